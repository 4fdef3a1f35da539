//! `POST /api/v1/auth/logout-all`

use axum::extract;
use shared_domain::audit::{Act, AuditType};
use shared_http::{
    ApiError, ApiResponse, Caller, CallerErrors, NoQuery, Nothing, PublicErrors, Success,
};

use crate::State;

/// Sign out everywhere
///
/// Ends every session of the caller, this one included.
#[utoipa::path(
    post,
    path = "/api/v1/auth/logout-all",
    tag = "Authentication",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "Every session is over", body = Success<Nothing>),
        CallerErrors, PublicErrors,
    )
)]
pub async fn logout_all(
    extract::State(auth): extract::State<State>,
    caller: Caller,
    _: NoQuery,
) -> Result<ApiResponse<Nothing>, ApiError> {
    let act = Act::of_oneself(AuditType::SignedOutEverywhere, &caller.user);
    let entry = auth.services.entry(act);
    let users = &auth.services.users;
    users.end_all_sessions(caller.user.id, Some(&entry)).await?;
    Ok(ApiResponse::ok(Nothing {}).with_message("Signed out everywhere"))
}
