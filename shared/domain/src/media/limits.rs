//! What may be uploaded.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ContentType;
use crate::{Invalid, whole_numbers};

whole_numbers! {
    /// The largest file that may be uploaded, in bytes. No deployment takes larger ones than 100
    /// MiB.
    MaxFileSize: 1..=104857600;
}

/// The types of files that may be uploaded, each once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<ContentType>")]
pub struct AllowedTypes(Vec<ContentType>);

impl AllowedTypes {
    /// The types.
    pub fn as_slice(&self) -> &[ContentType] {
        &self.0
    }

    /// True where files of this type are taken.
    pub fn contains(&self, content_type: ContentType) -> bool {
        self.0.contains(&content_type)
    }
}

/// As the list is written: `image/jpeg, image/png`.
impl std::fmt::Display for AllowedTypes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<_> = self.0.iter().map(|kind| kind.as_str()).collect();
        formatter.write_str(&names.join(", "))
    }
}

impl FromStr for AllowedTypes {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let types = text.split(',').map(|name| name.trim().parse());
        types.collect::<Result<Vec<_>, _>>()?.try_into()
    }
}

impl TryFrom<Vec<ContentType>> for AllowedTypes {
    type Error = Invalid;

    fn try_from(mut types: Vec<ContentType>) -> Result<Self, Invalid> {
        let mut seen = std::collections::HashSet::new();
        types.retain(|kind| seen.insert(*kind));
        match types.is_empty() {
            true => Err(Invalid::new("must have at least one item")),
            false => Ok(Self(types)),
        }
    }
}

/// What a file that is about to be uploaded may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadLimits {
    /// How large.
    pub size: MaxFileSize,
    /// Of which types.
    pub types: AllowedTypes,
}

impl UploadLimits {
    /// The same for what must be an image.
    pub fn images(&self) -> Self {
        let types = self.types.0.iter().copied();
        Self {
            size: self.size,
            types: AllowedTypes(types.filter(|kind| kind.is_image()).collect()),
        }
    }

    /// Checks a declared length in bytes.
    ///
    /// # Errors
    /// Where it is nothing, or too much.
    pub fn check_size(&self, size: u64) -> Result<(), Invalid> {
        let max = self.size.get();
        if (1..=max).contains(&size) {
            Ok(())
        } else {
            Err(Invalid::new(format!("must be from 1 to {max} bytes")))
        }
    }

    /// Checks a declared type.
    ///
    /// # Errors
    /// Where it is not taken here.
    pub fn check_type(&self, content_type: ContentType) -> Result<(), Invalid> {
        if self.types.contains(content_type) {
            Ok(())
        } else {
            Err(Invalid::new(format!("must be one of {}", self.types)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_deployment_takes_files_of_more_than_100_mib() {
        assert!("104857600".parse::<MaxFileSize>().is_ok());
        for text in ["104857601", "0", "-1", "5 MB", ""] {
            assert!(text.parse::<MaxFileSize>().is_err(), "{text}");
        }
    }

    #[test]
    fn only_types_that_can_be_told_by_their_content_can_be_allowed() {
        let types: AllowedTypes = "image/png, application/pdf".parse().unwrap();
        assert!(types.contains(ContentType::Png));
        assert!(!types.contains(ContentType::Mp4));
        assert_eq!(types.to_string(), "image/png, application/pdf");
        for text in ["image/svg+xml", "", "image/png,"] {
            assert!(text.parse::<AllowedTypes>().is_err(), "{text}");
        }
    }
}
