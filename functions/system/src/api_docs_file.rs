//! `GET /api-docs/{file}`

use axum::{
    extract::{Path, rejection::PathRejection},
    response::Response,
};
use shared_http::{ApiError, AssetRequest, ErrorCode, IMMUTABLE, NotFoundErrors};

use crate::{asset::FILES, health::Faults};

/// Get a file of the documentation's page
///
/// Styles, scripts and pictures. The page names each by its version, so it may be kept for ever.
#[utoipa::path(
    get,
    path = "/api-docs/{file}",
    tag = "System",
    params(("file" = String, Path, description = "The file's name", example = "swagger-ui.css")),
    responses(
        (
            status = 200, description = "The file", body = String, content_type = "text/css",
            example = ".swagger-ui{}",
        ),
        (status = 304, description = "The client has it already"),
        NotFoundErrors,
        Faults,
    )
)]
pub async fn api_docs_file(
    name: Result<Path<String>, PathRejection>,
    reader: AssetRequest,
) -> Result<Response, ApiError> {
    // A name that cannot be read names no file.
    let name = name.map(|Path(name)| name).unwrap_or_default();
    let file = FILES.iter().find(|file| file.name == name);
    file.ok_or(ErrorCode::NotFound)?.answer(&reader, IMMUTABLE)
}
