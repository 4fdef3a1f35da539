//! Text that people write, checked once where it comes in.
//!
//! Lengths count Unicode scalar values. Text may not be blank where it may not be empty: a reader
//! must see something. One-line text is trimmed. Control characters are refused, except line feed
//! and tab in longer text, where a line ends with a line feed alone; so are, in one line,
//! bidirectional controls, which have a name read as another. All else is kept as it was given.

use std::{borrow::Cow, fmt, ops::RangeInclusive, str::FromStr};

use icu_properties::{
    CodePointSetData, CodePointSetDataBorrowed,
    props::{BidiControl, DefaultIgnorableCodePoint},
};
use serde::{Deserialize, Serialize};

use super::Invalid;

/// Characters that say how those around them are read
/// ([UAX #9](https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters)).
const BIDIRECTIONAL: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<BidiControl>();
/// Characters that show nothing where they are not understood
/// ([Default_Ignorable_Code_Point](https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point)).
const IGNORABLE: CodePointSetDataBorrowed<'static> =
    CodePointSetData::new::<DefaultIgnorableCodePoint>();
/// Braille without a dot, which Unicode does not count among spaces.
const BLANK_PATTERN: char = '\u{2800}';

/// True for characters that change the direction in which others are read.
fn is_bidirectional_control(character: char) -> bool {
    BIDIRECTIONAL.contains(character)
}

/// True for characters without ink or room of their own, which a reader cannot know to be there.
/// All that change the direction of reading are among them.
pub(crate) fn is_invisible(character: char) -> bool {
    IGNORABLE.contains(character)
}

/// True for characters without ink: spaces, and those that are invisible.
pub fn shows_nothing(character: char) -> bool {
    character.is_whitespace() || is_invisible(character) || character == BLANK_PATTERN
}

/// True for text in which a reader sees nothing.
fn is_blank(text: &str) -> bool {
    text.chars().all(shows_nothing)
}

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
    pub fn check(self, text: &str) -> Result<Cow<'_, str>, Invalid> {
        let text = self.brought_into_form(text);
        let length = text.chars().count();
        if self.min > 0 && is_blank(&text) {
            Err(Invalid::new("must not be blank"))
        } else if text.chars().any(|character| self.refuses(character)) {
            Err(Invalid::new("must not contain control characters"))
        } else if self.one_line && text.chars().any(is_bidirectional_control) {
            let message = "must not contain characters that change the direction of reading";
            Err(Invalid::new(message))
        } else if !(self.min..=self.max).contains(&length) {
            Err(Invalid::new(self.length_message()))
        } else {
            Ok(text)
        }
    }

    /// One line without what surrounds it, and nothing at all where it shows nothing; in longer
    /// text line feeds for the line ends of Windows.
    fn brought_into_form(self, text: &str) -> Cow<'_, str> {
        match self.one_line {
            true if is_blank(text) => Cow::Borrowed(""),
            true => Cow::Borrowed(text.trim()),
            false if text.contains("\r\n") => Cow::Owned(text.replace("\r\n", "\n")),
            false => Cow::Borrowed(text),
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
                Self::LIMITS.check(text).map(|text| Self(text.into_owned()))
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
    /// A person's first name, or all the name that they have.
    Name: Limits::one_line(1..=100),
    /// A person's last name; nothing where a single name is all.
    LastName: Limits::one_line(0..=100),
    /// What the shop is called.
    ShopName: Limits::one_line(1..=100),
    /// What a saved view is called.
    ViewName: Limits::one_line(1..=60),
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

impl Default for ShopName {
    fn default() -> Self {
        Self("Order tracking".to_owned())
    }
}

/// Both names of a person together, or the one that they have.
pub fn full_name(first: &Name, last: &LastName) -> String {
    match last.as_str() {
        "" => first.to_string(),
        last => format!("{first} {last}"),
    }
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
    fn text_that_shows_nothing_is_blank() {
        for blank in [
            "\u{200b}\u{200b}\u{200b}",
            "\u{3164}\u{3164}\u{3164}",
            "\u{2800}\u{2800}\u{2800}",
            "\u{ad}\u{ad}\u{ad}",
            " \u{feff}\u{2060}\u{e0020} ",
            "\u{115f}\u{1160}\u{ffa0}\u{180e}\u{fe0f}",
        ] {
            assert!(blank.parse::<Name>().is_err(), "{blank:?}");
            assert!(blank.parse::<Title>().is_err(), "{blank:?}");
            assert!(blank.parse::<NoteText>().is_err(), "{blank:?}");
            assert_eq!(blank.parse::<LastName>().unwrap().as_str(), "");
            let kept: Description = blank.parse().unwrap();
            assert_eq!(kept.as_str(), blank);
        }
        let joined = "\u{1f469}\u{200d}\u{1f680}";
        assert_eq!(joined.parse::<Name>().unwrap().as_str(), joined);
    }

    #[test]
    fn what_changes_the_direction_of_reading_is_invisible() {
        let mut controls = ('\0'..=char::MAX).filter(|control| is_bidirectional_control(*control));
        assert!(controls.all(is_invisible));
    }

    #[test]
    fn nothing_in_one_line_changes_the_direction_of_reading() {
        for control in [
            '\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}',
        ] {
            assert!(format!("abc{control}def").parse::<Title>().is_err());
            assert!(format!("abc{control}def").parse::<LastName>().is_err());
            assert!(format!("abc{control}def").parse::<Description>().is_ok());
        }
        assert!(
            "\u{5e9}\u{5d5}\u{5dc}\u{5d7}\u{5df} oak"
                .parse::<Title>()
                .is_ok()
        );
    }

    #[test]
    fn lines_of_longer_text_end_with_a_line_feed() {
        let kept: Description = "one\r\ntwo\r\n\r\nthree".parse().unwrap();
        assert_eq!(kept.as_str(), "one\ntwo\n\nthree");
        assert!("one\rtwo".parse::<Description>().is_err());
        assert!("one\r\ntwo".parse::<Title>().is_err());
        let longest = "a\r\n".repeat(2_500);
        assert!(longest.parse::<Description>().is_ok());
    }

    #[test]
    fn a_single_name_is_a_name() {
        assert_eq!("".parse::<LastName>().unwrap().as_str(), "");
        assert_eq!("  ".parse::<LastName>().unwrap().as_str(), "");
        let (first, last) = ("Teller".parse().unwrap(), "".parse().unwrap());
        assert_eq!(full_name(&first, &last), "Teller");
        let last = "Jillette".parse().unwrap();
        assert_eq!(full_name(&"Penn".parse().unwrap(), &last), "Penn Jillette");
        assert!("n".repeat(100).parse::<Name>().is_ok());
        assert!("n".repeat(101).parse::<LastName>().is_err());
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
