//! Somebody's connection.

use serde::{Deserialize, Serialize};

use super::Position;
use crate::{
    Duration, SessionId, Timestamp, UserId,
    user::{Role, User},
};

/// What API Gateway calls a connection.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConnectionId(pub String);

/// Somebody's connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Connection {
    /// What API Gateway calls it.
    pub id: ConnectionId,
    /// Who is connected.
    pub user: UserId,
    /// The sign-in that the ticket was had with.
    pub session: SessionId,
    /// What they were then. Who is something else since has to connect anew.
    pub role: Role,
    /// When they connected.
    pub connected_at: Timestamp,
    /// What it is to be sent before it is level with the others of this person; at first, what came
    /// while it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catch_up: Option<CatchUp>,
}

/// What a connection is to be sent that others of this person were sent already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CatchUp {
    /// What comes after this position.
    pub from: Position,
    /// True where the client asked for it, and waits to hear that this is all.
    pub resuming: bool,
}

impl Connection {
    /// How many connections one person may have.
    pub const MOST: usize = 10;
    /// API Gateway ends every connection after two hours
    /// ([quotas](https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html)).
    pub const LONGEST: Duration = Duration::from_secs(2 * 3_600);

    /// How long after it is over its client may come back and be sent what it missed.
    pub const REMEMBERED: Duration = Duration::from_secs(24 * 3_600);
    /// How much a client may have missed to be sent it. Who missed more asks for everything anew,
    /// which is less.
    pub const MOST_MISSED: u64 = 1_000;
    /// How much of what was missed costs as much as a request, and is counted as one.
    pub const MISSED_PER_REQUEST: u64 = 25;

    /// True while this connection may be of somebody's who is now this.
    pub fn is_of(&self, user: &User) -> bool {
        user.id == self.user && user.is_active && user.role == self.role
    }

    /// When it is over at the latest.
    pub fn expires_at(&self) -> Timestamp {
        self.connected_at + Self::LONGEST
    }
}
