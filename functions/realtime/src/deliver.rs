//! Sending somebody what they have still to hear.

use shared::{
    domain::{
        Duration, UserId,
        live::{ConnectionId, Position},
        user::User,
    },
    store::{Delivery, Released, StoreError},
};

use crate::{Posted, Realtime, message::Reply, view::View};

/// API Gateway knows a connection a moment after it was let in. One that is gone sooner than this may come still.
const ARRIVING: Duration = Duration::from_secs(10);

/// How far sending came.
enum Sent {
    /// Everything up to here.
    UpTo(Position),
    /// No further than here; what follows is sent when there is a next time.
    Later(Position),
    /// No further than here, for it takes too long.
    TooMuch(Position),
    /// The connection is over.
    Over,
}

impl Realtime {
    /// Sends what there is to a connection, unless somebody else is at it.
    pub(crate) async fn deliver(
        &self,
        user: UserId,
        id: &ConnectionId,
        view: &mut View,
    ) -> Result<(), StoreError> {
        let mut delivery = self.ephemeral.deliver(user, id, self.now()).await?;
        while let Some(turn) = delivery {
            let reached = match self.send_all(&turn, view).await? {
                Sent::UpTo(reached) => reached,
                Sent::Later(reached) => return self.ephemeral.break_off(&turn, reached).await,
                Sent::TooMuch(reached) => {
                    self.ephemeral.break_off(&turn, reached).await?;
                    return Err(StoreError::Unavailable(
                        "there is more than one turn can send".into(),
                    ));
                }
                Sent::Over => return self.ephemeral.forget(user, id).await,
            };
            delivery = match self.ephemeral.release(&turn, reached, self.now()).await? {
                Released::More(more) => {
                    // What was shown before may be older than what was sent since.
                    *view = View::until(view.until);
                    Some(more)
                }
                Released::Done | Released::Gone => None,
            };
        }
        Ok(())
    }

    async fn send_all(&self, turn: &Delivery, view: &mut View) -> Result<Sent, StoreError> {
        let Some(user) = self.holder(turn, view).await? else {
            self.gateway.close(&turn.connection.id).await;
            return Ok(Sent::Over);
        };
        let sent = self.send_news(turn, &user, view).await?;
        if let (true, Sent::UpTo(reached)) = (turn.resuming, &sent) {
            return Ok(self.send(turn, &Reply::Resumed, *reached, *reached).await);
        }
        Ok(sent)
    }

    /// What changed several times is shown once, as it is: at the last of them.
    async fn send_news(
        &self,
        turn: &Delivery,
        user: &User,
        view: &mut View,
    ) -> Result<Sent, StoreError> {
        let mut reached = turn.from();
        loop {
            let entries = self.ephemeral.news_after(user.id, reached).await?;
            if entries.is_empty() {
                return Ok(Sent::UpTo(reached));
            }
            for (index, entry) in entries.iter().enumerate() {
                if self.now() >= view.until {
                    return Ok(Sent::TooMuch(reached));
                }
                let comes_again = entries[index + 1..]
                    .iter()
                    .any(|later| later.news == entry.news);
                if !comes_again && let Some(message) = self.message(entry, user, view).await? {
                    match self.send(turn, message, reached, entry.position).await {
                        Sent::UpTo(_) => {}
                        other => return Ok(other),
                    }
                }
                reached = entry.position;
            }
        }
    }

    /// Sends one message, which comes after `before` and reaches `position`.
    async fn send(
        &self,
        turn: &Delivery,
        message: &impl serde::Serialize,
        before: Position,
        position: Position,
    ) -> Sent {
        let connection = &turn.connection;
        match self.gateway.post(&connection.id, message).await {
            Posted::Sent => Sent::UpTo(position),
            Posted::Gone if self.now() < connection.connected_at + ARRIVING => Sent::Later(before),
            Posted::Gone => Sent::Over,
            // Whoever reads too slowly connects anew and asks for what they missed.
            Posted::Failed => {
                self.gateway.close(&connection.id).await;
                Sent::Over
            }
        }
    }
}
