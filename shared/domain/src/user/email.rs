//! E-mail addresses.

use std::{borrow::Cow, fmt, str::FromStr};

use email_address::{EmailAddress, Options};
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::{Invalid, text::is_invisible};

/// The longest address that mail servers carry: [RFC 5321,
/// 4.5.3.1.3](https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.3) gives a path 256 octets
/// with its angle brackets.
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

    /// What the spellings of one address have in common: addresses are unique without regard to
    /// case, to how letters are composed, and to whether the domain is written in its own letters
    /// or in ASCII ([RFC 6531, 3.7.1](https://www.rfc-editor.org/rfc/rfc6531#section-3.7.1)).
    pub fn key(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        let local: String = local.nfc().flat_map(char::to_lowercase).nfc().collect();
        let domain = ascii(domain).unwrap_or_else(|| domain.to_lowercase());
        format!("{local}@{domain}")
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
        let domain = text.rsplit_once('@').map_or("", |(_, domain)| domain);
        if text.len() <= MAX_BYTES
            && !text.chars().any(is_hidden)
            && is_public_domain(domain)
            && EmailAddress::parse_with_options(text, options).is_ok()
        {
            Ok(Self(text.to_owned()))
        } else {
            Err(Invalid::new("must be an e-mail address"))
        }
    }
}

/// Characters that nobody would see in an address, or that have it read as another.
fn is_hidden(character: char) -> bool {
    character.is_control() || character.is_whitespace() || is_invisible(character)
}

/// A domain as the DNS has it: in ASCII and lower case. None where it can be no name of a host
/// ([UTS #46](https://www.unicode.org/reports/tr46/), [RFC 1123,
/// 2.1](https://www.rfc-editor.org/rfc/rfc1123#section-2.1)).
fn ascii(domain: &str) -> Option<String> {
    let ascii = Uts46::new().to_ascii(
        domain.as_bytes(),
        AsciiDenyList::STD3,
        Hyphens::Check,
        DnsLength::Verify,
    );
    ascii.ok().map(Cow::into_owned)
}

/// True for a name below a top level, which is never a number
/// ([RFC 3696, 2](https://www.rfc-editor.org/rfc/rfc3696#section-2)).
fn is_public_domain(domain: &str) -> bool {
    let ascii = ascii(domain);
    let top = ascii.as_deref().and_then(|domain| domain.rsplit_once('.'));
    top.is_some_and(|(_, top)| !top.bytes().all(|byte| byte.is_ascii_digit()))
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
    fn spellings_of_one_address_have_one_key() {
        let key = |text: &str| text.parse::<Email>().unwrap().key();
        for (one, other) in [
            ("ada@b\u{fc}cher.example", "ada@xn--bcher-kva.example"),
            ("ada@b\u{fc}cher.example", "Ada@BU\u{308}CHER.example"),
            ("j\u{f6}rg@example.com", "jo\u{308}rg@example.com"),
            ("J\u{d6}RG@example.com", "j\u{f6}rg@example.com"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        assert_ne!(key("ada@example.com"), key("ada@example.org"));
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
            "a\u{200b}da@example.com",
            "ada\u{ad}@example.com",
            "ada\u{202e}@example.com",
            "ada@exam\u{200b}ple.com",
            "ada@example.123",
            "ada@my_shop.example",
            "ada@-shop.example",
            &long,
        ] {
            assert!(text.parse::<Email>().is_err(), "{text}");
        }
    }
}
