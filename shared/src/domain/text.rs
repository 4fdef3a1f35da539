//! Text that people write, checked once where it comes in.
//!
//! Lengths count Unicode scalar values. One-line text is trimmed and may not be blank. Control
//! characters are refused, except line feed and tab in longer text. All else is kept as it was given.

use std::{fmt, ops::RangeInclusive, str::FromStr};

use serde::{Deserialize, Serialize};

use super::Invalid;

/// What a kind of text may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The fewest characters.
    pub min: usize,
    /// The most characters.
    pub max: usize,
    /// True where the text is trimmed and may hold neither line feeds nor tabs.
    pub one_line: bool,
}

impl Limits {
    pub(super) const fn one_line(length: RangeInclusive<usize>) -> Self {
        Self {
            min: *length.start(),
            max: *length.end(),
            one_line: true,
        }
    }

    const fn paragraphs(length: RangeInclusive<usize>) -> Self {
        Self {
            min: *length.start(),
            max: *length.end(),
            one_line: false,
        }
    }

    /// The text as it will be kept.
    ///
    /// # Errors
    /// Says which of these limits the text breaks.
    pub fn check(self, text: &str) -> Result<&str, Invalid> {
        let text = if self.one_line { text.trim() } else { text };
        let length = text.chars().count();
        if self.one_line && length == 0 {
            Err(Invalid::new("must not be blank"))
        } else if text.chars().any(|character| self.refuses(character)) {
            Err(Invalid::new("must not contain control characters"))
        } else if !(self.min..=self.max).contains(&length) {
            Err(Invalid::new(self.length_message()))
        } else {
            Ok(text)
        }
    }

    fn refuses(self, character: char) -> bool {
        character.is_control() && (self.one_line || !matches!(character, '\n' | '\t'))
    }

    fn length_message(self) -> String {
        let Self { min, max, .. } = self;
        if min == 0 {
            format!("must have at most {max} characters")
        } else {
            format!("must have {min} to {max} characters")
        }
    }
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $limits:expr),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// What this text may hold.
            pub const LIMITS: Limits = $limits;

            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = Invalid;

            fn from_str(text: &str) -> Result<Self, Invalid> {
                Self::LIMITS.check(text).map(|text| Self(text.to_owned()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    )*};
}

texts! {
    /// A person's first or last name.
    Name: Limits::one_line(1..=50),
    /// What an order is called.
    Title: Limits::one_line(3..=255),
    /// What an order is about.
    #[derive(Default)]
    Description: Limits::paragraphs(0..=5_000),
    /// What to mind while working on an order.
    Instructions: Limits::paragraphs(0..=2_000),
    /// What is said with a change of status.
    Comment: Limits::paragraphs(0..=2_000),
    /// What is said of a file.
    Caption: Limits::paragraphs(0..=2_000),
    /// The body of a note.
    NoteText: Limits::paragraphs(1..=5_000),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_line_text_is_trimmed_and_may_not_be_blank() {
        assert_eq!("  Ada ".parse::<Name>().unwrap().as_str(), "Ada");
        assert!("".parse::<Name>().is_err());
        assert!(" \u{2003}\t ".parse::<Name>().is_err());
    }

    #[test]
    fn lengths_count_characters_and_not_bytes() {
        assert!("日".repeat(255).parse::<Title>().is_ok());
        assert!("日".repeat(256).parse::<Title>().is_err());
        assert!("ab".parse::<Title>().is_err());
    }

    #[test]
    fn control_characters_are_refused_but_for_line_feeds_and_tabs_in_longer_text() {
        assert!("a\tb\nc".parse::<Description>().is_ok());
        for character in ['\0', '\r', '\u{7f}', '\u{85}', '\u{1b}'] {
            assert!(format!("abc{character}def").parse::<Description>().is_err());
        }
        assert!("abc\ndef".parse::<Title>().is_err());
    }

    proptest! {
        #[test]
        fn longer_text_is_kept_as_it_was_given(text in "[^\\p{Cc}]{0,200}") {
            let kept: Description = text.parse().unwrap();
            prop_assert_eq!(kept.as_str(), text);
        }
    }
}
