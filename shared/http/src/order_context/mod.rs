//! What operations on orders and on what belongs to them have in common.

mod creating;
mod once;
mod parameters;
mod reading;
mod writing;

use std::str::FromStr;

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};

pub use creating::Creating;
pub use once::Once;
pub use parameters::{OrderPath, RetryHeader, VersionHeader};
pub use reading::Reading;
pub use writing::Writing;

use crate::Services;
use shared_domain::order::{Order, OrderRef, OrderText};
use shared_store::{Ephemeral, Orders, StoreError};

/// How often a write is tried while others keep changing the same.
pub const TRIES: usize = 3;

/// Everything that keeping orders takes.
#[derive(Debug, Clone)]
pub struct OrderBook {
    /// What every function has.
    pub services: Services,
    /// The orders.
    pub orders: Orders,
    /// Answers to give again.
    pub ephemeral: Ephemeral,
}

impl OrderBook {
    /// The order that a path names, and its texts.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn find(
        &self,
        reference: Option<&OrderRef>,
    ) -> Result<Option<(Order, OrderText)>, StoreError> {
        match reference {
            Some(reference) => self.orders.find(reference).await,
            None => Ok(None),
        }
    }
}

/// What the path names under this name; nothing where that is no `T`.
pub async fn path_parameter<T: FromStr>(parts: &mut Parts, name: &str) -> Option<T> {
    let parameters = RawPathParams::from_request_parts(parts, &()).await.ok()?;
    let (_, text) = parameters.iter().find(|(key, _)| *key == name)?;
    text.parse().ok()
}
