//! Whole numbers with bounds.

/// Declares whole numbers with the least and the most that each may be, given here alone.
macro_rules! whole_numbers {
    ($($(#[$doc:meta])* $name:ident: $min:literal..=$max:literal;)*) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize,
            serde::Deserialize,
        )]
        #[serde(into = "u64", try_from = "u64")]
        pub struct $name(u64);

        impl $name {
            /// The least it may be.
            pub const MIN: u64 = $min;
            /// The most it may be.
            pub const MAX: u64 = $max;

            /// The number.
            pub const fn get(self) -> u64 {
                self.0
            }
        }

        impl TryFrom<u64> for $name {
            type Error = $crate::Invalid;

            fn try_from(number: u64) -> Result<Self, Self::Error> {
                match number {
                    Self::MIN..=Self::MAX => Ok(Self(number)),
                    _ => Err($crate::Invalid::new(concat!(
                        "must be a whole number from ", $min, " to ", $max,
                    ))),
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::Invalid;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                // What is no number at all is as far out of bounds as nothing.
                Self::try_from(text.parse::<u64>().unwrap_or_default())
            }
        }

        impl From<$name> for u64 {
            fn from(number: $name) -> Self {
                number.0
            }
        }
    )*};
}

pub(crate) use whole_numbers;
