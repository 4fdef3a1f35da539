//! What is said and heard (`docs/LIVE.md`).

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Error;

/// What a client says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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

/// What comes over a connection.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", content = "data")]
pub enum ServerMessage {
    /// Somebody is told something.
    #[serde(rename = "notification")]
    Notification {
        /// As in the inbox.
        notification: Value,
    },
    /// An order changed.
    #[serde(rename = "order.updated")]
    Order {
        /// As it is now, without its history.
        order: Value,
    },
    /// A file is new or changed.
    #[serde(rename = "media.updated")]
    Media {
        /// As it is now.
        media: Value,
    },
    /// Somebody is there.
    #[serde(rename = "pong")]
    Pong,
    /// That was all that was missed.
    #[serde(rename = "resumed")]
    Resumed,
    /// What was missed is not known any more.
    #[serde(rename = "resync")]
    Resync,
}

#[derive(Deserialize)]
struct Id {
    id: Option<String>,
}

impl fmt::Display for ClientMessage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::to_string(self).map_err(|_| fmt::Error)?;
        formatter.write_str(&text)
    }
}

/// The id of a message, if it has one, and what it says.
pub(crate) fn read(text: &str) -> Result<(Option<String>, ServerMessage), Error> {
    let unknown = |source| Error::Unknown {
        text: text.to_owned(),
        source,
    };
    let Id { id } = serde_json::from_str(text).map_err(unknown)?;
    let heard = serde_json::from_str(text).map_err(unknown)?;
    Ok((id, heard))
}
