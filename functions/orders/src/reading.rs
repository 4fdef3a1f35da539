//! What every look at an order begins with.

use axum::{extract::FromRequestParts, http::request::Parts};
use deserr::Deserr;
use futures_util::future::join;
use shared::{
    auth::Claims,
    domain::order::{Actor, Order, OrderNumber, OrderRef, Refusal, Relation, relation},
    http::{ApiError, Claimed, CursorScope, Limit, Pagination, Query},
};
use utoipa::IntoParams;

use crate::{State, writing::order_ref};

/// Which page of a list.
#[derive(Debug, Clone, Deserr, IntoParams)]
#[deserr(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// The most rows of the page.
    #[deserr(default)]
    #[param(value_type = Option<Limit>)]
    pub limit: Limit,
    /// The `nextCursor` of the page before.
    #[deserr(default)]
    pub cursor: Option<String>,
}

/// A look at an order by the bearer of a genuine token.
#[derive(Debug)]
pub struct Reading {
    /// What the token says.
    pub claims: Claims,
    /// What names the order; nothing where the path names none.
    pub reference: Option<OrderRef>,
    query: String,
}

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
    scope: CursorScope,
}

impl FromRequestParts<State> for Reading {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, ApiError> {
        let Claimed(claims) = Claimed::from_request_parts(parts, state).await?;
        let reference = order_ref(parts, state).await;
        let query = parts.uri.query().unwrap_or_default().to_owned();
        Ok(Self {
            claims,
            reference,
            query,
        })
    }
}

impl Reading {
    /// What a cursor of this list is bound to. It is opened before anybody knows whether there is
    /// such an order.
    fn scope(&self, list: &str) -> CursorScope {
        let number = self.reference.as_ref().map(OrderRef::number);
        let number = number.as_ref().map(OrderNumber::as_str);
        CursorScope::new(list, self.claims.user, number.unwrap_or_default())
    }
}

impl State {
    /// Reads the caller and the order at the same time, and judges what is found in the order that the
    /// contract gives.
    pub async fn see(&self, reading: &Reading, list: &str) -> Result<Seen, ApiError> {
        let (reader, found) = join(
            self.services.reader(reading.claims),
            self.find(reading.reference.as_ref()),
        )
        .await;
        let actor = reader?;
        let Query(page) = Query::<PageQuery>::parse(&reading.query)?;
        let scope = reading.scope(list);
        let after = self.position(&page, &scope)?;
        let order = found?.ok_or(Refusal::NotFound)?;
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

    async fn find(&self, reference: Option<&OrderRef>) -> Result<Option<Order>, ApiError> {
        match reference {
            Some(reference) => Ok(self.orders.find(reference).await?.map(|(order, _)| order)),
            None => Ok(None),
        }
    }

    fn position(&self, page: &PageQuery, scope: &CursorScope) -> Result<Option<String>, ApiError> {
        page.cursor
            .as_deref()
            .map(|cursor| self.services.cursors.open(cursor, scope))
            .transpose()
    }

    /// Where the page stands.
    pub fn pagination(&self, seen: &Seen, next: Option<String>) -> Result<Pagination, ApiError> {
        let cursor = next
            .map(|position| self.services.cursors.seal(&position, &seen.scope))
            .transpose()?;
        Ok(Pagination::new(seen.limit, cursor))
    }
}

/// What the reader is to the order.
///
/// # Errors
/// `NOT_FOUND` where they may not see it.
pub fn require_sight(order: &Order, actor: &Actor) -> Result<Relation, ApiError> {
    relation(order, actor).ok_or_else(|| Refusal::NotFound.into())
}
