//! Tells people what happens to the orders that concern them.
//!
//! Each notification is a write of its own under an id that follows from what it tells and whom. So
//! an event that is delivered again tells those whom it has not reached, and nobody twice.

// Futures of the client library nest deeply.
#![recursion_limit = "256"]

mod bootstrap;

pub use bootstrap::bootstrap;

use shared_domain::{
    Actor, UserId,
    notification::{Notice, Recipient, notices},
    order::{Order, relation},
    user::Role,
};
use shared_events::{BatchItemFailures, Event, OrderEvent, SqsEvent, each_event};
use shared_runtime::clock::SharedClock;
use shared_store::{Notifications, StoreError, Users, notification};

/// Everything that telling people takes.
#[derive(Debug, Clone)]
pub struct Notifier {
    /// The time.
    pub clock: SharedClock,
    /// The people.
    pub users: Users,
    /// What they are told.
    pub notifications: Notifications,
}

impl Notifier {
    /// Tells people of the events of a batch. What failed of it is named in the answer.
    pub async fn handle(&self, batch: SqsEvent) -> BatchItemFailures {
        each_event(batch, async |event| self.hear(event).await).await
    }

    async fn hear(&self, event: Event) -> Result<(), StoreError> {
        let Event::Order(told) = event else {
            return Ok(());
        };
        let OrderEvent {
            event,
            order,
            media,
        } = *told;
        for notice in notices(&event, &order, media.as_ref()) {
            for user in self.recipients(&notice, &order).await? {
                let notification = notification(&notice, user);
                let now = self.clock.now();
                self.notifications.tell(user, &notification, now).await?;
            }
        }
        Ok(())
    }

    async fn recipients(&self, notice: &Notice, order: &Order) -> Result<Vec<UserId>, StoreError> {
        match notice.recipient {
            Recipient::User(user) => Ok(self.hearer(user, order).await?.into_iter().collect()),
            Recipient::Admins => {
                let admins = self.users.active(Role::Admin).await?;
                let ids = admins.iter().map(|admin| admin.id);
                Ok(ids.filter(|id| notice.is_news_to(*id)).collect())
            }
        }
    }

    /// The user, as long as they may see the order: who was given another role since is nobody to
    /// it any more, whatever the order says. For a contact that is one with an account since, who
    /// gets the order, the account.
    async fn hearer(&self, user: UserId, order: &Order) -> Result<Option<UserId>, StoreError> {
        let Some(found) = self.users.find_or_merged(user).await? else {
            return Ok(None);
        };
        let sees = relation(order, &Actor::from(&found)).is_some();
        Ok(sees.then_some(found.merged_into.unwrap_or(user)))
    }
}
