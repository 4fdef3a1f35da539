//! `GET /openapi.json`

use axum::response::Response;
use shared_http::{ApiError, AssetRequest, REVALIDATED};

use crate::{asset::OPENAPI, health::Faults};

/// Get this document
///
/// The description of the whole API in the words of
/// [OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.1.html).
#[utoipa::path(
    get,
    path = "/openapi.json",
    tag = "System",
    responses(
        (
            status = 200, description = "This document", body = Object,
            example = json!({"openapi": "3.1.0"}),
        ),
        (status = 304, description = "The client has it already"),
        Faults,
    )
)]
pub async fn openapi(reader: AssetRequest) -> Result<Response, ApiError> {
    OPENAPI.answer(&reader, REVALIDATED)
}
