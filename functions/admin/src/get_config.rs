//! `GET /api/v1/admin/config`

use axum::{extract, response::Response};
use shared_domain::api_key::Scope;
use shared_http::{
    ApiError, CallerErrors, ForbiddenErrors, IfNoneMatch, NoQuery, Principal, PublicErrors,
    QueryErrors, Success,
};

use crate::{State, administrator::require_admin, views::OneConfig};

/// Get the configuration
///
/// What administrators have set, and for the rest what the deployment says.
#[utoipa::path(
    get,
    path = "/api/v1/admin/config",
    tag = "Administration",
    security(("bearer" = []), ("apiKey" = [])),
    params(IfNoneMatch),
    responses(
        (status = 200, description = "The configuration", body = Success<OneConfig>),
        (status = 304, description = "The client has this answer already"),
        CallerErrors, QueryErrors, ForbiddenErrors, PublicErrors,
    )
)]
pub async fn get_config(
    extract::State(admin): extract::State<State>,
    principal: Principal,
    known: IfNoneMatch,
    query: Result<NoQuery, ApiError>,
) -> Result<Response, ApiError> {
    let reader = admin.principal(&principal, Scope::Config).await?;
    query?;
    require_admin(reader.role)?;
    let settings = admin.settings.now().await?;
    Ok(OneConfig::answer(settings).unless_matching(&known))
}
