//! What every look at an order begins with.

use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
};

use super::path_parameter;
use crate::{
    auth::Claims,
    domain::order::OrderRef,
    http::{ApiError, Claimed, Services},
};

/// A look at an order by the bearer of a genuine token.
#[derive(Debug)]
pub struct Reading {
    /// What the token says.
    pub claims: Claims,
    /// What names the order; nothing where the path names none.
    pub reference: Option<OrderRef>,
    /// The query string, yet to be read: who the caller is comes first.
    pub query: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Reading
where
    Services: FromRef<S>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let Claimed(claims) = Claimed::from_request_parts(parts, state).await?;
        let reference = path_parameter(parts, "id").await;
        let query = parts.uri.query().unwrap_or_default().to_owned();
        Ok(Self {
            claims,
            reference,
            query,
        })
    }
}
