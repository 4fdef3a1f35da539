//! Error responses to requests that are refused before `s3s` sees them.

use axum::response::{IntoResponse, Response};
use http::{StatusCode, header::CONTENT_TYPE};

/// <https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>
pub(super) fn error_response(status: StatusCode, code: &str, message: &str) -> Response {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Error><Code>{code}</Code><Message>{message}</Message></Error>"
    );
    (status, [(CONTENT_TYPE, "application/xml")], body).into_response()
}
