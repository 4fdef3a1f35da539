//! `GET /api/v1/admin/health`

use axum::extract;
use futures_util::future::join_all;
use serde::Serialize;
use shared::{
    domain::{Timestamp, api_key::Scope},
    health::Probe,
    http::{
        Answer, ApiError, CallerErrors, ForbiddenErrors, NoQuery, PublicErrors, QueryErrors,
        Requester, Success,
    },
};
use utoipa::ToSchema;

use crate::{State, administrator::require_admin};

/// How the system is, part by part.
#[derive(Debug, Serialize, ToSchema)]
pub struct Dependencies {
    #[schema(value_type = String, example = "OK")]
    status: Status,
    dependencies: Vec<DependencyView>,
}

/// In a word.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "UPPERCASE")]
enum Status {
    Ok,
    Degraded,
}

/// Something that the system depends on.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Dependency)]
pub struct DependencyView {
    /// A table, a bucket or `messaging`.
    #[schema(example = "orders")]
    name: &'static str,
    #[schema(value_type = String, example = "connected")]
    status: Connection,
    /// How long it took to answer, in milliseconds.
    #[schema(example = 4)]
    latency_ms: u64,
}

/// Whether it answers; found out every five seconds at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Connection {
    Connected,
    Disconnected,
}

/// Check every dependency
///
/// Each table, each bucket and the messaging service: `connected` or `disconnected`, found out every five
/// seconds at most.
#[utoipa::path(
    get,
    path = "/api/v1/admin/health",
    tag = "Administration",
    security(("bearer" = []), ("apiKey" = [])),
    responses((status = 200, description = "How each is", body = Success<Dependencies>), CallerErrors, QueryErrors, ForbiddenErrors, PublicErrors)
)]
pub async fn check_dependencies(
    extract::State(admin): extract::State<State>,
    requester: Requester,
    query: Result<NoQuery, ApiError>,
) -> Result<Answer<Dependencies>, ApiError> {
    let reader = admin.requester(&requester, Scope::Read).await?;
    query?;
    require_admin(reader.role)?;
    let now = admin.book.services.now();
    let probes = admin.dependencies.iter().map(|probe| view(probe, now));
    let dependencies = join_all(probes).await;
    let mut each = dependencies.iter();
    let status = match each.all(|one| one.status == Connection::Connected) {
        true => Status::Ok,
        false => Status::Degraded,
    };
    Ok(Answer::ok(Dependencies {
        status,
        dependencies,
    }))
}

async fn view(probe: &Probe, now: Timestamp) -> DependencyView {
    let finding = probe.finding(now).await;
    let millis = finding.latency.as_millis();
    DependencyView {
        name: probe.name(),
        status: match finding.is_connected {
            true => Connection::Connected,
            false => Connection::Disconnected,
        },
        latency_ms: u64::try_from(millis).unwrap_or(u64::MAX),
    }
}
