//! What every request to make something new begins with.

use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use futures_util::future::join;

use super::{Once, OrderBook};
use crate::{ApiError, Caller, Claimed, Idempotent, NoQuery, Services};

/// Somebody who makes something new, once however often the request is sent.
#[derive(Debug)]
pub struct Creating {
    /// Who.
    pub caller: Caller,
    /// What names the request.
    pub once: Once,
}

impl<S: Send + Sync> FromRequestParts<S> for Creating
where
    OrderBook: FromRef<S>,
    Services: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let claimed = Claimed::from_request_parts(parts, state).await?;
        let Ok(request) = Idempotent::from_request_parts(parts, state).await;
        let query = NoQuery::from_request_parts(parts, state).await;
        let book = OrderBook::from_ref(state);
        let (caller, once) = join(
            book.services.caller(&claimed),
            Once::look_up(&book, &request, claimed.claims().user),
        )
        .await;
        let caller = caller?;
        query?;
        Ok(Self {
            caller,
            once: once?,
        })
    }
}
