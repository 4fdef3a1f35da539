//! What every request to make something new begins with.

use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};
use futures_util::future::join;

use super::OrderContext;
use crate::{ApiError, Caller, Idempotency, IdempotencyHeader, NoQuery, Services, TokenClaims};

/// Somebody who makes something new, once however often the request is sent.
#[derive(Debug)]
pub struct CreateRequest {
    /// Who.
    pub caller: Caller,
    /// What names the request.
    pub idempotency: Idempotency,
}

impl<S: Send + Sync> FromRequestParts<S> for CreateRequest
where
    OrderContext: FromRef<S>,
    Services: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let claimed = TokenClaims::from_request_parts(parts, state).await?;
        let Ok(header) = IdempotencyHeader::from_request_parts(parts, state).await;
        let query = NoQuery::from_request_parts(parts, state).await;
        let context = OrderContext::from_ref(state);
        let (caller, idempotency) = join(
            context.services.caller(&claimed),
            context.idempotency(&header, claimed.claims().user),
        )
        .await;
        let caller = caller?;
        query?;
        Ok(Self {
            caller,
            idempotency: idempotency?,
        })
    }
}
