//! Enums whose values are strings on the wire and in the tables.

/// Declares an enum with the word for each of its values, spelled here alone. What `read by` names
/// makes one of these words of what else people write for it; what `advised by` names says what to
/// do instead about some that are none.
#[macro_export]
macro_rules! string_enum {
    (@word $text:ident) => { $text };
    (@word $text:ident $read:path) => { &$read($text) };
    (@advice $word:ident) => { "" };
    (@advice $word:ident $advise:path) => { $advise($word) };
    ($(#[$doc:meta])* $name:ident $(read by $read:path)? $(, advised by $advise:path)? {
        $($(#[$variant_doc:meta])* $variant:ident = $word:literal), * $(,)?
    }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize,
            serde::Deserialize,
        )]
        pub enum $name {$(
            $(#[$variant_doc])*
            #[serde(rename = $word)]
            $variant,
        )*}

        impl $name {
            /// Every value there is.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            /// The value as it is written.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::Invalid;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let word: &str = $crate::string_enum!(@word text $($read)?);
                Self::ALL
                    .into_iter()
                    .find(|value| value.as_str() == word)
                    .ok_or_else(|| {
                        let (words, advice) = (
                            [$($word),*].join(", "), $crate::string_enum!(@advice word $($advise)?),
                        );
                        $crate::Invalid::new(format!("must be one of {words}{advice}"))
                    })
            }
        }
    };
}
