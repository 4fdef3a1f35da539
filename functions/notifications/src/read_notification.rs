//! `PATCH /api/v1/notifications/{id}/read`

use axum::extract;
use shared_domain::NotificationId;
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, NoBody, NoQuery, NotFoundErrors,
    NotificationView, PathId, PublicErrors, Success,
};

use crate::{State, not_found::not_found, views::OneNotification};

/// Mark a notification as read
///
/// One that was read stays so.
#[utoipa::path(
    patch,
    path = "/api/v1/notifications/{id}/read",
    tag = "Notifications",
    security(("bearer" = [])),
    params(PathId<NotificationId>),
    responses(
        (status = 200, description = "The notification", body = Success<OneNotification>),
        CallerErrors, BodyErrors, NotFoundErrors, PublicErrors,
    )
)]
pub async fn read_notification(
    extract::State(inboxes): extract::State<State>,
    caller: Caller,
    _: NoQuery,
    PathId(id): PathId<NotificationId>,
    _: NoBody,
) -> Result<ApiResponse<OneNotification>, ApiError> {
    let (user, now) = (caller.user.id, inboxes.services.now());
    let read = inboxes
        .notifications
        .read(user, id.ok_or_else(not_found)?, now)
        .await?;
    let notification = NotificationView::new(read.ok_or_else(not_found)?, true);
    Ok(ApiResponse::ok(OneNotification { notification }))
}
