//! What clients say, and what they are answered.

use serde::{Deserialize, Serialize};
use shared::{
    domain::{
        UserId,
        live::{ConnectionId, Position},
    },
    store::StoreError,
};

use crate::Realtime;

/// What a client says.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Said {
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
pub(crate) enum Reply {
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
        let Some(user) = self.ephemeral.owner(id).await? else {
            // It was given up: whoever is there connects anew.
            self.gateway.close(id).await;
            return Ok(());
        };
        match serde_json::from_str(text) {
            Ok(Said::Ping) => {
                self.gateway.post(id, &Reply::Pong).await;
                self.deliver(user, self.end_of_turn()).await
            }
            Ok(Said::Resume { last_event_id }) => self.resume(user, id, &last_event_id).await,
            Err(_) => {
                let message =
                    "must be {\"type\":\"ping\"} or {\"type\":\"resume\",\"lastEventId\":\"…\"}";
                self.gateway.post(id, &Reply::Error { message }).await;
                Ok(())
            }
        }
    }

    async fn resume(
        &self,
        user: UserId,
        id: &ConnectionId,
        last_event_id: &str,
    ) -> Result<(), StoreError> {
        let known = match last_event_id.parse::<Position>() {
            Ok(last) => self
                .ephemeral
                .knows(user, last, self.now())
                .await?
                .then_some(last),
            Err(_) => None,
        };
        match known {
            Some(last) => {
                self.ephemeral.rewind(user, id, last).await?;
                self.deliver(user, self.end_of_turn()).await
            }
            None => {
                self.gateway.post(id, &Reply::Resync).await;
                Ok(())
            }
        }
    }
}
