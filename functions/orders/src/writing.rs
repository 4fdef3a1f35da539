//! What every write to an order begins with.
//!
//! The caller, the order and the answer to an earlier request with the same key are read at the same
//! time, and what is found is judged in the order that the contract gives: who the caller is comes
//! before anything else.

use axum::{
    extract::{FromRef, FromRequestParts, Path},
    http::request::Parts,
};
use futures_util::future::join3;
use shared::{
    domain::order::{Actor, Order, OrderRef, OrderText, Refusal},
    http::{ApiError, Claimed, Idempotent, IfMatch, NoQuery, Services},
    store::StoreError,
};

use crate::{State, once::Once};

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

    /// The order as it is after somebody else changed it.
    ///
    /// # Errors
    /// `NOT_FOUND` where there is no such order.
    pub async fn order_again(&self, state: &State) -> Result<(Order, OrderText), ApiError> {
        find(state, self.reference.as_ref())
            .await?
            .ok_or_else(|| Refusal::NotFound.into())
    }
}

impl FromRequestParts<State> for Writing {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, ApiError> {
        let Claimed(claims) = Claimed::from_request_parts(parts, state).await?;
        let reference = order_ref(parts, state).await;
        let query = NoQuery::from_request_parts(parts, state).await;
        let if_match = IfMatch::from_request_parts(parts, state).await;
        let Ok(request) = Idempotent::from_request_parts(parts, state).await;
        let services = Services::from_ref(state);
        let (caller, once, found) = join3(
            services.caller(claims),
            Once::look_up(state, &request, claims.user),
            find(state, reference.as_ref()),
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

/// What the path names; nothing where that is neither an id nor a number.
pub async fn order_ref(parts: &mut Parts, state: &State) -> Option<OrderRef> {
    let Path(id) = Path::<String>::from_request_parts(parts, state)
        .await
        .ok()?;
    id.parse().ok()
}

async fn find(
    state: &State,
    reference: Option<&OrderRef>,
) -> Result<Option<(Order, OrderText)>, StoreError> {
    match reference {
        Some(reference) => state.orders.find(reference).await,
        None => Ok(None),
    }
}
