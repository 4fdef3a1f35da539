//! `DELETE /api/v1/auth/sessions/{id}`

use axum::extract::{self, Path, rejection::PathRejection};
use shared_domain::{
    SessionId,
    audit::{Act, AuditType},
};
use shared_http::{
    ApiError, ApiResponse, Caller, CallerErrors, ErrorCode, NoQuery, NotFoundErrors, Nothing,
    PublicErrors, Success,
};

use crate::State;

/// End a session
///
/// Signs the caller out on one device. Ending a session that is over does nothing.
#[utoipa::path(
    delete,
    path = "/api/v1/auth/sessions/{id}",
    tag = "Authentication",
    security(("bearer" = [])),
    params(("id" = SessionId, Path, description = "The session")),
    responses(
        (status = 200, description = "The session is over", body = Success<Nothing>),
        CallerErrors, NotFoundErrors, PublicErrors,
    )
)]
pub async fn end_session(
    extract::State(auth): extract::State<State>,
    caller: Caller,
    _: NoQuery,
    id: Result<Path<String>, PathRejection>,
) -> Result<ApiResponse<Nothing>, ApiError> {
    let session = id
        .ok()
        .and_then(|Path(id)| id.parse().ok())
        .ok_or(ErrorCode::NotFound)?;
    let act = Act::of_oneself(AuditType::SignedOut, &caller.user).of_session(session);
    let entry = auth.services.entry(act);
    auth.services
        .users
        .end_session(caller.user.id, session, Some(&entry))
        .await?;
    Ok(ApiResponse::ok(Nothing {}).with_message("The session is over"))
}
