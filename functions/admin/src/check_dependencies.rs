//! `GET /api/v1/admin/health`

use axum::extract;
use futures_util::future::join_all;
use serde::Serialize;
use shared_domain::{Timestamp, api_key::Scope};
use shared_http::{
    ApiError, ApiResponse, CallerErrors, Connection, ForbiddenErrors, HealthStatus, NoQuery,
    Principal, PublicErrors, QueryErrors, Success, health::Probe,
};
use utoipa::ToSchema;

use crate::{State, administrator::require_admin};

/// How the system is, part by part.
#[derive(Debug, Serialize, ToSchema)]
pub struct Dependencies {
    status: HealthStatus,
    dependencies: Vec<DependencyView>,
}

/// Something that the system depends on.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Dependency)]
pub struct DependencyView {
    /// A table, a bucket or `messaging`.
    #[schema(example = "orders")]
    name: &'static str,
    status: Connection,
    /// How long it took to answer, in milliseconds.
    #[schema(example = 4)]
    latency_ms: u64,
}

/// Check every dependency
///
/// Each table, each bucket and the messaging service: `connected` or `disconnected`, found out
/// every five seconds at most.
#[utoipa::path(
    get,
    path = "/api/v1/admin/health",
    tag = "Administration",
    security(("bearer" = []), ("apiKey" = [])),
    responses(
        (status = 200, description = "How each is", body = Success<Dependencies>),
        CallerErrors, QueryErrors, ForbiddenErrors, PublicErrors,
    )
)]
pub async fn check_dependencies(
    extract::State(admin): extract::State<State>,
    principal: Principal,
    query: Result<NoQuery, ApiError>,
) -> Result<ApiResponse<Dependencies>, ApiError> {
    let reader = admin.principal(&principal, Scope::Read).await?;
    query?;
    require_admin(reader.role)?;
    let now = admin.context.services.now();
    let probes = admin.dependencies.iter().map(|probe| view(probe, now));
    let dependencies = join_all(probes).await;
    let mut each = dependencies.iter();
    let status = HealthStatus::of(each.all(|one| one.status == Connection::Connected));
    Ok(ApiResponse::ok(Dependencies {
        status,
        dependencies,
    }))
}

async fn view(probe: &Probe, now: Timestamp) -> DependencyView {
    let finding = probe.finding(now).await;
    let millis = finding.latency.as_millis();
    DependencyView {
        name: probe.name(),
        status: finding.is_connected.into(),
        latency_ms: u64::try_from(millis).unwrap_or(u64::MAX),
    }
}
