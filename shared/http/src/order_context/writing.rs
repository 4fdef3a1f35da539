//! What every write to an order begins with.
//!
//! The caller, the order and the answer to an earlier request with the same key are read at the same
//! time, and what is found is judged in the order that the contract gives: who the caller is comes
//! before anything else.

use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use futures_util::future::join3;

use super::{Once, OrderBook, path_parameter};
use crate::{ApiError, Claimed, Idempotent, IfMatch, NoQuery, Services};
use shared_domain::{
    Actor,
    order::{Order, OrderRef, OrderText, Refusal, require_sight},
};

/// A write to an order by a caller whose session was looked up.
#[derive(Debug)]
pub struct Writing {
    /// Who writes.
    pub actor: Actor,
    /// The versions that the write is meant for.
    pub if_match: IfMatch,
    /// What names the request.
    pub once: Once,
    reference: Option<OrderRef>,
    found: Option<(Order, OrderText)>,
}

impl Writing {
    /// The order and its texts. Whether the caller may see them is for the domain to say.
    ///
    /// # Errors
    /// `NOT_FOUND` where there is no such order.
    pub fn order(&self) -> Result<(Order, OrderText), ApiError> {
        self.found.clone().ok_or_else(|| Refusal::NotFound.into())
    }

    /// The order and its texts, where the caller may see them. For who may not it ends here, as where there
    /// is no such order: whatever else is read for a refusal would tell the two apart by the time it takes.
    ///
    /// # Errors
    /// `NOT_FOUND` where there is no such order, or the caller may not see it.
    pub fn seen(&self) -> Result<(Order, OrderText), ApiError> {
        let (order, text) = self.order()?;
        require_sight(&order, &self.actor)?;
        Ok((order, text))
    }

    /// The order as it is after somebody else changed it.
    ///
    /// # Errors
    /// `NOT_FOUND` where there is no such order.
    pub async fn order_again(&self, book: &OrderBook) -> Result<(Order, OrderText), ApiError> {
        let found = book.find(self.reference.as_ref()).await?;
        found.ok_or_else(|| Refusal::NotFound.into())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Writing
where
    OrderBook: FromRef<S>,
    Services: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let claimed = Claimed::from_request_parts(parts, state).await?;
        let reference = path_parameter(parts, "id").await;
        let query = NoQuery::from_request_parts(parts, state).await;
        let if_match = IfMatch::from_request_parts(parts, state).await;
        let Ok(request) = Idempotent::from_request_parts(parts, state).await;
        let book = OrderBook::from_ref(state);
        let (caller, once, found) = join3(
            book.services.caller(&claimed),
            Once::look_up(&book, &request, claimed.claims().user),
            book.find(reference.as_ref()),
        )
        .await;
        let caller = caller?;
        query?;
        Ok(Self {
            actor: Actor::from(&caller.user),
            if_match: if_match?,
            once: once?,
            found: found?,
            reference,
        })
    }
}
