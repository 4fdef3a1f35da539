//! Fan-out: from the events of a batch to the people who may see them.

use std::{cell::RefCell, collections::BTreeMap};

use futures_util::{StreamExt, stream};
use shared_domain::{
    Timestamp, UserId,
    realtime::{Connection, Push, PushEvent, PushTarget, fan_out},
    user::Role,
};
use shared_events::{BatchItemFailures, Event, FileRejected, OrderEvent, SqsEvent, each_event};
use shared_runtime::telemetry::error_chain;
use shared_store::{StoreError, notification};

use crate::{Realtime, delay_queue::take_pending};

/// How many people are pushed to at the same time.
const AT_ONCE: usize = 16;

/// The push events for each person; none, where it is only to be looked who may be connected still.
type Pending = BTreeMap<UserId, Vec<PushEvent>>;
/// Who of a role is connected, looked up once for a batch.
type ConnectedUsers = RefCell<BTreeMap<Role, Vec<UserId>>>;

impl Realtime {
    /// Fans a batch out, and pushes to each person all that is for them at once. What failed is to
    /// come again; where that is a push, the whole batch, since several of its messages were pushed
    /// together.
    pub(crate) async fn fan_out_all(&self, mut batch: SqsEvent) -> BatchItemFailures {
        let until = self.end_of_turn();
        let messages = batch.messages.iter();
        let ids: Vec<_> = messages.map(|one| one.message_id.clone()).collect();
        let pending = RefCell::new(Pending::new());
        for user in take_pending(&mut batch) {
            pending.borrow_mut().insert(user, Vec::new());
        }
        let connected = ConnectedUsers::default();
        let failures = each_event(batch, async |event| {
            let found = self.pushes_of(event, &connected).await?;
            add(&mut pending.borrow_mut(), found);
            Ok::<_, StoreError>(())
        })
        .await;
        match self.push_all(pending.into_inner(), until).await {
            Ok(()) => failures,
            Err(error) => {
                tracing::error!(cause = error_chain(&error), "push failed");
                BatchItemFailures::of(ids)
            }
        }
    }

    async fn pushes_of(
        &self,
        event: Event,
        connected: &ConnectedUsers,
    ) -> Result<Pending, StoreError> {
        match event {
            Event::Order(event) => self.pushes_of_order(&event, connected).await,
            Event::User(event) => Ok(Pending::from([(event.user.id, Vec::new())])),
            Event::SessionEnded(ended) => Ok(Pending::from([(ended.user_id, Vec::new())])),
            Event::FileRejected(rejected) => Ok(pushes_of_rejection(&rejected)),
        }
    }

    async fn pushes_of_order(
        &self,
        event: &OrderEvent,
        connected: &ConnectedUsers,
    ) -> Result<Pending, StoreError> {
        let mut pending = Pending::new();
        if self.now() >= event.event.created_at + Connection::REMEMBERED {
            // It was published again, long after.
            return Ok(pending);
        }
        for (recipients, push) in fan_out(&event.event, &event.order, event.media.as_ref()) {
            for user in self.people(recipients, connected).await? {
                let event = for_user(&push, user);
                add(&mut pending, event.map(|event| (user, vec![event])));
            }
        }
        Ok(pending)
    }

    async fn people(
        &self,
        recipients: PushTarget,
        connected: &ConnectedUsers,
    ) -> Result<Vec<UserId>, StoreError> {
        let role = match recipients {
            PushTarget::User(user) => return Ok(vec![user]),
            PushTarget::Everyone(role) => role,
        };
        let known = connected.borrow().get(&role).cloned();
        if let Some(people) = known {
            return Ok(people);
        }
        let people = self.ephemeral.connected_users(role, self.now()).await?;
        connected.borrow_mut().insert(role, people.clone());
        Ok(people)
    }

    async fn push_all(&self, pending: Pending, until: Timestamp) -> Result<(), StoreError> {
        // A failure for one person keeps nothing from another.
        let pushed: Vec<_> = stream::iter(pending)
            .map(async |(user, events)| self.push(user, &events, until).await)
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        pushed.into_iter().collect()
    }

    async fn push(
        &self,
        user: UserId,
        events: &[PushEvent],
        until: Timestamp,
    ) -> Result<(), StoreError> {
        let may_come_back = self
            .ephemeral
            .append_events(user, events, self.now())
            .await?;
        if may_come_back && self.is_connected(user).await? {
            self.send_pending(user, until).await?;
        }
        Ok(())
    }

    async fn is_connected(&self, user: UserId) -> Result<bool, StoreError> {
        let connections = self.ephemeral.connections(user, self.now()).await?;
        Ok(!connections.is_empty())
    }
}

/// Who uploaded a file waits to be told what became of it.
fn pushes_of_rejection(rejected: &FileRejected) -> Pending {
    let file = PushEvent::Media {
        number: rejected.order_number.clone(),
        media: rejected.media.id,
    };
    Pending::from([(rejected.media.uploaded_by.id, vec![file])])
}

/// Adds what is new.
fn add(pending: &mut Pending, found: impl IntoIterator<Item = (UserId, Vec<PushEvent>)>) {
    for (user, events) in found {
        let known = pending.entry(user).or_default();
        for one in events {
            if !known.contains(&one) {
                known.push(one);
            }
        }
    }
}

fn for_user(push: &Push, user: UserId) -> Option<PushEvent> {
    match push {
        Push::Notice(notice) => notice.is_news_to(user).then(|| PushEvent::Notification {
            notification: notification(notice, user),
        }),
        Push::Event(event) => Some(event.clone()),
    }
}
