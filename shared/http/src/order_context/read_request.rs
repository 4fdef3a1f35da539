//! What every look at an order begins with.

use axum::{extract::FromRequestParts, http::request::Parts};

use crate::{ApiError, PathId, Principal};
use shared_domain::order::OrderRef;

/// A look at an order by somebody who is yet to be looked up.
#[derive(Debug)]
pub struct OrderReadRequest {
    /// Who looks.
    pub principal: Principal,
    /// What names the order; nothing where the path names none.
    pub reference: Option<OrderRef>,
    /// The query string, yet to be read: who the caller is comes first.
    pub query: String,
}

impl<S: Send + Sync> FromRequestParts<S> for OrderReadRequest {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let principal = Principal::from_request_parts(parts, state).await?;
        let Ok(PathId(reference)) = PathId::from_request_parts(parts, state).await;
        let query = parts.uri.query().unwrap_or_default().to_owned();
        Ok(Self {
            principal,
            reference,
            query,
        })
    }
}
