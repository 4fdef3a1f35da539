//! What happened, and whom it concerns.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use futures_util::{StreamExt, TryStreamExt, stream};
use shared::{
    domain::{
        Timestamp, UserId,
        live::{Concern, Listener, News, concerns},
    },
    events::{Event, OrderEvent},
    queue::{Batch, Failures, each_event},
    store::{StoreError, notification},
    telemetry::error_chain,
};

use crate::{Realtime, TURN, view::View};

/// How many people are told at the same time.
const AT_ONCE: usize = 16;

impl Realtime {
    /// Hears of everything in a batch, and then sends each person what there is for them. What failed is to come again;
    /// where sending failed, all of it, since the log does not say from which message an entry is.
    pub(crate) async fn hear_all(&self, batch: Batch) -> Failures {
        let until = self.now() + TURN;
        let ids: Vec<_> = batch
            .messages
            .iter()
            .map(|one| one.message_id.clone())
            .collect();
        let people = RefCell::new(BTreeSet::new());
        let failures = each_event(batch, async |event| {
            let concerned = self.hear(event).await?;
            people.borrow_mut().extend(concerned);
            Ok::<_, StoreError>(())
        })
        .await;
        match self.deliver_to_all(people.into_inner(), until).await {
            Ok(()) => failures,
            Err(error) => {
                tracing::error!(cause = error_chain(&error), "not sent");
                Failures::of(ids)
            }
        }
    }

    /// Gives for whom there is something to send, or to be looked at.
    async fn hear(&self, event: Event) -> Result<Vec<UserId>, StoreError> {
        match event {
            Event::Order(event) => self.hear_of_order(&event).await,
            // Looking whether there is something to send finds out who may be connected no longer.
            Event::User(event) => Ok(vec![event.user.id]),
            Event::SessionEnded(ended) => Ok(vec![ended.user_id]),
        }
    }

    async fn hear_of_order(&self, event: &OrderEvent) -> Result<Vec<UserId>, StoreError> {
        let news = stream::iter(self.by_listener(event).await?);
        news.map(async |(user, news)| {
            let added = self.ephemeral.add_news(user, &news, self.now()).await?;
            Ok(added.then_some(user))
        })
        .buffer_unordered(AT_ONCE)
        .try_filter_map(async |user| Ok(user))
        .try_collect()
        .await
    }

    async fn deliver_to_all(
        &self,
        people: BTreeSet<UserId>,
        until: Timestamp,
    ) -> Result<(), StoreError> {
        stream::iter(people)
            .map(Ok)
            .try_for_each_concurrent(AT_ONCE, async |user| self.deliver_to(user, until).await)
            .await
    }

    /// What concerns whom, of those who may listen.
    async fn by_listener(
        &self,
        event: &OrderEvent,
    ) -> Result<BTreeMap<UserId, Vec<News>>, StoreError> {
        let mut news: BTreeMap<UserId, Vec<News>> = BTreeMap::new();
        for (listener, concern) in concerns(&event.event, &event.order, event.media.as_ref()) {
            for user in self.people(listener).await? {
                let of_user = news.entry(user).or_default();
                if let Some(one) = for_user(&concern, user)
                    && !of_user.contains(&one)
                {
                    of_user.push(one);
                }
            }
        }
        Ok(news)
    }

    async fn people(&self, listener: Listener) -> Result<Vec<UserId>, StoreError> {
        match listener {
            Listener::User(user) => Ok(vec![user]),
            Listener::Everyone(role) => self.ephemeral.listeners(role, self.now()).await,
        }
    }

    /// Sends somebody what they have still to hear, on all their connections.
    async fn deliver_to(&self, user: UserId, until: Timestamp) -> Result<(), StoreError> {
        let mut view = View::until(until);
        for connection in self.ephemeral.connections(user, self.now()).await? {
            self.deliver(user, &connection.id, &mut view).await?;
        }
        Ok(())
    }
}

fn for_user(concern: &Concern, user: UserId) -> Option<News> {
    match concern {
        Concern::Notice(notice) => notice.is_news_to(user).then(|| News::Notification {
            notification: notification(notice, user),
        }),
        Concern::News(news) => Some(news.clone()),
    }
}
