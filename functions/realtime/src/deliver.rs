//! Sending somebody what they have still to hear.

use futures_util::future::join_all;
use shared::{
    domain::{Timestamp, UserId, live::Position},
    store::{Delivery, Released, StoreError},
};

use crate::{Realtime, audience::Audience, message::Reply, render::Message};

/// How far sending came.
pub(crate) struct Sent {
    /// Up to here.
    pub reached: Position,
    /// False where there is more, and it takes too long.
    pub is_all: bool,
}

impl Realtime {
    /// Sends somebody what they have still to hear, unless somebody else is at it. What takes too long is left to the next
    /// invocation.
    pub(crate) async fn deliver(&self, user: UserId, until: Timestamp) -> Result<(), StoreError> {
        let mut delivery = self.ephemeral.deliver(user, self.now()).await?;
        while let Some(turn) = delivery {
            let taken = self.take_turn(user, &turn, until).await;
            let reached = taken.as_ref().map_or(turn.position, |sent| sent.reached);
            delivery = match taken {
                Ok(Sent { is_all: true, .. }) => self.release(user, &turn, reached).await?,
                broken_off => {
                    self.ephemeral.break_off(user, &turn, reached).await?;
                    broken_off?;
                    return self.later.go_on_with(user).await;
                }
            };
        }
        Ok(())
    }

    async fn release(
        &self,
        user: UserId,
        turn: &Delivery,
        reached: Position,
    ) -> Result<Option<Delivery>, StoreError> {
        let released = self.ephemeral.release(user, turn, reached, self.now());
        Ok(match released.await? {
            Released::More(more) => Some(more),
            Released::Done | Released::Lost => None,
        })
    }

    async fn take_turn(
        &self,
        user: UserId,
        turn: &Delivery,
        until: Timestamp,
    ) -> Result<Sent, StoreError> {
        let Some(mut audience) = self.audience(user, turn.position).await? else {
            return Ok(Sent {
                reached: turn.position,
                is_all: true,
            });
        };
        let sent = self.send_news(&mut audience, until).await?;
        if sent.is_all {
            self.end_resuming(&mut audience).await;
        }
        self.settle(audience, &sent).await?;
        Ok(Sent {
            // Who has to catch up may have come less far than the others.
            reached: sent.reached.max(turn.position),
            ..sent
        })
    }

    /// What changed several times is shown once, as it is: at the last of them.
    async fn send_news(
        &self,
        audience: &mut Audience,
        until: Timestamp,
    ) -> Result<Sent, StoreError> {
        let user = audience.user.clone();
        let mut reached = audience.begins();
        loop {
            let page = self.ephemeral.news_after(user.id, reached).await?;
            if page.is_empty() {
                let is_all = true;
                return Ok(Sent { reached, is_all });
            }
            for (index, entry) in page.iter().enumerate() {
                if self.now() >= until {
                    let is_all = false;
                    return Ok(Sent { reached, is_all });
                }
                let mut later = page[index + 1..].iter();
                let comes_again = later.any(|later| later.news == entry.news);
                if !comes_again && let Some(message) = self.render(entry, &user).await? {
                    self.send_to_all(audience, entry.position, &message).await;
                }
                reached = entry.position;
            }
        }
    }

    async fn send_to_all(&self, audience: &mut Audience, position: Position, message: &Message) {
        let listeners = audience.listeners.iter_mut();
        let unaware = listeners.filter(|listener| listener.reached < position);
        join_all(unaware.map(|listener| self.send(listener, message))).await;
    }

    async fn end_resuming(&self, audience: &mut Audience) {
        for listener in &mut audience.listeners {
            if listener.is_resuming() {
                self.send(listener, &Reply::Resumed).await;
            }
        }
    }
}
