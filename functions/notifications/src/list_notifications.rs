//! `GET /api/v1/notifications`

use axum::{extract, http::Uri};
use deserr::Deserr;
use futures_util::future::{join, try_join};
use shared_auth::Claims;
use shared_domain::UserId;
use shared_http::{
    ApiError, ApiResponse, CallerErrors, CursorErrors, CursorScope, Flag, PageQuery, Paged,
    Principal, PublicErrors, Success, TokenClaims,
};
use utoipa::IntoParams;

use crate::{Inboxes, State, views::NotificationPage};

/// Which notifications.
#[derive(Debug, Clone, Deserr, IntoParams)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
pub struct InboxFilters {
    /// Those that were read, or those that were not.
    #[deserr(default)]
    #[param(value_type = Option<bool>)]
    is_read: Option<Flag>,
}

/// List notifications
///
/// The caller's own of the last 90 days, newest first; unread ones in the order of their arrival. A
/// page may hold fewer rows than `limit`, even none, while `hasNext` is true: follow `nextCursor`
/// until it is null.
#[utoipa::path(
    get,
    path = "/api/v1/notifications",
    tag = "Notifications",
    security(("bearer" = [])),
    params(PageQuery, InboxFilters),
    responses(
        (status = 200, description = "A page of notifications", body = Success<NotificationPage>),
        CallerErrors, CursorErrors, PublicErrors,
    )
)]
pub async fn list_notifications(
    extract::State(inboxes): extract::State<State>,
    claimed: TokenClaims,
    uri: Uri,
) -> Result<ApiResponse<NotificationPage>, ApiError> {
    let query = uri.query().unwrap_or_default();
    // The caller and the list are read at the same time; who the caller is counts first.
    let claims = claimed.claims();
    let person = Principal::User(claimed);
    let reader = inboxes.services.reader(&person);
    let (reader, page) = join(reader, inboxes.page(claims, query)).await;
    reader?;
    Ok(ApiResponse::ok(page?))
}

impl InboxFilters {
    /// What a cursor of this list is bound to.
    fn scope(&self, user: UserId) -> CursorScope {
        CursorScope::new("notifications", user, &format!("{:?}", self.is_read))
    }
}

impl Inboxes {
    async fn page(&self, claims: Claims, query: &str) -> Result<NotificationPage, ApiError> {
        let Paged { page, filters } = Paged::<InboxFilters>::parse(query)?;
        let (scope, cursors) = (filters.scope(claims.user), &self.services.cursors);
        let after = cursors.position(&page, &scope)?;
        let kept = &self.notifications;
        let inbox = kept.inbox(claims.user, self.services.now()).await?;
        let is_read = filters.is_read.map(|Flag(is_read)| is_read);
        let list = kept.list(&inbox, is_read, after.as_deref(), page.limit.0);
        let (found, unread_count) = try_join(list, kept.unread_count(&inbox)).await?;
        let next = found.next.as_deref();
        Ok(NotificationPage {
            notifications: found.rows.into_iter().map(Into::into).collect(),
            unread_count,
            pagination: cursors.pagination(page.limit, next, &scope)?,
        })
    }
}
