//! Order numbers: `ORD-20260830-7KQ4M2X`, short enough to read aloud.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Invalid, OrderId, Timestamp};

/// [Crockford's base 32](https://www.crockford.com/base32.html): no letter that reads like a digit.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PREFIX: &str = "ORD-";
const DAY_LENGTH: usize = 8;
const CODE_LENGTH: usize = 7;

/// The number of an order: the day it was placed and 35 random bits.
///
/// It is a function of the order's id (the id's own day and its last 35 bits), so an order is
/// stored under its number and found by either with one read, and no second item keeps numbers
/// unique.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrderNumber(String);

impl OrderNumber {
    /// The number of the order with this id.
    pub fn of(id: OrderId) -> Self {
        let bytes = u128::from_be_bytes(*id.as_bytes());
        let millis = i64::try_from(bytes >> 80).unwrap_or(i64::MAX);
        let code: String = (0..CODE_LENGTH)
            .rev()
            .map(|place| char::from(ALPHABET[(bytes >> (5 * place)) as usize & 31]))
            .collect();
        let day = Timestamp::from_millis(millis).day();
        Self(format!("{PREFIX}{day}-{code}"))
    }

    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Numbers as people type them.
impl OrderNumber {
    /// Reads a number without its dashes or with others, and with letters in place of digits.
    pub fn typed(text: &str) -> Option<Self> {
        let symbols = text.chars().filter(|character| character.is_alphanumeric());
        let symbols: String = symbols.collect();
        let (start, rest) = symbols.split_at_checked(3)?;
        if !digits_for_letters(start).eq_ignore_ascii_case("0rd") {
            return None;
        }
        let (day, code) = rest.split_at_checked(DAY_LENGTH)?;
        format!("{PREFIX}{}-{code}", digits_for_letters(day))
            .parse()
            .ok()
    }

    /// What a word means as the day or the code of a number, where that is something else: with a
    /// digit in place of a letter that reads like it. In lower case, as the word.
    pub fn part_meant_by(word: &str) -> Option<String> {
        let is_of = |part: &str| match part.len() {
            DAY_LENGTH => part.bytes().all(|digit| digit.is_ascii_digit()),
            CODE_LENGTH => part
                .bytes()
                .all(|symbol| ALPHABET.contains(&symbol.to_ascii_uppercase())),
            _ => false,
        };
        let part = digits_for_letters(word).to_ascii_lowercase();
        let has_digit = word.contains(|character: char| character.is_ascii_digit());
        (has_digit && part != word && is_of(&part)).then_some(part)
    }
}

/// What Crockford's base 32 lets people mistake.
fn digits_for_letters(text: &str) -> String {
    text.replace(['O', 'o'], "0")
        .replace(['I', 'i', 'L', 'l'], "1")
}

impl fmt::Display for OrderNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for OrderNumber {
    type Err = Invalid;

    /// Reads a number in either case, and what Crockford's base 32 lets people mistake: `O` for
    /// `0`, `I` and `L` for `1`.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let refused = || Invalid::new("must be an order number such as ORD-20260830-7KQ4M2X");
        let upper = text.to_ascii_uppercase();
        let (day, code) = upper
            .strip_prefix(PREFIX)
            .and_then(|rest| rest.split_once('-'))
            .ok_or_else(refused)?;
        let code = digits_for_letters(code);
        let is_day = day.len() == DAY_LENGTH && day.bytes().all(|digit| digit.is_ascii_digit());
        let is_code =
            code.len() == CODE_LENGTH && code.bytes().all(|symbol| ALPHABET.contains(&symbol));
        if is_day && is_code {
            Ok(Self(format!("{PREFIX}{day}-{code}")))
        } else {
            Err(refused())
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_names_the_day_and_is_readable_aloud() {
        let id: OrderId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
        assert_eq!(OrderNumber::of(id).as_str(), "ORD-20230630-84SN02Q");
    }

    #[test]
    fn what_people_mistake_reads_as_what_was_meant() {
        assert_eq!(
            "ord-20230629-84snoip".parse::<OrderNumber>().unwrap(),
            "ORD-20230629-84SN01P".parse().unwrap()
        );
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "ORD-",
            "ORD-20230629",
            "ORD-2023-84SN02Q",
            "ORD-20230629-84SN02U",
            "ORD-20230629-84SN02P7",
            "XYZ-20230629-84SN02Q",
            "ORD-20230629-84SN02é",
        ] {
            assert!(text.parse::<OrderNumber>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_number_is_read_as_people_type_it() {
        let number = "ORD-20230629-84SN01P".parse().unwrap();
        for text in [
            "ord2023062984sn01p",
            "ORD 20230629 84SN01P",
            "ORD–20230629–84SN01P",
            "#ORD/20230629/84SNOIP.",
            "0rd-2O23O629-84snolp",
        ] {
            assert_eq!(OrderNumber::typed(text).as_ref(), Some(&number), "{text}");
        }
        for text in [
            "",
            "ord",
            "2023062984sn01p",
            "ord2023062984sn01",
            "ord2023o6é984sn01p",
        ] {
            assert_eq!(OrderNumber::typed(text), None, "{text}");
        }
    }

    #[test]
    fn a_part_of_a_number_may_be_meant_by_letters_among_digits() {
        for (word, part) in [
            ("84snoip", Some("84sn01p")),
            ("2o23o629", Some("20230629")),
            ("84sn01p", None),
            ("lollipo", None),
            ("84snou1", None),
            ("2o23o62", Some("2023062")),
            ("o1", None),
        ] {
            assert_eq!(OrderNumber::part_meant_by(word).as_deref(), part, "{word}");
        }
    }

    proptest! {
        #[test]
        fn every_number_reads_back_as_it_was_written(millis in 0i64..253_402_300_799_999) {
            let number = OrderNumber::of(OrderId::generate(Timestamp::from_millis(millis)));
            prop_assert_eq!(number.as_str().parse(), Ok(number.clone()));
        }
    }
}
