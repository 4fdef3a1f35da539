//! Who sends to a connection: one at a time, so that what is sent later arrives later.
//!
//! Whoever has something for a connection counts it there as wanted, and sends unless somebody else does. Who sends does not end
//! while more is wanted than they have seen. Who breaks off is replaced after a while.

use aws_sdk_dynamodb::types::ReturnValue;
use serde::Deserialize;

use crate::{
    domain::{
        Duration, Timestamp, UserId,
        live::{Connection, ConnectionId, Position},
    },
    store::{
        Ephemeral, StoreError,
        error::unless_refused,
        item::{from_item, number, text},
        keys::Key,
    },
};

/// Whoever sends and is not heard of for so long has broken off. Longer than `realtime` may take.
const BROKEN_OFF: Duration = Duration::from_secs(45);
/// How often another is tried whose turn ends just then.
const TRIES: usize = 4;

/// The right to send to a connection.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// The connection as it is now.
    #[serde(flatten)]
    pub connection: Connection,
    /// True where the client asked for what it missed, and waits to hear that this is all.
    #[serde(default)]
    pub resuming: bool,
    wanted: u64,
    sending_until: Timestamp,
    /// What was sent already, beyond what the connection says.
    #[serde(skip)]
    reached: Option<Position>,
}

impl Delivery {
    /// Where to go on from.
    pub fn from(&self) -> Position {
        self.reached.unwrap_or(self.connection.position)
    }
}

/// What became of ending a delivery.
#[derive(Debug)]
pub enum Released {
    /// All was sent.
    Done,
    /// More is wanted since.
    More(Delivery),
    /// The connection is over.
    Gone,
}

impl Ephemeral {
    /// Asks to send to a connection. None where somebody else sends, and will send this too; or it is over.
    pub async fn deliver(
        &self,
        user: UserId,
        id: &ConnectionId,
        now: Timestamp,
    ) -> Result<Option<Delivery>, StoreError> {
        for _ in 0..TRIES {
            if let Some(delivery) = self.take(user, id, now).await? {
                return Ok(Some(delivery));
            }
            if self.leave_it_to_who_sends(user, id, now).await? {
                return Ok(None);
            }
            if self.table.get(&Key::connection(user, id)).await?.is_none() {
                return Ok(None);
            }
        }
        Err(StoreError::Unavailable("others send all the time".into()))
    }

    async fn take(
        &self,
        user: UserId,
        id: &ConnectionId,
        now: Timestamp,
    ) -> Result<Option<Delivery>, StoreError> {
        let taken = self
            .update_connection(user, id)
            .update_expression("SET sendingUntil = :until ADD wanted :one")
            .condition_expression("attribute_exists(pk) AND (attribute_not_exists(sendingUntil) OR sendingUntil <= :now)")
            .expression_attribute_values(":until", text((now + BROKEN_OFF).to_string()))
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":now", text(now.to_string()))
            .return_values(ReturnValue::AllNew)
            .send()
            .await;
        let answer = unless_refused(taken)?.and_then(|answer| answer.attributes);
        answer.map(from_item).transpose()
    }

    async fn leave_it_to_who_sends(
        &self,
        user: UserId,
        id: &ConnectionId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let left = self
            .update_connection(user, id)
            .update_expression("ADD wanted :one")
            .condition_expression("attribute_exists(pk) AND sendingUntil > :now")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":now", text(now.to_string()))
            .send()
            .await;
        Ok(unless_refused(left)?.is_some())
    }

    /// Ends a delivery that has come to a position.
    pub async fn release(
        &self,
        delivery: &Delivery,
        position: Position,
        now: Timestamp,
    ) -> Result<Released, StoreError> {
        let Connection { user, id, .. } = &delivery.connection;
        let released = self
            .update_connection(*user, id)
            .update_expression("SET #position = :position REMOVE sendingUntil, resuming")
            .condition_expression("wanted = :wanted AND sendingUntil = :mine")
            .expression_attribute_names("#position", "position")
            .expression_attribute_values(":position", number(position))
            .expression_attribute_values(":wanted", number(delivery.wanted))
            .expression_attribute_values(":mine", text(delivery.sending_until.to_string()))
            .send()
            .await;
        match unless_refused(released)? {
            Some(_) => Ok(Released::Done),
            None => self.go_on(delivery, position, now).await,
        }
    }

    /// Ends a delivery before all was sent: whoever has the next turn goes on from a position.
    pub async fn break_off(
        &self,
        delivery: &Delivery,
        position: Position,
    ) -> Result<(), StoreError> {
        let Connection {
            user,
            id,
            position: before,
            ..
        } = &delivery.connection;
        let mine = text(delivery.sending_until.to_string());
        let broken_off = self
            .update_connection(*user, id)
            .update_expression("SET #position = :position REMOVE sendingUntil")
            // Not where it was put back meanwhile.
            .condition_expression("sendingUntil = :mine AND #position = :before")
            .expression_attribute_names("#position", "position")
            .expression_attribute_values(":position", number(position))
            .expression_attribute_values(":before", number(before))
            .expression_attribute_values(":mine", mine.clone())
            .send()
            .await;
        if unless_refused(broken_off)?.is_some() {
            return Ok(());
        }
        let left = self
            .update_connection(*user, id)
            .update_expression("REMOVE sendingUntil")
            .condition_expression("sendingUntil = :mine")
            .expression_attribute_values(":mine", mine)
            .send()
            .await;
        unless_refused(left).map(drop)
    }

    /// Sees what is wanted now, and says to be still there.
    async fn go_on(
        &self,
        delivery: &Delivery,
        reached: Position,
        now: Timestamp,
    ) -> Result<Released, StoreError> {
        let Connection { user, id, .. } = &delivery.connection;
        let prolonged = self
            .update_connection(*user, id)
            .update_expression("SET sendingUntil = :until")
            .condition_expression("sendingUntil = :mine")
            .expression_attribute_values(":until", text((now + BROKEN_OFF).to_string()))
            .expression_attribute_values(":mine", text(delivery.sending_until.to_string()))
            .return_values(ReturnValue::AllNew)
            .send()
            .await;
        let answer = unless_refused(prolonged)?.and_then(|answer| answer.attributes);
        let Some(item) = answer else {
            return Ok(Released::Gone);
        };
        let mut more: Delivery = from_item(item)?;
        // Somewhere else it was put back to, for what the client missed.
        let is_where_it_was = more.connection.position == delivery.connection.position;
        more.reached = is_where_it_was.then_some(reached);
        Ok(Released::More(more))
    }

    /// Puts a connection back to a position, for what its client missed since.
    pub async fn rewind(
        &self,
        user: UserId,
        id: &ConnectionId,
        position: Position,
    ) -> Result<(), StoreError> {
        let rewound = self
            .update_connection(user, id)
            .update_expression("SET #position = :position, resuming = :yes ADD wanted :one")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_names("#position", "position")
            .expression_attribute_values(":position", number(position))
            .expression_attribute_values(
                ":yes",
                aws_sdk_dynamodb::types::AttributeValue::Bool(true),
            )
            .expression_attribute_values(":one", number(1))
            .send()
            .await;
        unless_refused(rewound).map(drop)
    }

    fn update_connection(
        &self,
        user: UserId,
        id: &ConnectionId,
    ) -> aws_sdk_dynamodb::operation::update_item::builders::UpdateItemFluentBuilder {
        self.table
            .client
            .update_item()
            .table_name(&*self.table.name)
            .set_key(Some(Key::connection(user, id).attributes()))
    }
}
