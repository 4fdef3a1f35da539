//! `GET /api/v1/orders`

use axum::{extract, http::Uri};
use futures_util::future::join;
use shared_domain::{Actor, TimeZone, Timestamp, order::Order};
use shared_http::{
    ApiError, ApiResponse, CallerErrors, CursorErrors, CursorScope, ErrorCode, ForbiddenErrors,
    OrderFilters, OrderPage, PageQuery, Paged, Pagination, Principal, PublicErrors, Success,
    SummaryView,
};
use shared_store::{Page, StoreError};

use crate::{OrdersApi, State};

/// List orders
///
/// Customers see their own, staff those assigned to them or the queue, administrators all. Newest
/// first, unless sorted otherwise. A page may hold fewer rows than `limit`, even none, while
/// `hasNext` is true: follow `nextCursor` until it is null.
#[utoipa::path(
    get,
    path = "/api/v1/orders",
    tag = "Orders",
    security(("bearer" = []), ("apiKey" = [])),
    params(PageQuery, OrderFilters),
    responses(
        (status = 200, description = "A page of orders", body = Success<OrderPage>),
        CallerErrors, CursorErrors, ForbiddenErrors, PublicErrors,
    )
)]
pub async fn list_orders(
    extract::State(api): extract::State<State>,
    principal: Principal,
    uri: Uri,
) -> Result<ApiResponse<OrderPage>, ApiError> {
    let query = uri.query().unwrap_or_default();
    // The caller and the list are read at the same time; who the caller is counts first.
    let (reader, listed) = join(
        api.context.services.reader(&principal),
        api.page(&principal, query),
    )
    .await;
    let (reader, (page, pagination)) = (reader?, listed?);
    let orders = page
        .rows
        .into_iter()
        .map(|order| SummaryView::new(order, &reader))
        .collect();
    Ok(ApiResponse::ok(OrderPage { orders, pagination }))
}

/// Where a list goes on: after a sort key, as of the instant at which the walk began.
struct Position {
    began: Timestamp,
    after: Option<String>,
}

impl OrdersApi {
    async fn page(
        &self,
        principal: &Principal,
        query: &str,
    ) -> Result<(Page<Order>, Pagination), ApiError> {
        let Paged { page, filters } = Paged::<OrderFilters>::parse(query)?;
        let zone = self.time_zone(&filters).await?;
        filters.check(&zone)?;
        // The answer is given only where the store agrees on who asks.
        let actor = principal.actor();
        let scope = scope(&filters, &actor, &zone)?;
        let position = self.list_position(&page, &scope)?;
        let filter = filters.filter(&actor, position.began, &zone)?;
        let (after, limit) = (position.after.as_deref(), page.limit);
        let found = match filters.search() {
            None => self.context.orders.list(&filter, after, limit.0).await?,
            Some(words) => {
                let models = &self.models;
                self.context
                    .orders
                    .search(models, words, &filter, after, limit.0)
                    .await?
            }
        };
        let next = found
            .next
            .as_ref()
            .map(|after| format!("{} {after}", position.began));
        let cursors = &self.context.services.cursors;
        let pagination = cursors.pagination(limit, next.as_deref(), &scope)?;
        Ok((found, pagination))
    }

    /// Whose days the filters name. Where they name none, nothing is read for it.
    async fn time_zone(&self, filters: &OrderFilters) -> Result<TimeZone, StoreError> {
        if !filters.name_days() {
            return Ok(TimeZone::default());
        }
        let services = &self.context.services;
        let settings = services.settings.cached(services.now()).await?;
        Ok(settings.shop.time_zone)
    }

    fn list_position(&self, page: &PageQuery, scope: &CursorScope) -> Result<Position, ApiError> {
        let Some(position) = self.context.services.cursors.position(page, scope)? else {
            return Ok(Position {
                began: self.context.services.now(),
                after: None,
            });
        };
        let (began, after) = position.split_once(' ').ok_or(ErrorCode::InvalidCursor)?;
        Ok(Position {
            began: began.parse().map_err(|_| ErrorCode::InvalidCursor)?,
            after: Some(after.to_owned()),
        })
    }
}

/// What a cursor of this list is bound to: the filters, whatever the page's size.
fn scope(filters: &OrderFilters, actor: &Actor, zone: &TimeZone) -> Result<CursorScope, ApiError> {
    let filter = filters.filter(actor, Timestamp::from_millis(0), zone)?;
    Ok(CursorScope::new(
        "orders",
        actor.id,
        &format!("{filter:?} {:?}", filters.search()),
    ))
}
