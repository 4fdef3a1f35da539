//! Objects: versions and metadata.

use std::collections::HashMap;

use s3s::dto::{ETag, Timestamp};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

/// One version of an object.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Object {
    pub key: String,
    /// Later versions have greater ids.
    pub id: Uuid,
    pub size: u64,
    /// Without quotes.
    pub e_tag: String,
    /// Seconds since 1970: HTTP knows no finer time.
    pub modified: i64,
    /// Stands for the absence of the object since then.
    pub is_delete_marker: bool,
    pub headers: Headers,
}

/// What an upload says of its content and a download repeats.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Headers {
    pub cache_control: Option<String>,
    pub content_disposition: Option<String>,
    pub content_encoding: Option<String>,
    pub content_language: Option<String>,
    pub content_type: Option<String>,
    pub metadata: Option<HashMap<String, String>>,
}

impl Object {
    pub fn new(key: String, size: u64, e_tag: String, headers: Headers) -> Self {
        Self {
            key,
            id: Uuid::now_v7(),
            size,
            e_tag,
            modified: OffsetDateTime::now_utc().unix_timestamp(),
            is_delete_marker: false,
            headers,
        }
    }

    pub fn delete_marker(key: String) -> Self {
        Self {
            is_delete_marker: true,
            ..Self::new(key, 0, String::new(), Headers::default())
        }
    }

    pub fn strong_e_tag(&self) -> ETag {
        ETag::Strong(self.e_tag.clone())
    }

    pub fn modified(&self) -> Option<Timestamp> {
        let time = OffsetDateTime::from_unix_timestamp(self.modified);
        time.ok().map(Timestamp::from)
    }

    /// The size as the protocol's types want it.
    pub fn length(&self) -> Option<i64> {
        i64::try_from(self.size).ok()
    }
}

impl Headers {
    /// What S3 says of content that nothing was said of.
    pub fn content_type(&self) -> String {
        let content_type = self.content_type.clone();
        content_type.unwrap_or_else(|| "binary/octet-stream".to_owned())
    }
}
