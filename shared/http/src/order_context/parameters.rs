//! What operations on orders take beside a body, for the documentation.

use utoipa::IntoParams;

/// Which order.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(
    dead_code,
    reason = "read by `OrderReadRequest` and `OrderWriteRequest`; described here"
)]
pub struct OrderPath {
    /// The order's id or number.
    id: String,
}

/// What makes a request safe to send again.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "read by `IdempotencyHeader`; described here")]
pub struct RetryHeader {
    /// 1 to 255 visible ASCII characters. For 24 hours the same request gets the same answer again.
    #[param(rename = "Idempotency-Key")]
    idempotency_key: Option<String>,
}

/// What a change may be meant for.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "read by `IfMatch`; described here")]
pub struct VersionHeader {
    /// The `ETag` or version that the change is meant for.
    #[param(rename = "If-Match")]
    if_match: Option<String>,
}
