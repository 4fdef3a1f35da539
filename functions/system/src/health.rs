//! `GET /health`

use std::collections::BTreeMap;

use axum::{Json, extract, http::StatusCode};
use futures_util::future::join3;
use serde::Serialize;
use shared_domain::Timestamp;
use shared_http::{Connection, ErrorCode, HealthStatus, error_responses};
use utoipa::{
    IntoResponses, ToSchema,
    openapi::{RefOr, Response},
};

use crate::State;

/// How the system is.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    status: HealthStatus,
    /// When the answer was given.
    timestamp: Timestamp,
    /// Seconds since the process that answers was started.
    #[schema(example = 42)]
    uptime: u64,
    /// The name of the deployment.
    #[schema(example = "production")]
    environment: String,
    database: Connection,
    storage: Connection,
    messaging: Connection,
}

/// Get the system's health
///
/// The fields stand at the top level, without the envelope of other answers.
#[utoipa::path(
    get,
    path = "/health",
    tag = "System",
    responses(
        (
            status = 200,
            description = "The API works; DEGRADED where files or notifications do not",
            body = Health,
        ),
        (status = 503, description = "The database is unreachable", body = Health, example = json!({
            "status": "DEGRADED",
            "timestamp": "2030-08-30T10:30:00.000Z",
            "uptime": 42,
            "environment": "production",
            "database": "disconnected",
            "storage": "connected",
            "messaging": "connected",
        })),
        Faults,
    )
)]
pub async fn health(extract::State(state): extract::State<State>) -> (StatusCode, Json<Health>) {
    let now = state.clock.now();
    let (database, storage, messaging) = join3(
        state.database.is_connected(now),
        state.storage.is_connected(now),
        state.messaging.is_connected(now),
    )
    .await;
    let code = match database {
        true => StatusCode::OK,
        false => StatusCode::SERVICE_UNAVAILABLE,
    };
    let health = Health {
        status: HealthStatus::of(database && storage && messaging),
        timestamp: now,
        uptime: now.since(state.started).as_secs(),
        environment: state.environment.to_string(),
        database: database.into(),
        storage: storage.into(),
        messaging: messaging.into(),
    };
    (code, Json(health))
}

/// What an operation may answer that depends on nothing.
pub(crate) struct Faults;

impl IntoResponses for Faults {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        error_responses(&[ErrorCode::InternalError])
    }
}
