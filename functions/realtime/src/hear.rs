//! What happened, and whom it concerns.

use std::{cell::RefCell, collections::BTreeMap};

use futures_util::{StreamExt, stream};
use shared_domain::{
    Timestamp, UserId,
    live::{Concern, Connection, Listener, News, concerns},
    user::Role,
};
use shared_events::{BatchItemFailures, Event, FileRejected, OrderEvent, SqsEvent, each_event};
use shared_runtime::telemetry::error_chain;
use shared_store::{StoreError, notification};

use crate::{Realtime, later::take_still_to_hear};

/// How many people are told at the same time.
const AT_ONCE: usize = 16;

/// What each person is to hear; nothing, where it is only to be looked who may be connected still.
type Heard = BTreeMap<UserId, Vec<News>>;
/// Who of a role listens, looked up once for a batch.
type Listening = RefCell<BTreeMap<Role, Vec<UserId>>>;

impl Realtime {
    /// Finds out what everybody is to hear of a batch, and lets each hear all of it at once. What failed is to come again;
    /// where that is telling somebody, all of it, since they heard of several messages together.
    pub(crate) async fn hear_all(&self, mut batch: SqsEvent) -> BatchItemFailures {
        let until = self.end_of_turn();
        let messages = batch.messages.iter();
        let ids: Vec<_> = messages.map(|one| one.message_id.clone()).collect();
        let heard = RefCell::new(Heard::new());
        for user in take_still_to_hear(&mut batch) {
            heard.borrow_mut().insert(user, Vec::new());
        }
        let listening = Listening::default();
        let failures = each_event(batch, async |event| {
            let concerned = self.concerned(event, &listening).await?;
            add(&mut heard.borrow_mut(), concerned);
            Ok::<_, StoreError>(())
        })
        .await;
        match self.tell_all(heard.into_inner(), until).await {
            Ok(()) => failures,
            Err(error) => {
                tracing::error!(cause = error_chain(&error), "not told");
                BatchItemFailures::of(ids)
            }
        }
    }

    async fn concerned(&self, event: Event, listening: &Listening) -> Result<Heard, StoreError> {
        match event {
            Event::Order(event) => self.concerned_by_order(&event, listening).await,
            Event::User(event) => Ok(Heard::from([(event.user.id, Vec::new())])),
            Event::SessionEnded(ended) => Ok(Heard::from([(ended.user_id, Vec::new())])),
            Event::FileRejected(rejected) => Ok(concerned_by_rejection(&rejected)),
        }
    }

    async fn concerned_by_order(
        &self,
        event: &OrderEvent,
        listening: &Listening,
    ) -> Result<Heard, StoreError> {
        let mut heard = Heard::new();
        if self.now() >= event.event.created_at + Connection::REMEMBERED {
            // It was published again, long after.
            return Ok(heard);
        }
        for (listener, concern) in concerns(&event.event, &event.order, event.media.as_ref()) {
            for user in self.people(listener, listening).await? {
                let news = for_user(&concern, user);
                add(&mut heard, news.map(|news| (user, vec![news])));
            }
        }
        Ok(heard)
    }

    async fn people(
        &self,
        listener: Listener,
        listening: &Listening,
    ) -> Result<Vec<UserId>, StoreError> {
        let role = match listener {
            Listener::User(user) => return Ok(vec![user]),
            Listener::Everyone(role) => role,
        };
        let known = listening.borrow().get(&role).cloned();
        if let Some(people) = known {
            return Ok(people);
        }
        let people = self.ephemeral.listeners(role, self.now()).await?;
        listening.borrow_mut().insert(role, people.clone());
        Ok(people)
    }

    async fn tell_all(&self, heard: Heard, until: Timestamp) -> Result<(), StoreError> {
        // Nobody hears less because something fails for another.
        let told: Vec<_> = stream::iter(heard)
            .map(async |(user, news)| self.tell(user, &news, until).await)
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        told.into_iter().collect()
    }

    async fn tell(&self, user: UserId, news: &[News], until: Timestamp) -> Result<(), StoreError> {
        let may_come_back = self.ephemeral.add_news(user, news, self.now()).await?;
        if may_come_back && self.is_connected(user).await? {
            self.deliver(user, until).await?;
        }
        Ok(())
    }

    async fn is_connected(&self, user: UserId) -> Result<bool, StoreError> {
        let connections = self.ephemeral.connections(user, self.now()).await?;
        Ok(!connections.is_empty())
    }
}

/// Who uploaded a file waits to hear what became of it.
fn concerned_by_rejection(rejected: &FileRejected) -> Heard {
    let file = News::Media {
        number: rejected.order_number.clone(),
        media: rejected.media.id,
    };
    Heard::from([(rejected.media.uploaded_by.id, vec![file])])
}

/// Adds what is new.
fn add(heard: &mut Heard, concerned: impl IntoIterator<Item = (UserId, Vec<News>)>) {
    for (user, news) in concerned {
        let known = heard.entry(user).or_default();
        for one in news {
            if !known.contains(&one) {
                known.push(one);
            }
        }
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
