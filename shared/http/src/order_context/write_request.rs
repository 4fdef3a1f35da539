//! What every write to an order begins with.
//!
//! The caller, the order and the response to an earlier request with the same key are read at the
//! same time, and what is found is judged in the order that the contract gives: who the caller is
//! comes before anything else.

use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use futures_util::future::{join, join3};
use shared_domain::{
    Actor, OrderId,
    order::{Order, OrderRef, OrderText, Refusal, require_sight},
};

use super::OrderContext;
use crate::{
    ApiError, Idempotency, IdempotencyHeader, IfMatch, NoQuery, PathId, Services, TokenClaims,
};

/// A write to an order by a caller whose session was looked up.
#[derive(Debug)]
pub struct OrderWriteRequest {
    /// Who writes.
    pub actor: Actor,
    /// Lets the write take effect once.
    pub idempotency: Idempotency,
    if_match: IfMatch,
    reference: Option<OrderRef>,
    found: Option<(Order, OrderText)>,
}

impl OrderWriteRequest {
    /// The write to one of the orders that a request names, which is a part of it.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn to_one_of_many(
        context: &OrderContext,
        actor: &Actor,
        request: &Idempotency,
        order: OrderId,
    ) -> Result<Self, ApiError> {
        let reference = OrderRef::from(order);
        let (name, named) = (order.to_string(), Some(&reference));
        let (part, found) = join(request.part(&name), context.find(named)).await;
        Ok(Self {
            actor: actor.clone(),
            idempotency: part?,
            if_match: IfMatch::default(),
            found: found?,
            reference: Some(reference),
        })
    }

    /// The order and its texts as they were when the request came. Whether the caller may see them
    /// is for the domain to say.
    ///
    /// # Errors
    /// `NOT_FOUND` where there is no such order.
    pub fn found(&self) -> Result<(Order, OrderText), ApiError> {
        self.found.clone().ok_or_else(|| Refusal::NotFound.into())
    }

    /// The order and its texts for an attempt at a write: as they were when the request came for
    /// the first, as they are now for those that follow.
    ///
    /// For who may not see the order it ends here, as where there is no such order: whatever else
    /// is read for a refusal would tell the two apart by the time it takes.
    ///
    /// # Errors
    /// `NOT_FOUND` where there is no such order, or the caller may not see it.
    pub async fn order(
        &self,
        context: &OrderContext,
        attempt: usize,
    ) -> Result<(Order, OrderText), ApiError> {
        let (order, text) = match attempt {
            0 => self.found()?,
            _ => {
                let found = context.find(self.reference.as_ref()).await?;
                found.ok_or(Refusal::NotFound)?
            }
        };
        require_sight(&order, &self.actor)?;
        Ok((order, text))
    }

    /// What is decided about an order, in the order of the contract: a refusal that is no conflict,
    /// then `If-Match`, then the conflict.
    ///
    /// # Errors
    /// The first of these that applies.
    pub fn judge<T>(&self, order: &Order, decided: Result<T, Refusal>) -> Result<T, ApiError> {
        if decided.as_ref().err().is_none_or(Refusal::is_conflict) {
            self.if_match.check(order.version)?;
        }
        Ok(decided?)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for OrderWriteRequest
where
    OrderContext: FromRef<S>,
    Services: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let claimed = TokenClaims::from_request_parts(parts, state).await?;
        let Ok(PathId(reference)) = PathId::from_request_parts(parts, state).await;
        let query = NoQuery::from_request_parts(parts, state).await;
        let if_match = IfMatch::from_request_parts(parts, state).await;
        let Ok(header) = IdempotencyHeader::from_request_parts(parts, state).await;
        let context = OrderContext::from_ref(state);
        let (caller, idempotency, found) = join3(
            context.services.caller(&claimed),
            context.idempotency(&header, claimed.claims().user),
            context.find(reference.as_ref()),
        )
        .await;
        let caller = caller?;
        query?;
        Ok(Self {
            actor: Actor::from(&caller.user),
            if_match: if_match?,
            idempotency: idempotency?,
            found: found?,
            reference,
        })
    }
}
