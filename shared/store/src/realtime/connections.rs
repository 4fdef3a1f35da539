//! Who is connected.

use aws_sdk_dynamodb::{
    operation::update_item::builders::UpdateItemFluentBuilder, types::AttributeValue,
};
use serde::{Deserialize, Serialize};
use serde_dynamo::to_attribute_value;

use crate::dynamo::dispatch::Dispatch;
use crate::{
    Ephemeral, StoreError,
    dynamo::{
        condition::Condition,
        error::unless_refused,
        item::{Item, expire, from_item, to_item},
        keys::{CONNECTED_USER, CONNECTION, Key, connected_users_partition, realtime_partition},
        transaction::Transaction,
    },
};
use shared_domain::{
    Timestamp, UserId,
    realtime::{CatchUp, Connection, ConnectionId, Position},
    user::Role,
};

/// What became of opening a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectOutcome {
    /// It is open, at the end of the log.
    Open,
    /// This person has as many as they may.
    TooMany,
}

/// Whose connection something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectionOwner {
    /// Who is connected.
    pub user: UserId,
    /// What they were when they connected.
    pub role: Role,
}

/// Somebody who listens or did lately.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ConnectedUser {
    user: UserId,
    until: Timestamp,
}

impl Ephemeral {
    /// Opens a connection. From here on what concerns this person is kept for them, until a day
    /// after it is over.
    pub async fn open(
        &self,
        connection: impl FnOnce(Position) -> Connection,
        user: UserId,
        now: Timestamp,
    ) -> Result<ConnectOutcome, StoreError> {
        if self.connections(user, now).await?.len() >= Connection::MOST {
            return Ok(ConnectOutcome::TooMany);
        }
        let connection = connection(self.keep_log(user, now).await?);
        if connection.role != Role::Customer {
            self.list(&connection).await?;
        }
        self.connect(&connection).await?;
        Ok(ConnectOutcome::Open)
    }

    async fn connect(&self, connection: &Connection) -> Result<(), StoreError> {
        let user = connection.user;
        let over = connection.expires_at();
        let role = connection.role;
        let owner = ConnectionOwner { user, role };
        let owner = to_item(&Key::connection_owner(&connection.id), &owner)?;
        let open = to_item(&Key::connection(user, &connection.id), connection)?;
        let transaction = Transaction::default()
            .create(Condition::IdUnused, &self.table, expiring(owner, over))?
            .create(Condition::IdUnused, &self.table, expiring(open, over))?;
        // Refused where it is there already: the event came twice.
        transaction.commit(&self.table).await.map(drop)
    }

    /// Notes that somebody of a role listens, for what concerns everybody of that role.
    async fn list(&self, connection: &Connection) -> Result<(), StoreError> {
        let until = connection.expires_at() + Connection::REMEMBERED;
        let user = connection.user;
        let connected = to_item(
            &Key::connected_user(connection.role, user),
            &ConnectedUser { user, until },
        )?;
        self.table.put(expiring(connected, until)).await
    }

    /// Everybody of a role who is connected, or was lately.
    pub async fn connected_users(
        &self,
        role: Role,
        now: Timestamp,
    ) -> Result<Vec<UserId>, StoreError> {
        let partition = connected_users_partition(role);
        let all: Vec<ConnectedUser> = self.table.all(partition, CONNECTED_USER).await?;
        let connected = all.into_iter().filter(|one| now < one.until);
        Ok(connected.map(|one| one.user).collect())
    }

    /// Somebody's connections.
    pub async fn connections(
        &self,
        user: UserId,
        now: Timestamp,
    ) -> Result<Vec<Connection>, StoreError> {
        let all: Vec<Connection> = self.table.all(realtime_partition(user), CONNECTION).await?;
        let open = all.into_iter().filter(|one| now < one.expires_at());
        Ok(open.collect())
    }

    /// Whose connection it is. None where it is over.
    pub async fn owner(&self, id: &ConnectionId) -> Result<Option<ConnectionOwner>, StoreError> {
        let found = self.table.get(&Key::connection_owner(id)).await?;
        found.map(from_item).transpose()
    }

    /// Has a connection sent again what came after a position, for its client missed it.
    pub async fn rewind(
        &self,
        user: UserId,
        id: &ConnectionId,
        from: Position,
    ) -> Result<(), StoreError> {
        let catch_up = CatchUp {
            from,
            resuming: true,
        };
        let rewound = self
            .update_connection(user, id)
            .update_expression("SET catchUp = :rewound")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":rewound", attribute(catch_up)?)
            .dispatch()
            .await;
        unless_refused(rewound).map(drop)
    }

    /// Notes what a connection has still to catch up with, unless it was rewound meanwhile.
    pub async fn caught_up(
        &self,
        connection: &Connection,
        still: Option<CatchUp>,
    ) -> Result<(), StoreError> {
        let Some(before) = connection.catch_up else {
            return Ok(());
        };
        let update = self
            .update_connection(connection.user, &connection.id)
            .condition_expression("catchUp = :before")
            .expression_attribute_values(":before", attribute(before)?);
        let update = match still {
            Some(still) => update
                .update_expression("SET catchUp = :still")
                .expression_attribute_values(":still", attribute(still)?),
            None => update.update_expression("REMOVE catchUp"),
        };
        unless_refused(update.dispatch().await).map(drop)
    }

    fn update_connection(&self, user: UserId, id: &ConnectionId) -> UpdateItemFluentBuilder {
        self.table
            .client
            .update_item()
            .table_name(&*self.table.name)
            .set_key(Some(Key::connection(user, id).attributes()))
    }

    /// Forgets a connection that is over.
    pub async fn forget(&self, user: UserId, id: &ConnectionId) -> Result<(), StoreError> {
        self.table.delete(&Key::connection(user, id)).await?;
        self.table.delete(&Key::connection_owner(id)).await
    }
}

fn expiring(mut item: Item, at: Timestamp) -> Item {
    expire(&mut item, at);
    item
}

fn attribute(catch_up: CatchUp) -> Result<AttributeValue, StoreError> {
    to_attribute_value(catch_up).map_err(StoreError::internal)
}
