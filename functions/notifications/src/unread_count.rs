//! `GET /api/v1/notifications/unread-count`

use axum::extract;
use futures_util::future::join;
use shared_domain::UserId;
use shared_http::{
    ApiError, ApiResponse, CallerErrors, NoQuery, Principal, PublicErrors, QueryErrors, Success,
    TokenClaims,
};

use crate::{Inboxes, State, views::Unread};

/// Count unread notifications
///
/// The caller's own, up to 999.
#[utoipa::path(
    get,
    path = "/api/v1/notifications/unread-count",
    tag = "Notifications",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "How many there are", body = Success<Unread>),
        CallerErrors, QueryErrors, PublicErrors,
    )
)]
pub async fn unread_count(
    extract::State(inboxes): extract::State<State>,
    claimed: TokenClaims,
    query: Result<NoQuery, ApiError>,
) -> Result<ApiResponse<Unread>, ApiError> {
    let user = claimed.claims().user;
    let person = Principal::User(claimed);
    let reader = inboxes.services.reader(&person);
    let (reader, counted) = join(reader, inboxes.unread(user)).await;
    reader?;
    query?;
    Ok(ApiResponse::ok(counted?))
}

impl Inboxes {
    async fn unread(&self, user: UserId) -> Result<Unread, ApiError> {
        let inbox = self.notifications.inbox(user, self.services.now()).await?;
        let unread_count = self.notifications.unread_count(&inbox).await?;
        Ok(Unread { unread_count })
    }
}
