//! Sending somebody what they have still to hear.

use futures_util::future::join_all;
use shared_domain::{Duration, Timestamp, UserId, live::Position, user::User};
use shared_runtime::telemetry::error_chain;
use shared_store::{Delivery, Entry, Released, StoreError};

use crate::{Realtime, audience::Audience, message::Reply, render::Message};

/// When it is tried again to send what could not be sent. Until then a turn is over that could not even be ended.
const AFTER_FAILURE: Duration = Delivery::BROKEN_OFF.saturating_add(Duration::from_secs(15));

/// How far sending came.
pub(crate) struct Sent {
    /// Up to here.
    pub reached: Position,
    /// False where there is more, and it takes too long.
    pub is_all: bool,
}

impl Realtime {
    /// Sends somebody what they have still to hear, unless somebody else is at it. What takes too long is left to the next
    /// invocation, and what fails to one a while later: others may have left it to this one.
    ///
    /// # Errors
    /// Where it cannot even be left to another.
    pub(crate) async fn deliver(&self, user: UserId, until: Timestamp) -> Result<(), StoreError> {
        match self.take_turns(user, until).await {
            Ok(true) => Ok(()),
            Ok(false) => self.later.go_on_with(user, Duration::ZERO).await,
            Err(error) => {
                tracing::error!(%user, cause = error_chain(&error), "not sent");
                self.later.go_on_with(user, AFTER_FAILURE).await
            }
        }
    }

    /// False where there is more.
    async fn take_turns(&self, user: UserId, until: Timestamp) -> Result<bool, StoreError> {
        let mut delivery = self.ephemeral.deliver(user, self.now()).await?;
        while let Some(turn) = delivery {
            let taken = self.take_turn(user, &turn, until).await;
            let reached = taken.as_ref().map_or(turn.position, |sent| sent.reached);
            delivery = match taken {
                Ok(Sent { is_all: true, .. }) => self.release(user, &turn, reached).await?,
                broken_off => {
                    self.ephemeral.break_off(user, &turn, reached).await?;
                    return broken_off.map(|_| false);
                }
            };
        }
        Ok(true)
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
                if !comes_again && let Some(message) = self.message(entry, &user).await? {
                    self.send_to_all(audience, entry.position, &message).await;
                }
                reached = entry.position;
            }
        }
    }

    /// What cannot be shown at all is left out, so that it does not keep back what follows.
    async fn message(&self, entry: &Entry, user: &User) -> Result<Option<Message>, StoreError> {
        match self.render(entry, user).await {
            Err(error @ StoreError::Internal(_)) => {
                let (position, cause) = (entry.position, error_chain(&error));
                tracing::error!(user = %user.id, %position, cause, "left out");
                Ok(None)
            }
            rendered => rendered,
        }
    }

    async fn send_to_all(&self, audience: &mut Audience, position: Position, message: &Message) {
        let listeners = audience.listeners.iter_mut();
        let unaware = listeners.filter(|listener| listener.reached < position);
        join_all(unaware.map(|listener| self.send(listener, message))).await;
    }

    async fn end_resuming(&self, audience: &mut Audience) {
        let listeners = audience.listeners.iter_mut();
        let resuming = listeners.filter(|listener| listener.is_resuming());
        join_all(resuming.map(|listener| self.send(listener, &Reply::Resumed))).await;
    }
}
