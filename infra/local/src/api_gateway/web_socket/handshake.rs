//! What `$connect` says to a handshake.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::{HeaderValue, StatusCode};
use serde::Deserialize;
use serde_json::Value;

use crate::api_gateway::response::status;

const SUBPROTOCOL: &str = "sec-websocket-protocol";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    status_code: Value,
    #[serde(default)]
    headers: Option<BTreeMap<String, Value>>,
}

/// The subprotocol that a function agrees to speak, or the status that it refuses with. What is no
/// answer of either kind is answered with 502.
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-connect-route-subprotocol.html>
pub(super) fn agreement(payload: &Bytes) -> Result<Option<HeaderValue>, StatusCode> {
    let answer: Answer = serde_json::from_slice(payload).map_err(|_| StatusCode::BAD_GATEWAY)?;
    match status(&answer.status_code) {
        Some(status) if status.is_success() => Ok(answer.subprotocol()),
        Some(status) if !status.is_informational() => Err(status),
        _ => Err(StatusCode::BAD_GATEWAY),
    }
}

impl Answer {
    fn subprotocol(&self) -> Option<HeaderValue> {
        let mut headers = self.headers.iter().flatten();
        let (_, value) = headers.find(|(name, _)| name.eq_ignore_ascii_case(SUBPROTOCOL))?;
        HeaderValue::from_str(value.as_str()?).ok()
    }
}
