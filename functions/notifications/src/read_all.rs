//! `POST /api/v1/notifications/read-all`

use axum::extract;
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, NoBody, NoQuery, Nothing,
    PublicErrors, Success,
};

use crate::State;

/// Mark all notifications as read
///
/// All that have arrived by now; what arrives later is unread.
#[utoipa::path(
    post,
    path = "/api/v1/notifications/read-all",
    tag = "Notifications",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "All are read", body = Success<Nothing>),
        CallerErrors, BodyErrors, PublicErrors,
    )
)]
pub async fn read_all(
    extract::State(inboxes): extract::State<State>,
    caller: Caller,
    _: NoQuery,
    _: NoBody,
) -> Result<ApiResponse<Nothing>, ApiError> {
    let (user, now) = (caller.user.id, inboxes.services.now());
    inboxes.notifications.read_all(user, now).await?;
    Ok(ApiResponse::ok(Nothing {}).with_message("All notifications are read"))
}
