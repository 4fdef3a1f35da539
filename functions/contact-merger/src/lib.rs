//! Gives the orders of a contact to the account that the contact is one with.
//!
//! Each order is a change of its own, so an event that is delivered again goes on where the
//! delivery before came to.

// Futures of the client library nest deeply.
#![recursion_limit = "256"]

mod bootstrap;

pub use bootstrap::bootstrap;

use futures_util::{StreamExt, TryStreamExt, stream};
use shared_domain::{
    OrderId, UserId,
    order::{OrderRef, transfer},
    user::User,
};
use shared_events::{BatchItemFailures, Event, SqsEvent, UserEvent, each_event};
use shared_runtime::{clock::SharedClock, retry::RetryPolicy};
use shared_store::{OrderFilter, OrderScope, Orders, StoreError, Users};

/// Orders that are read at a time.
const PAGE: usize = 100;
/// Orders that are changed at the same time.
const TOGETHER: usize = 8;
/// Everything that giving orders to somebody takes.
#[derive(Debug, Clone)]
pub struct ContactMerger {
    /// The time.
    pub clock: SharedClock,
    /// Who is one with whom.
    pub users: Users,
    /// The orders.
    pub orders: Orders,
}

impl ContactMerger {
    /// Handles the events of a batch. What failed of it is named in the answer.
    pub async fn handle(&self, batch: SqsEvent) -> BatchItemFailures {
        each_event(batch, async |event| match event {
            Event::User(UserEvent { user }) => match user.merged_into {
                Some(account) => self.merge(user.id, account).await,
                None => Ok(()),
            },
            Event::Order(_) | Event::SessionEnded(_) | Event::FileRejected(_) => Ok(()),
        })
        .await
    }

    async fn merge(&self, contact: UserId, into: UserId) -> Result<(), StoreError> {
        let account = self.users.find(into).await?;
        let account =
            account.ok_or_else(|| StoreError::internal("a contact is one with nobody"))?;
        let filter = OrderFilter::of(OrderScope::Customer(contact));
        let mut after = None;
        loop {
            let page = self.orders.list(&filter, after.as_deref(), PAGE).await?;
            stream::iter(page.rows)
                .map(|order| self.give(order.id, contact, &account))
                .buffer_unordered(TOGETHER)
                .try_collect::<()>()
                .await?;
            match page.next {
                Some(next) => after = Some(next),
                None => return Ok(()),
            }
        }
    }

    async fn give(
        &self,
        order: OrderId,
        contact: UserId,
        account: &User,
    ) -> Result<(), StoreError> {
        let reference = OrderRef::Id(order);
        for _ in RetryPolicy::MESSAGE.attempts() {
            let found = self.orders.find(&reference).await?;
            // The index may not have heard yet that the order is another's.
            let Some((order, _)) = found.filter(|(order, _)| order.customer.id == contact) else {
                return Ok(());
            };
            let change = transfer(&order, account, self.clock.now());
            if self
                .orders
                .change(order.version, &change)?
                .commit()
                .await?
                .is_committed()
            {
                return Ok(());
            }
        }
        Err(StoreError::Unavailable(
            "an order was being changed all the while".into(),
        ))
    }
}
