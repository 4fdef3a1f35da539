//! Telephone numbers.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Invalid;

/// The fewest digits that a number is worth dialling with.
const MIN_DIGITS: usize = 7;
/// The most digits of a number: [E.164](https://www.itu.int/rec/T-REC-E.164-201011-I/en), 6.
const MAX_DIGITS: usize = 15;

/// What people write between digits.
const SEPARATORS: [char; 8] = [' ', '\u{a0}', '-', '\u{2011}', '.', '/', '(', ')'];

/// A telephone number, kept as E.164 writes it: `+442071838750`. It is taken as people write it,
/// with its country code: `+44 (0)20 7183-8750`, `0044 20 7183 8750`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

impl Phone {
    /// What a number looks like that is taken.
    pub const PATTERN: &str = r"^(\+|00)[1-9]([ ().\/-]{0,2}[0-9]){6,14}$";

    /// The number as E.164 writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Phone {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let written = text.trim();
        let number = written
            .strip_prefix('+')
            .or_else(|| written.strip_prefix("00"));
        let digits: Option<String> = number.map(|number| number.replace(SEPARATORS, ""));
        match (number, digits) {
            (Some(number), Some(digits)) if is_number(&digits) => {
                // The zero that is dialled within the country alone.
                let international = number.replace("(0)", "").replace(SEPARATORS, "");
                Ok(Self(format!("+{international}")))
            }
            _ => Err(Invalid::new(
                "must be a number with its country code, such as +442071838750",
            )),
        }
    }
}

fn is_number(digits: &str) -> bool {
    (MIN_DIGITS..=MAX_DIGITS).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_as_people_write_them_and_kept_in_one_way() {
        for text in [
            "+493012345678",
            "+49 30 12345678",
            "+49 (0)30 / 123-456.78",
            "0049 30 12345678",
            "+49\u{a0}30\u{2011}12345678",
        ] {
            let kept: Phone = text.parse().unwrap();
            assert_eq!(kept, Phone("+493012345678".to_owned()), "{text}");
        }
    }

    #[test]
    fn numbers_have_a_country_code_and_digits_alone() {
        for text in [
            "+442071838750",
            " +12025550123 ",
            "+1234567",
            "+123456789012345",
        ] {
            assert!(text.parse::<Phone>().is_ok(), "{text}");
        }
        for text in [
            "",
            "+",
            "442071838750",
            "+04420718387",
            "+(0)4420718387",
            "+44 20 7183 ext 8",
            "+123456",
            "+1234567890123456",
            "+٤٤٢٠٧١٨٣٨٧٥٠",
            "+4420718387x",
        ] {
            assert!(text.parse::<Phone>().is_err(), "{text}");
        }
    }
}
