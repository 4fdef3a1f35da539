//! What clients say, and what they are answered.

use serde::{Deserialize, Serialize};
use shared_domain::{
    UserId,
    rate_limit::{Policy, Quota, Subject},
    realtime::{Connection, ConnectionId, Position},
};
use shared_runtime::telemetry::metric;
use shared_store::{ConnectionOwner, StoreError};

use crate::Realtime;

/// What a client says.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum ClientMessage {
    /// Is anybody there?
    Ping,
    /// Send what I missed.
    #[serde(rename_all = "camelCase")]
    Resume {
        /// The id of what came last.
        last_event_id: String,
    },
}

/// What is answered, or sent without data.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(crate) enum ServerMessage {
    /// To a ping.
    Pong,
    /// That was all that was missed.
    Resumed,
    /// What was missed is not known any more: ask for everything anew.
    Resync,
    /// What was said makes no sense.
    Error {
        /// Why, for people.
        message: &'static str,
    },
}

impl Realtime {
    pub(crate) async fn answer(&self, id: &ConnectionId, text: &str) -> Result<(), StoreError> {
        let Some(owner) = self.ephemeral.owner(id).await? else {
            // It was given up: whoever is there connects anew.
            self.management_api.close(id).await;
            return Ok(());
        };
        let quota = self.count(owner, 1).await;
        if quota.is_some_and(|quota| quota.is_exceeded()) {
            return self.close_flooded(id, owner.user).await;
        }
        match serde_json::from_str(text) {
            Ok(ClientMessage::Ping) => {
                self.management_api.post(id, &ServerMessage::Pong).await;
                self.send_pending(owner.user, self.end_of_turn()).await
            }
            Ok(ClientMessage::Resume { last_event_id }) => {
                let last = self.resumed_from(owner, &last_event_id, quota).await?;
                self.resume(owner.user, id, last).await
            }
            Err(_) => {
                let message =
                    "must be {\"type\":\"ping\"} or {\"type\":\"resume\",\"lastEventId\":\"…\"}";
                self.management_api
                    .post(id, &ServerMessage::Error { message })
                    .await;
                Ok(())
            }
        }
    }

    async fn resume(
        &self,
        user: UserId,
        id: &ConnectionId,
        from: Option<Position>,
    ) -> Result<(), StoreError> {
        match from {
            Some(from) => {
                self.ephemeral.rewind(user, id, from).await?;
                self.send_pending(user, self.end_of_turn()).await
            }
            None => {
                self.management_api.post(id, &ServerMessage::Resync).await;
                Ok(())
            }
        }
    }

    /// From where a client is sent what it missed. None where that is not known, or is more than it
    /// may still ask for.
    async fn resumed_from(
        &self,
        owner: ConnectionOwner,
        last_event_id: &str,
        quota: Option<Quota>,
    ) -> Result<Option<Position>, StoreError> {
        let Ok(last) = last_event_id.parse::<Position>() else {
            return Ok(None);
        };
        let missed = self.ephemeral.missed(owner.user, last, self.now()).await?;
        let Some(missed) = missed else {
            return Ok(None);
        };
        let requests = missed.div_ceil(Connection::MISSED_PER_REQUEST);
        if quota.is_some_and(|quota| requests > quota.remaining()) {
            return Ok(None);
        }
        if requests > 0 {
            self.count(owner, requests).await;
        }
        Ok(Some(last))
    }

    /// Counts what was said with the requests of whoever said it, as so many of them. None where it
    /// cannot be counted: it is answered then, as requests are.
    async fn count(&self, owner: ConnectionOwner, requests: u64) -> Option<Quota> {
        let subject = Subject::User(owner.user, owner.role);
        let count = self
            .limiter
            .count_as(requests, Policy::Default, subject, self.now());
        count.quota().await
    }

    /// Ends a connection over which too much was said. A ticket for another is a request, which is
    /// refused until the limit allows it.
    async fn close_flooded(&self, id: &ConnectionId, user: UserId) -> Result<(), StoreError> {
        metric::request_throttled();
        tracing::warn!(%user, "a connection was ended: too much was said");
        self.management_api.close(id).await;
        self.ephemeral.forget(user, id).await
    }
}
