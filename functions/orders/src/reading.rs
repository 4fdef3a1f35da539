//! Looking at an order, and at lists of what belongs to it.

use futures_util::future::join;
use shared_domain::{
    Actor,
    order::{Order, OrderNumber, OrderRef, Refusal, Relation, require_sight},
};
use shared_http::{ApiError, CursorScope, Limit, OrderReadRequest, PageQuery, Pagination, Query};

use crate::OrdersApi;

/// An order that the reader may see, and which page of a list about it they ask for.
#[derive(Debug)]
pub struct Seen {
    /// Who reads.
    pub actor: Actor,
    /// What they are to the order.
    pub relation: Relation,
    /// The order.
    pub order: Order,
    /// The most rows of the page.
    pub limit: Limit,
    /// What the page comes after.
    pub after: Option<String>,
    /// What its cursors are bound to.
    pub scope: CursorScope,
}

/// What a cursor of this list is bound to. It is opened before anybody knows whether there is such
/// an order.
pub fn scope(request: &OrderReadRequest, list: &str) -> CursorScope {
    let number = request.reference.as_ref().map(OrderRef::number);
    let number = number.as_ref().map(OrderNumber::as_str);
    CursorScope::new(list, request.principal.id(), number.unwrap_or_default())
}

impl OrdersApi {
    /// Reads the caller and the order at the same time, and judges what is found in the order that
    /// the contract gives.
    pub async fn see(&self, request: &OrderReadRequest, list: &str) -> Result<Seen, ApiError> {
        let (reader, found) = join(
            self.context.services.reader(&request.principal),
            self.context.find(request.reference.as_ref()),
        )
        .await;
        let actor = reader?;
        let Query(page) = Query::<PageQuery>::parse(&request.query)?;
        let scope = scope(request, list);
        let after = self.context.services.cursors.position(&page, &scope)?;
        let (order, _) = found?.ok_or(Refusal::NotFound)?;
        let relation = require_sight(&order, &actor)?;
        Ok(Seen {
            actor,
            relation,
            order,
            limit: page.limit,
            after,
            scope,
        })
    }

    /// Where the page stands.
    pub fn pagination(&self, seen: &Seen, next: Option<String>) -> Result<Pagination, ApiError> {
        let cursors = &self.context.services.cursors;
        cursors.pagination(seen.limit, next.as_deref(), &seen.scope)
    }
}
