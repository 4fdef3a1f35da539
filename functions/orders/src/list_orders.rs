//! `GET /api/v1/orders`

use axum::{extract, http::Uri};
use futures_util::future::join;
use shared::{
    auth::Claims,
    domain::{
        Timestamp,
        order::{Actor, Order},
    },
    http::{
        Answer, ApiError, CallerErrors, Claimed, CursorErrors, CursorScope, ErrorCode,
        ForbiddenErrors, Pagination, PublicErrors, Query, Success,
    },
    store::Page,
};

use crate::{
    State,
    list_query::ListQuery,
    views::{OrderPage, SummaryView},
};

/// List orders
///
/// Customers see their own, staff those assigned to them or the queue, administrators all. Newest
/// first, unless sorted otherwise. A page may hold fewer rows than `limit`, even none, while
/// `hasNext` is true: follow `nextCursor` until it is null.
#[utoipa::path(
    get,
    path = "/api/v1/orders",
    tag = "Orders",
    security(("bearer" = [])),
    params(ListQuery),
    responses((status = 200, description = "A page of orders", body = Success<OrderPage>), CallerErrors, CursorErrors, ForbiddenErrors, PublicErrors)
)]
pub async fn list_orders(
    extract::State(book): extract::State<State>,
    Claimed(claims): Claimed,
    uri: Uri,
) -> Result<Answer<OrderPage>, ApiError> {
    let query = uri.query().unwrap_or_default();
    // The caller and the list are read at the same time; who the caller is counts first.
    let (reader, listed) = join(book.services.reader(claims), book.page(claims, query)).await;
    let (reader, (page, pagination)) = (reader?, listed?);
    let orders = page
        .rows
        .into_iter()
        .map(|order| SummaryView::new(order, &reader))
        .collect();
    Ok(Answer::ok(OrderPage { orders, pagination }))
}

/// Where a list goes on: after a sort key, as of the instant at which the walk began.
struct Position {
    began: Timestamp,
    after: Option<String>,
}

impl State {
    async fn page(
        &self,
        claims: Claims,
        query: &str,
    ) -> Result<(Page<Order>, Pagination), ApiError> {
        let Query(query) = Query::<ListQuery>::parse(query)?;
        query.check()?;
        let actor = lister(claims);
        let scope = scope(&query, &actor)?;
        let position = self.list_position(&query, &scope)?;
        let filter = query.filter(&actor, position.began)?;
        let (after, limit) = (position.after.as_deref(), query.limit.0);
        let page = match query.search() {
            None => self.orders.list(&filter, after, limit).await?,
            Some(words) => {
                let models = self.models();
                self.orders
                    .search(models, words, &filter, after, limit)
                    .await?
            }
        };
        let next = page
            .next
            .as_ref()
            .map(|after| format!("{} {after}", position.began));
        let cursor = next
            .map(|position| self.services.cursors.seal(&position, &scope))
            .transpose()?;
        Ok((page, Pagination::new(query.limit, cursor)))
    }

    fn list_position(&self, query: &ListQuery, scope: &CursorScope) -> Result<Position, ApiError> {
        let Some(cursor) = &query.cursor else {
            return Ok(Position {
                began: self.services.now(),
                after: None,
            });
        };
        let position = self.services.cursors.open(cursor, scope)?;
        let (began, after) = position.split_once(' ').ok_or(ErrorCode::InvalidCursor)?;
        Ok(Position {
            began: began.parse().map_err(|_| ErrorCode::InvalidCursor)?,
            after: Some(after.to_owned()),
        })
    }
}

/// The caller as the token describes them. The answer is given only where the store agrees.
fn lister(claims: Claims) -> Actor {
    Actor {
        id: claims.user,
        name: String::new(),
        role: claims.role,
    }
}

/// What a cursor of this list is bound to: the filters, whatever the page's size.
fn scope(query: &ListQuery, actor: &Actor) -> Result<CursorScope, ApiError> {
    let filters = query.filter(actor, Timestamp::from_millis(0))?;
    Ok(CursorScope::new(
        "orders",
        actor.id,
        &format!("{filters:?} {:?}", query.search()),
    ))
}
