//! Who the shop is to its customers.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use super::{Invalid, TimeZone, string_enum, text::ShopName};

/// The shop: what its pages, mails and statistics go by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Shop {
    /// What it is called.
    pub name: ShopName,
    /// The colour of its pages.
    pub colour: Colour,
    /// Where its logo is.
    pub logo_url: Option<LogoUrl>,
    /// Whose days its statistics and exports go by.
    pub time_zone: TimeZone,
    /// What it speaks where nobody has said what they speak.
    pub language: Language,
}

/// What to change of the shop.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShopEdit {
    /// See [`Shop::name`].
    pub name: Option<ShopName>,
    /// See [`Shop::colour`].
    pub colour: Option<Colour>,
    /// See [`Shop::logo_url`].
    pub logo_url: Option<Option<LogoUrl>>,
    /// See [`Shop::time_zone`].
    pub time_zone: Option<TimeZone>,
    /// See [`Shop::language`].
    pub language: Option<Language>,
}

/// A colour of sRGB, written `#RRGGBB` with capital letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Colour(String);

/// Where a picture is: an absolute URL of https, without user and password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LogoUrl(String);

string_enum! {
    /// A language that the system speaks ([BCP 47](https://www.rfc-editor.org/info/bcp47)).
    Language {
        /// English.
        English = "en",
        /// German.
        German = "de",
    }
}

impl Default for Shop {
    fn default() -> Self {
        Self {
            name: ShopName::default(),
            colour: Colour("#2F5BD7".to_owned()),
            logo_url: None,
            time_zone: TimeZone::default(),
            language: Language::English,
        }
    }
}

impl Shop {
    /// The shop after an edit.
    pub fn edited(&self, edit: ShopEdit) -> Self {
        let before = self.clone();
        Self {
            name: edit.name.unwrap_or(before.name),
            colour: edit.colour.unwrap_or(before.colour),
            logo_url: edit.logo_url.unwrap_or(before.logo_url),
            time_zone: edit.time_zone.unwrap_or(before.time_zone),
            language: edit.language.unwrap_or(before.language),
        }
    }
}

impl Colour {
    /// What a colour looks like, as a regular expression.
    pub const PATTERN: &'static str = "^#[0-9A-Fa-f]{6}$";

    /// The colour as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl LogoUrl {
    /// The most characters.
    pub const MAX_LENGTH: usize = 2_048;

    /// The URL as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Colour {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let digits = text.strip_prefix('#').unwrap_or_default();
        match digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            true => Ok(Self(text.to_ascii_uppercase())),
            false => Err(Invalid::new("must be a colour such as #2F5BD7")),
        }
    }
}

impl FromStr for LogoUrl {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let url = Url::parse(text.trim()).ok().filter(is_public);
        match url.map(String::from) {
            Some(url) if url.len() <= Self::MAX_LENGTH => Ok(Self(url)),
            Some(_) => {
                let most = Self::MAX_LENGTH;
                Err(Invalid::new(format!("must have at most {most} characters")))
            }
            None => Err(Invalid::new(
                "must be an https URL such as https://example.com/logo.png",
            )),
        }
    }
}

/// True for what any mail client and browser may ask for.
fn is_public(url: &Url) -> bool {
    let has_name = matches!(url.host(), Some(Host::Domain(name)) if name.contains('.'));
    url.scheme() == "https" && has_name && url.username().is_empty() && url.password().is_none()
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for LogoUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_written_with_six_digits() {
        assert_eq!("#2f5bd7".parse::<Colour>().unwrap().as_str(), "#2F5BD7");
        for text in [
            "",
            "2F5BD7",
            "#2F5BD",
            "#2F5BD70",
            "#2F5BDG",
            "red",
            "#２F5BD7",
        ] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_logo_is_at_a_public_https_url() {
        let logo: LogoUrl = "https://Example.com/ä logo.png".parse().unwrap();
        assert_eq!(logo.as_str(), "https://example.com/%C3%A4%20logo.png");
        for text in [
            "",
            "example.com/logo.png",
            "http://example.com/logo.png",
            "javascript:alert(1)",
            "data:image/png;base64,AAAA",
            "https://",
            "https://localhost/logo.png",
            "https://169.254.169.254/latest",
            "https://[::1]/logo.png",
            "https://user:password@example.com/logo.png",
        ] {
            assert!(text.parse::<LogoUrl>().is_err(), "{text}");
        }
        let long = format!("https://example.com/{}", "a".repeat(2_048));
        assert!(long.parse::<LogoUrl>().is_err());
    }

    #[test]
    fn what_is_given_changes_and_the_rest_stays() {
        let edit = ShopEdit {
            name: Some("Oak & Ash".parse().unwrap()),
            logo_url: Some(Some("https://example.com/logo.png".parse().unwrap())),
            ..ShopEdit::default()
        };
        let after = Shop::default().edited(edit);
        assert_eq!(after.name.as_str(), "Oak & Ash");
        assert_eq!(after.time_zone.name(), "UTC");
        let cleared = ShopEdit {
            logo_url: Some(None),
            ..ShopEdit::default()
        };
        assert_eq!(after.edited(cleared).logo_url, None);
    }
}
