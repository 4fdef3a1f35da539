//! `DELETE /api/v1/notifications/{id}`

use axum::extract;
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, NoBody, NoQuery, NotFoundErrors,
    Nothing, PublicErrors, Success,
};

use crate::{
    State,
    path::{Named, NotificationPath, not_found},
};

/// Delete a notification
///
/// One that was deleted stays so, and may be deleted again.
#[utoipa::path(
    delete,
    path = "/api/v1/notifications/{id}",
    tag = "Notifications",
    security(("bearer" = [])),
    params(NotificationPath),
    responses((status = 200, description = "The notification is deleted", body = Success<Nothing>), CallerErrors, BodyErrors, NotFoundErrors, PublicErrors)
)]
pub async fn delete_notification(
    extract::State(inboxes): extract::State<State>,
    caller: Caller,
    _: NoQuery,
    named: Named,
    _: NoBody,
) -> Result<ApiResponse<Nothing>, ApiError> {
    let (user, now) = (caller.user.id, inboxes.services.now());
    let is_deleted = inboxes.notifications.delete(user, named.id()?, now).await?;
    match is_deleted {
        true => Ok(ApiResponse::ok(Nothing {}).with_message("The notification is deleted")),
        false => Err(not_found()),
    }
}
