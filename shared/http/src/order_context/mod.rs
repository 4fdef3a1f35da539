//! What operations on orders and on what belongs to them have in common.

pub(crate) mod create_request;
pub(crate) mod read_request;
pub(crate) mod write_request;

use shared_domain::{
    UserId,
    order::{Order, OrderRef, OrderText},
};
use shared_store::{Ephemeral, Orders, StoreError};

use crate::{ApiError, Idempotency, IdempotencyHeader, Services};

/// Everything that keeping orders takes.
#[derive(Debug, Clone)]
pub struct OrderContext {
    /// What every function has.
    pub services: Services,
    /// The orders.
    pub orders: Orders,
    /// Responses to give again.
    pub ephemeral: Ephemeral,
}

impl OrderContext {
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

    /// What names a request of `caller`, and what it was answered before.
    ///
    /// # Errors
    /// As [`Idempotency::look_up`].
    pub async fn idempotency(
        &self,
        header: &IdempotencyHeader,
        caller: UserId,
    ) -> Result<Idempotency, ApiError> {
        Idempotency::look_up(&self.ephemeral, &self.services.clock, header, caller).await
    }
}
