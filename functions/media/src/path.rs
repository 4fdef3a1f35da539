//! Which file a path names.

use std::convert::Infallible;

use axum::{extract::FromRequestParts, http::request::Parts};
use shared_domain::MediaId;
use shared_http::path_parameter;
use utoipa::IntoParams;

/// The file that the path names; none where it names none.
#[derive(Debug, Clone, Copy)]
pub struct NamedFile(pub Option<MediaId>);

impl<S: Sync> FromRequestParts<S> for NamedFile {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(path_parameter(parts, "mediaId").await))
    }
}

/// Which file of which order, for the documentation.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path, rename_all = "camelCase")]
#[expect(dead_code, reason = "read by `NamedFile`; described here")]
pub struct FilePath {
    /// The order's id or number.
    id: String,
    /// The file's id.
    media_id: MediaId,
}
