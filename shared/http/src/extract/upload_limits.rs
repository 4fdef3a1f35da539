//! Holding what is about to be uploaded to what a deployment takes.

use serde_json::Value;

use shared_domain::{
    InvalidField,
    media::{ContentType, UploadLimits},
};

/// What goes beyond the limits of a file's `contentType` and `size`, where these can be read at
/// all. `within` is what the names of the fields begin with.
pub fn beyond_limits(limits: &UploadLimits, file: &Value, within: &str) -> Vec<InvalidField> {
    let content_type: Option<ContentType> = file["contentType"]
        .as_str()
        .and_then(|name| name.parse().ok());
    let checks = [
        (
            "contentType",
            content_type.map(|kind| limits.check_type(kind)),
        ),
        (
            "size",
            file["size"].as_u64().map(|size| limits.check_size(size)),
        ),
    ];
    let refused = checks.into_iter().filter_map(|(field, outcome)| {
        let reason = outcome?.err()?;
        Some(InvalidField::new(format!("{within}{field}"), reason.0))
    });
    refused.collect()
}
