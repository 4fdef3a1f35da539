//! `GET /api/v1/auth/sessions`

use axum::extract;
use serde::Serialize;
use shared_auth::Session;
use shared_domain::{SessionId, Timestamp};
use shared_http::{ApiError, ApiResponse, Caller, CallerErrors, NoQuery, PublicErrors, Success};
use utoipa::ToSchema;

use crate::State;

/// The caller's sessions.
#[derive(Debug, Serialize, ToSchema)]
pub struct Sessions {
    sessions: Vec<SessionView>,
}

/// A sign-in that is still good.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Session)]
pub struct SessionView {
    id: SessionId,
    created_at: Timestamp,
    last_used_at: Timestamp,
    /// What the client called itself when it signed in.
    #[schema(example = "OrderApp/3.1 (iPhone)")]
    user_agent: Option<String>,
    /// True for the session that asks.
    current: bool,
}

/// List sessions
///
/// Every sign-in of the caller that is still good, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/auth/sessions",
    tag = "Authentication",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The caller's sessions", body = Success<Sessions>),
        CallerErrors, PublicErrors,
    )
)]
pub async fn list_sessions(
    extract::State(auth): extract::State<State>,
    caller: Caller,
    _: NoQuery,
) -> Result<ApiResponse<Sessions>, ApiError> {
    let now = auth.services.now();
    let kept = auth.services.users.sessions(caller.user.id).await?;
    let live = kept
        .into_iter()
        .rev()
        .filter(|session| session.is_live(caller.user.session_epoch, now));
    let sessions = live
        .map(|session| view(session, caller.session.id))
        .collect();
    Ok(ApiResponse::ok(Sessions { sessions }))
}

fn view(session: Session, current: SessionId) -> SessionView {
    SessionView {
        id: session.id,
        created_at: session.created_at,
        last_used_at: session.last_used_at,
        user_agent: session.user_agent,
        current: session.id == current,
    }
}
