//! E-mail addresses.

use std::{fmt, str::FromStr};

use email_address::{EmailAddress, Options};
use serde::{Deserialize, Serialize};

use crate::domain::Invalid;

/// The longest address that mail servers carry: [RFC 5321, 4.5.3.1.3](https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.3)
/// gives a path 256 octets with its angle brackets.
const MAX_BYTES: usize = 254;

/// A valid e-mail address, kept as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// The address as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two spellings of one address have in common: addresses are unique without regard to case.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }

    /// The part before the at sign.
    pub fn local_part(&self) -> &str {
        self.0
            .rsplit_once('@')
            .map_or(self.as_str(), |(local, _)| local)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for Email {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let options = Options::default()
            .with_required_tld()
            .without_display_text()
            .without_domain_literal();
        let text = text.trim();
        let is_clean = !text
            .chars()
            .any(|character| character.is_control() || character.is_whitespace());
        if text.len() <= MAX_BYTES
            && is_clean
            && EmailAddress::parse_with_options(text, options).is_ok()
        {
            Ok(Self(text.to_owned()))
        } else {
            Err(Invalid::new("must be an e-mail address"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_kept_as_given_and_compared_without_case() {
        let email: Email = " Ada@Example.COM ".parse().unwrap();
        assert_eq!(email.as_str(), "Ada@Example.COM");
        assert_eq!(email.key(), "ada@example.com");
        assert_eq!(email.local_part(), "Ada");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let long = format!("{}@example.com", "a".repeat(250));
        for text in [
            "",
            "ada",
            "ada@",
            "@example.com",
            "ada@localhost",
            "Ada <ada@example.com>",
            "ada@[127.0.0.1]",
            "a b@example.com",
            "ada@example.com\nbcc:x@example.com",
            &long,
        ] {
            assert!(text.parse::<Email>().is_err(), "{text}");
        }
    }
}
