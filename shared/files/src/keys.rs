//! How objects are named. Roles name the same prefixes in `template.yaml`.

use std::{fmt, str::FromStr};

use shared_domain::{
    Invalid, MediaId, OrderId, PictureId, UserId,
    media::{Fingerprint, Media, ShownPicture},
};

const ORDERS: &str = "orders";
const PICTURES: &str = "pictures";

/// What an object in the uploads bucket is meant to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UploadKey {
    /// A file of an order.
    File(OrderId, MediaId),
    /// A picture of a user.
    Picture(UserId, PictureId),
}

impl From<&Media> for UploadKey {
    fn from(media: &Media) -> Self {
        Self::File(media.order_id, media.id)
    }
}

impl UploadKey {
    /// What the objects that are served of it are named with.
    pub fn served_prefix(&self) -> String {
        match self {
            Self::File(..) => format!("{self}/"),
            Self::Picture(user, _) => format!("{PICTURES}/{user}/"),
        }
    }
}

impl fmt::Display for UploadKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(order, media) => write!(formatter, "{ORDERS}/{order}/{media}"),
            Self::Picture(user, picture) => write!(formatter, "{PICTURES}/{user}/{picture}"),
        }
    }
}

impl FromStr for UploadKey {
    type Err = Invalid;

    fn from_str(key: &str) -> Result<Self, Invalid> {
        let mut parts = key.split('/');
        let (kind, owner, name) = (parts.next(), parts.next(), parts.next());
        match (kind, owner, name, parts.next()) {
            (Some(ORDERS), Some(order), Some(media), None) => {
                Ok(Self::File(order.parse()?, media.parse()?))
            }
            (Some(PICTURES), Some(user), Some(picture), None) => {
                Ok(Self::Picture(user.parse()?, picture.parse()?))
            }
            _ => Err(Invalid::new("is no key of an upload")),
        }
    }
}

/// How large an image is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    /// As it is.
    Full,
    /// 1,280 pixels at most.
    Preview,
    /// 320 pixels at most.
    Thumbnail,
}

impl Size {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "file",
            Self::Preview => "preview",
            Self::Thumbnail => "thumbnail",
        }
    }
}

/// An object in the media bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Served<'a> {
    /// A file of an order.
    File(OrderId, MediaId, &'a Fingerprint, Size),
    /// A picture of a user.
    Picture(UserId, &'a ShownPicture),
}

impl fmt::Display for Served<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(order, media, content, size) => {
                let key = UploadKey::File(*order, *media);
                write!(formatter, "{key}/{content}/{}", size.as_str())
            }
            Self::Picture(user, ShownPicture { id, fingerprint }) => {
                write!(
                    formatter,
                    "{}/{fingerprint}",
                    UploadKey::Picture(*user, *id)
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared_domain::Timestamp;

    const NOW: Timestamp = Timestamp::from_millis(1_756_000_000_000);

    #[test]
    fn a_key_reads_back_as_it_was_written() {
        for key in [
            UploadKey::File(OrderId::generate(NOW), MediaId::generate(NOW)),
            UploadKey::Picture(UserId::generate(NOW), PictureId::generate(NOW)),
        ] {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
    }

    #[test]
    fn other_keys_are_no_uploads() {
        let key = UploadKey::File(OrderId::generate(NOW), MediaId::generate(NOW)).to_string();
        for key in [
            String::new(),
            "orders".into(),
            format!("{key}/x"),
            format!("/{key}"),
            format!("x{key}"),
        ] {
            assert!(key.parse::<UploadKey>().is_err(), "{key}");
        }
    }

    #[test]
    fn what_is_served_of_a_file_is_named_by_its_prefix_and_no_other_file_is() {
        let (order, media) = (OrderId::generate(NOW), MediaId::generate(NOW));
        let content = Fingerprint::of_etag("\"abc-1\"");
        let prefix = UploadKey::File(order, media).served_prefix();
        for size in [Size::Full, Size::Preview, Size::Thumbnail] {
            let served = Served::File(order, media, &content, size);
            assert!(served.to_string().starts_with(&prefix));
        }
        let other = Served::File(order, MediaId::generate(NOW), &content, Size::Full);
        assert!(!other.to_string().starts_with(&prefix));
    }
}
