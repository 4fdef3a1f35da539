//! `GET /api-docs`

use axum::response::Response;
use shared_http::{ApiError, AssetRequest, REVALIDATED};

use crate::{asset::PAGE, health::Faults};

/// Get the documentation's page
///
/// This document for people, in [Swagger UI](https://swagger.io/tools/swagger-ui/), where every
/// call can be tried out.
#[utoipa::path(
    get,
    path = "/api-docs",
    tag = "System",
    responses(
        (
            status = 200, description = "The page", body = String, content_type = "text/html",
            example = "<!doctype html>",
        ),
        (status = 304, description = "The client has it already"),
        Faults,
    )
)]
pub async fn api_docs(reader: AssetRequest) -> Result<Response, ApiError> {
    PAGE.answer(&reader, REVALIDATED)
}
