//! Telephone numbers.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::Invalid;

/// The fewest digits that a number is worth dialling with.
const MIN_DIGITS: usize = 7;
/// The most digits of a number: [E.164](https://www.itu.int/rec/T-REC-E.164-201011-I/en), 6.
const MAX_DIGITS: usize = 15;

/// A telephone number as E.164 writes it: `+442071838750`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

impl Phone {
    /// What a number looks like.
    pub const PATTERN: &str = r"^\+[1-9][0-9]{6,14}$";
}

impl FromStr for Phone {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let text = text.trim();
        let is_number = text.strip_prefix('+').is_some_and(|digits| {
            (MIN_DIGITS..=MAX_DIGITS).contains(&digits.len())
                && digits.bytes().all(|byte| byte.is_ascii_digit())
                && !digits.starts_with('0')
        });
        if is_number {
            Ok(Self(text.to_owned()))
        } else {
            Err(Invalid::new(
                "must be a number with its country code, such as +442071838750",
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            "+44 20 7183 8750",
            "+04420718387",
            "+123456",
            "+1234567890123456",
            "+٤٤٢٠٧١٨٣٨٧٥٠",
            "+4420718387x",
        ] {
            assert!(text.parse::<Phone>().is_err(), "{text}");
        }
    }
}
