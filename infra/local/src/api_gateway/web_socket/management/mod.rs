//! The `@connections` commands, by which functions reach clients.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html>

mod api_error;
mod authorization;

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, State};
use axum::response::Json;
use axum::routing::get;
use http::StatusCode;
use serde_json::{Value, json};

use super::connections::Connections;
use super::limits;
use crate::iam::{Iam, authorized};
use crate::template::WebSocketSpec;
use crate::timestamps;
use api_error::ApiError;
use authorization::ConnectionsAuthorization;

/// A stage is the first part of a path, unless a domain of one's own leads to it.
pub(super) fn router(connections: Arc<Connections>, spec: &WebSocketSpec, iam: Arc<Iam>) -> Router {
    let commands = get(describe).post(send).delete(close);
    let router = Router::new()
        .route("/@connections/{id}", commands.clone())
        .route(&format!("/{}/@connections/{{id}}", spec.stage), commands)
        .with_state(connections);
    authorized(router, ConnectionsAuthorization::new(spec), iam)
}

async fn describe(
    State(connections): State<Arc<Connections>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let client = connections.client(&id)?;
    Ok(Json(json!({
        "connectedAt": timestamps::milliseconds(client.connected_at),
        "identity": { "sourceIp": client.source_ip, "userAgent": client.user_agent },
        "lastActiveAt": timestamps::milliseconds(client.last_active()),
    })))
}

/// AWS does not say what becomes of bytes that are no text, and clients get nothing else: here they
/// are refused.
async fn send(
    State(connections): State<Arc<Connections>>,
    Path(id): Path<String>,
    body: Body,
) -> Result<(), ApiError> {
    let body = to_bytes(body, limits::MESSAGE).await;
    let body = body.map_err(|_| ApiError::PayloadTooLarge)?;
    let text = String::from_utf8(body.into()).map_err(|_| ApiError::NoText)?;
    Ok(connections.send(&id, text)?)
}

async fn close(
    State(connections): State<Arc<Connections>>,
    Path(id): Path<String>,
) -> Result<StatusCode, ApiError> {
    connections.close(&id)?;
    Ok(StatusCode::NO_CONTENT)
}
