//! Pictures that users upload of themselves.

use serde::{Deserialize, Serialize};

use crate::{PictureId, Timestamp};

use super::{ContentType, Fingerprint, Media};

/// The picture that is shown of a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShownPicture {
    /// The picture.
    pub id: PictureId,
    /// Which content of it was checked.
    pub fingerprint: Fingerprint,
}

/// A picture that a user is about to upload. There is one at most: who declares another no longer
/// means the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AwaitedPicture {
    /// Sorts by `declared_at`.
    pub id: PictureId,
    /// What it was declared to be.
    pub content_type: ContentType,
    /// Its declared length in bytes.
    pub size: u64,
    /// When it was declared.
    pub declared_at: Timestamp,
}

impl AwaitedPicture {
    /// A picture that is declared now.
    pub fn declare(content_type: ContentType, size: u64, now: Timestamp) -> Self {
        Self {
            id: PictureId::generate(now),
            content_type,
            size,
            declared_at: now,
        }
    }

    /// When it is no longer waited for.
    pub fn expires_at(&self) -> Timestamp {
        self.declared_at + Media::AWAITED
    }
}
