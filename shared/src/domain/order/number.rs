//! Order numbers: `ORD-20260830-7KQ4M2X`, short enough to read aloud.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::domain::{Invalid, OrderId, Timestamp};

/// [Crockford's base 32](https://www.crockford.com/base32.html): no letter that reads like a digit.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PREFIX: &str = "ORD-";
const DAY_LENGTH: usize = 8;
const CODE_LENGTH: usize = 7;

/// The number of an order: the day it was placed and 35 random bits.
///
/// It is a function of the order's id (the id's own day and its last 35 bits), so an order is stored
/// under its number and found by either with one read, and no second item keeps numbers unique.
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

impl fmt::Display for OrderNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for OrderNumber {
    type Err = Invalid;

    /// Reads a number in either case, and what Crockford's base 32 lets people mistake: `O` for `0`,
    /// `I` and `L` for `1`.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let refused = || Invalid::new("must be an order number such as ORD-20260830-7KQ4M2X");
        let upper = text.to_ascii_uppercase();
        let (day, code) = upper
            .strip_prefix(PREFIX)
            .and_then(|rest| rest.split_once('-'))
            .ok_or_else(refused)?;
        let code = code.replace('O', "0").replace(['I', 'L'], "1");
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

    proptest! {
        #[test]
        fn every_number_reads_back_as_it_was_written(millis in 0i64..253_402_300_799_999) {
            let number = OrderNumber::of(OrderId::generate(Timestamp::from_millis(millis)));
            prop_assert_eq!(number.as_str().parse(), Ok(number.clone()));
        }
    }
}
