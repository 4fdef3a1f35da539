//! The connections of one person while they are sent something.

use std::collections::{HashMap, hash_map::Entry};

use futures_util::future::join_all;
use serde::Serialize;
use shared_domain::{
    Duration, SessionId, Timestamp, UserId,
    realtime::{CatchUp, Connection, Position},
    user::User,
};
use shared_store::StoreError;

use crate::{Posted, Realtime};

/// API Gateway knows a connection a moment after it was let in. One that is gone sooner than this
/// may come still.
const ARRIVING: Duration = Duration::from_secs(10);

/// The connections of one person while they are sent something.
#[derive(Debug)]
pub(crate) struct UserConnections {
    /// Whose they are, as they are now.
    pub user: User,
    /// At least one.
    pub open: Vec<OpenConnection>,
}

/// How far sending came.
pub(crate) struct Sent {
    /// Up to here.
    pub reached: Position,
    /// False where there is more, and it takes too long.
    pub is_all: bool,
}

/// A connection that is sent something.
#[derive(Debug)]
pub(crate) struct OpenConnection {
    connection: Connection,
    /// It was sent everything up to here before.
    pub reached: Position,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing was sent to it yet.
    Untried,
    /// It was sent everything so far.
    There,
    /// It is not quite there yet: it says something when it is.
    Arriving,
    /// It is gone.
    Over,
}

impl UserConnections {
    /// Where to begin, so that everybody is sent everything.
    pub fn begins(&self) -> Position {
        let reached = self.open.iter().map(|connection| connection.reached);
        reached.min().unwrap_or(Position::ORIGIN)
    }
}

impl OpenConnection {
    fn new(connection: Connection, everybody: Position) -> Self {
        let reached = connection.catch_up.map_or(everybody, |own| own.from);
        Self {
            connection,
            reached,
            state: State::Untried,
        }
    }

    /// True where its client waits to hear that this was all it missed.
    pub fn is_resuming(&self) -> bool {
        self.connection.catch_up.is_some_and(|own| own.resuming)
    }

    fn still_to_catch_up(&self, sent: &Sent) -> Option<CatchUp> {
        let own = self.connection.catch_up.filter(|_| !sent.is_all)?;
        let from = own.from.max(sent.reached);
        Some(CatchUp { from, ..own })
    }

    /// What is meant by being gone.
    fn gone(&self, now: Timestamp) -> State {
        match self.has_arrived(now) {
            true => State::Over,
            false => State::Arriving,
        }
    }

    /// True once it was sent something, or cannot be on its way any more.
    fn has_arrived(&self, now: Timestamp) -> bool {
        let is_level = self.connection.catch_up.is_none();
        is_level || self.state == State::There || self.connection.connected_at + ARRIVING <= now
    }
}

impl Realtime {
    /// Those of somebody's connections that they may have still; the others end. None where there
    /// are none.
    pub(crate) async fn connections(
        &self,
        user: UserId,
        everybody: Position,
    ) -> Result<Option<UserConnections>, StoreError> {
        let mut accounts = HashMap::new();
        let mut holder = None;
        let mut open = Vec::new();
        let mut forbidden = Vec::new();
        for connection in self.ephemeral.connections(user, self.now()).await? {
            match self.holder(&connection, &mut accounts).await? {
                Some(account) => {
                    holder = Some(account);
                    open.push(OpenConnection::new(connection, everybody));
                }
                None => forbidden.push(connection.id),
            }
        }
        join_all(forbidden.iter().map(|id| self.management_api.close(id))).await;
        for id in &forbidden {
            self.ephemeral.forget(user, id).await?;
        }
        Ok(holder.map(|user| UserConnections { user, open }))
    }

    /// The account behind a connection, if it may have it still.
    async fn holder(
        &self,
        connection: &Connection,
        accounts: &mut HashMap<SessionId, Option<User>>,
    ) -> Result<Option<User>, StoreError> {
        let account = match accounts.entry(connection.session) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let account = self.signed_in(connection.user, connection.session);
                unknown.insert(account.await?)
            }
        };
        let account = account.clone();
        Ok(account.filter(|user| connection.is_of(user)))
    }

    /// Sends one message, unless the connection is gone.
    pub(crate) async fn send(&self, connection: &mut OpenConnection, message: &impl Serialize) {
        if let State::Arriving | State::Over = connection.state {
            return;
        }
        let id = &connection.connection.id;
        connection.state = match self.management_api.post(id, message).await {
            Posted::Sent => State::There,
            Posted::Gone => connection.gone(self.now()),
            // Whoever reads too slowly connects anew and asks for what they missed.
            Posted::Failed => {
                self.management_api.close(id).await;
                State::Over
            }
        };
    }

    /// Notes what became of each connection.
    pub(crate) async fn settle(
        &self,
        connections: UserConnections,
        sent: &Sent,
    ) -> Result<(), StoreError> {
        for open in connections.open {
            let connection = &open.connection;
            match open.state {
                State::There | State::Untried if open.has_arrived(self.now()) => {
                    let still = open.still_to_catch_up(sent);
                    self.ephemeral.caught_up(connection, still).await?;
                }
                State::Over => {
                    let Connection { user, id, .. } = connection;
                    self.ephemeral.forget(*user, id).await?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}
