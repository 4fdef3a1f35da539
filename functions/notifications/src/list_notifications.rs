//! `GET /api/v1/notifications`

use axum::{extract, http::Uri};
use deserr::Deserr;
use futures_util::future::{join, try_join};
use shared::{
    auth::Claims,
    domain::UserId,
    http::{
        Answer, ApiError, CallerErrors, Claimed, CursorErrors, CursorScope, Flag, Limit,
        Pagination, PublicErrors, Query, Requester, Success,
    },
};
use utoipa::IntoParams;

use crate::{State, views::NotificationPage};

/// Which notifications, and which page of them.
#[derive(Debug, Clone, Deserr, IntoParams)]
#[deserr(rename_all = camelCase, deny_unknown_fields)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
pub struct ListQuery {
    /// The most rows of the page.
    #[deserr(default)]
    #[param(value_type = Option<Limit>)]
    limit: Limit,
    /// The `nextCursor` of the page before.
    #[deserr(default)]
    cursor: Option<String>,
    /// Those that were read, or those that were not.
    #[deserr(default)]
    #[param(value_type = Option<bool>)]
    is_read: Option<Flag>,
}

/// List notifications
///
/// The caller's own of the last 90 days, newest first; unread ones in the order of their arrival. A page
/// may hold fewer rows than `limit`, even none, while `hasNext` is true: follow `nextCursor` until it is
/// null.
#[utoipa::path(
    get,
    path = "/api/v1/notifications",
    tag = "Notifications",
    security(("bearer" = [])),
    params(ListQuery),
    responses((status = 200, description = "A page of notifications", body = Success<NotificationPage>), CallerErrors, CursorErrors, PublicErrors)
)]
pub async fn list_notifications(
    extract::State(inboxes): extract::State<State>,
    Claimed(claims): Claimed,
    uri: Uri,
) -> Result<Answer<NotificationPage>, ApiError> {
    let query = uri.query().unwrap_or_default();
    // The caller and the list are read at the same time; who the caller is counts first.
    let person = Requester::Person(claims);
    let reader = inboxes.services.reader(&person);
    let (reader, page) = join(reader, inboxes.page(claims, query)).await;
    reader?;
    Ok(Answer::ok(page?))
}

impl ListQuery {
    /// What a cursor of this list is bound to.
    fn scope(&self, user: UserId) -> CursorScope {
        CursorScope::new("notifications", user, &format!("{:?}", self.is_read))
    }
}

impl State {
    async fn page(&self, claims: Claims, query: &str) -> Result<NotificationPage, ApiError> {
        let Query(query) = Query::<ListQuery>::parse(query)?;
        let (scope, cursors) = (query.scope(claims.user), &self.services.cursors);
        let cursor = query.cursor.as_deref();
        let after = cursor
            .map(|cursor| cursors.open(cursor, &scope))
            .transpose()?;
        let kept = &self.notifications;
        let inbox = kept.inbox(claims.user, self.services.now()).await?;
        let is_read = query.is_read.map(|Flag(is_read)| is_read);
        let list = kept.list(&inbox, is_read, after.as_deref(), query.limit.0);
        let (page, unread_count) = try_join(list, kept.unread_count(&inbox)).await?;
        let next = page
            .next
            .map(|position| cursors.seal(&position, &scope))
            .transpose()?;
        Ok(NotificationPage {
            notifications: page.rows.into_iter().map(Into::into).collect(),
            unread_count,
            pagination: Pagination::new(query.limit, next),
        })
    }
}
