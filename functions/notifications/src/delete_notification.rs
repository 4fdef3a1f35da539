//! `DELETE /api/v1/notifications/{id}`

use axum::extract;
use shared_domain::NotificationId;
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, NoBody, NoQuery, NotFoundErrors,
    Nothing, PathId, PublicErrors, Success,
};

use crate::{State, not_found::not_found};

/// Delete a notification
///
/// One that was deleted stays so, and may be deleted again.
#[utoipa::path(
    delete,
    path = "/api/v1/notifications/{id}",
    tag = "Notifications",
    security(("bearer" = [])),
    params(PathId<NotificationId>),
    responses(
        (status = 200, description = "The notification is deleted", body = Success<Nothing>),
        CallerErrors, BodyErrors, NotFoundErrors, PublicErrors,
    )
)]
pub async fn delete_notification(
    extract::State(inboxes): extract::State<State>,
    caller: Caller,
    _: NoQuery,
    PathId(id): PathId<NotificationId>,
    _: NoBody,
) -> Result<ApiResponse<Nothing>, ApiError> {
    let (user, now) = (caller.user.id, inboxes.services.now());
    let is_deleted = inboxes
        .notifications
        .delete(user, id.ok_or_else(not_found)?, now)
        .await?;
    match is_deleted {
        true => Ok(ApiResponse::ok(Nothing {}).with_message("The notification is deleted")),
        false => Err(not_found()),
    }
}
