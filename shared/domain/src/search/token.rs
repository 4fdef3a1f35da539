//! What the search index is partitioned by.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::split::is_spaceless;

/// How a word begins: its first three characters, folded.
///
/// Shorter words have none: what two letters begin is a good part of everything there is. But for
/// pairs of letters in scripts without spaces, of which there are thousands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Token(String);

impl Token {
    const LENGTH: usize = 3;

    /// The token of a folded word.
    pub(super) fn of(word: &str) -> Option<Self> {
        let token: String = word.chars().take(Self::LENGTH).collect();
        let length = match word.contains(is_spaceless) {
            true => 2,
            false => Self::LENGTH,
        };
        (token.chars().count() >= length).then_some(Self(token))
    }

    /// True for how every order's number begins (`ORD-2026…`, in all of this century), which tells
    /// no order from another.
    pub(super) fn is_in_every_number(&self) -> bool {
        let is_year = |rest: &str| rest.bytes().all(|digit| digit.is_ascii_digit());
        self.0 == "ord" || self.0.strip_prefix("20").is_some_and(is_year)
    }

    /// The token itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_counts_characters_and_not_bytes() {
        assert_eq!(Token::of("брюки").unwrap().as_str(), "брю");
        assert_eq!(Token::of("日本").unwrap().as_str(), "日本");
        assert_eq!(Token::of("日"), None);
        assert_eq!(Token::of("ab"), None);
        assert_eq!(Token::of(""), None);
    }

    #[test]
    fn how_every_number_begins_is_known() {
        for word in ["ord", "order", "20260830", "2099"] {
            assert!(Token::of(word).unwrap().is_in_every_number(), "{word}");
        }
        for word in ["orchid", "2100", "20x", "120", "7kq4m2x"] {
            assert!(!Token::of(word).unwrap().is_in_every_number(), "{word}");
        }
    }
}
