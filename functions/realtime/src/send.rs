//! Sending the pending events of a user to their connections.

use futures_util::future::join_all;
use shared_domain::{Duration, Timestamp, UserId, realtime::Position, user::User};
use shared_runtime::telemetry::error_chain;
use shared_store::{EventLogEntry, LeaseRelease, SendLease, StoreError};

use crate::{
    Realtime,
    client_message::ServerMessage,
    connections::{Sent, UserConnections},
    render::Message,
};

/// When it is tried again to send what could not be sent. Until then a lease is over that could not
/// even be released.
const AFTER_FAILURE: Duration = SendLease::BROKEN_OFF.saturating_add(Duration::from_secs(15));

impl Realtime {
    /// Sends the pending events of a user, unless somebody else holds the lease to. What takes too
    /// long is left to the next invocation, and what fails to one a while later: others may have
    /// left it to this one.
    ///
    /// # Errors
    /// Where it cannot even be left to another.
    pub(crate) async fn send_pending(
        &self,
        user: UserId,
        until: Timestamp,
    ) -> Result<(), StoreError> {
        match self.send_while_leased(user, until).await {
            Ok(true) => Ok(()),
            Ok(false) => self.delay_queue.send_later(user, Duration::ZERO).await,
            Err(error) => {
                tracing::error!(%user, cause = error_chain(&error), "not sent");
                self.delay_queue.send_later(user, AFTER_FAILURE).await
            }
        }
    }

    /// False where there is more.
    async fn send_while_leased(&self, user: UserId, until: Timestamp) -> Result<bool, StoreError> {
        let mut acquired = self.ephemeral.acquire_send_lease(user, self.now()).await?;
        while let Some(lease) = acquired {
            let taken = self.send_once(user, &lease, until).await;
            let reached = taken.as_ref().map_or(lease.position, |sent| sent.reached);
            acquired = match taken {
                Ok(Sent { is_all: true, .. }) => self.release(user, &lease, reached).await?,
                given_up => {
                    self.ephemeral
                        .give_up_send_lease(user, &lease, reached)
                        .await?;
                    return given_up.map(|_| false);
                }
            };
        }
        Ok(true)
    }

    async fn release(
        &self,
        user: UserId,
        lease: &SendLease,
        reached: Position,
    ) -> Result<Option<SendLease>, StoreError> {
        let released = self
            .ephemeral
            .release_send_lease(user, lease, reached, self.now());
        Ok(match released.await? {
            LeaseRelease::More(more) => Some(more),
            LeaseRelease::Done | LeaseRelease::Lost => None,
        })
    }

    async fn send_once(
        &self,
        user: UserId,
        lease: &SendLease,
        until: Timestamp,
    ) -> Result<Sent, StoreError> {
        let Some(mut connections) = self.connections(user, lease.position).await? else {
            return Ok(Sent {
                reached: lease.position,
                is_all: true,
            });
        };
        let sent = self.send_events(&mut connections, until).await?;
        if sent.is_all {
            self.end_resuming(&mut connections).await;
        }
        self.settle(connections, &sent).await?;
        Ok(Sent {
            // Who has to catch up may have come less far than the others.
            reached: sent.reached.max(lease.position),
            ..sent
        })
    }

    /// What changed several times is shown once, as it is: at the last of them.
    async fn send_events(
        &self,
        connections: &mut UserConnections,
        until: Timestamp,
    ) -> Result<Sent, StoreError> {
        let user = connections.user.clone();
        let mut reached = connections.begins();
        loop {
            let page = self.ephemeral.events_after(user.id, reached).await?;
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
                let comes_again = later.any(|later| later.push_event == entry.push_event);
                if !comes_again && let Some(message) = self.message(entry, &user).await? {
                    self.send_to_all(connections, entry.position, &message)
                        .await;
                }
                reached = entry.position;
            }
        }
    }

    /// What cannot be shown at all is left out, so that it does not keep back what follows.
    async fn message(
        &self,
        entry: &EventLogEntry,
        user: &User,
    ) -> Result<Option<Message>, StoreError> {
        match self.render(entry, user).await {
            Err(error @ StoreError::Internal(_)) => {
                let (position, cause) = (entry.position, error_chain(&error));
                tracing::error!(user = %user.id, %position, cause, "left out");
                Ok(None)
            }
            rendered => rendered,
        }
    }

    async fn send_to_all(
        &self,
        connections: &mut UserConnections,
        position: Position,
        message: &Message,
    ) {
        let connections = connections.open.iter_mut();
        let unaware = connections.filter(|connection| connection.reached < position);
        join_all(unaware.map(|connection| self.send(connection, message))).await;
    }

    async fn end_resuming(&self, connections: &mut UserConnections) {
        let connections = connections.open.iter_mut();
        let resuming = connections.filter(|connection| connection.is_resuming());
        join_all(resuming.map(|connection| self.send(connection, &ServerMessage::Resumed))).await;
    }
}
