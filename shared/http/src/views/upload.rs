//! How to upload a file, as the API shows it.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use shared_domain::{Timestamp, media::ContentType};
use shared_files::SignedUpload;

/// How to upload a file.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Upload)]
pub struct UploadView {
    /// Always `PUT`.
    #[schema(example = "PUT")]
    method: &'static str,
    /// Where to send it.
    #[schema(example = "https://uploads.example/orders/…?X-Amz-Signature=…")]
    url: String,
    /// All the headers to send, but for `Content-Length`, which every HTTP client sets.
    #[schema(example = json!({"Content-Type": "image/jpeg"}))]
    headers: BTreeMap<&'static str, ContentType>,
    expires_at: Timestamp,
}

impl From<SignedUpload> for UploadView {
    fn from(upload: SignedUpload) -> Self {
        Self {
            method: "PUT",
            url: upload.url,
            headers: BTreeMap::from([("Content-Type", upload.content_type)]),
            expires_at: upload.expires_at,
        }
    }
}
