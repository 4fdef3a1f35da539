//! Who sends to somebody: one at a time, so that what is sent later arrives later.
//!
//! Whoever has something for a person counts it there as wanted, and sends unless somebody else
//! does. Who sends does not end while more is wanted than they have seen. Who breaks off is
//! replaced after a while.

use aws_sdk_dynamodb::{
    operation::update_item::builders::UpdateItemFluentBuilder, types::ReturnValue,
};
use serde::Deserialize;

use super::event_log::forgotten_at;
use crate::dynamo::dispatch::Dispatch;
use crate::{
    Ephemeral, StoreError,
    dynamo::{
        error::unless_refused,
        item::{from_item, number, text},
        keys::{Key, TTL},
    },
};
use shared_domain::{Duration, Timestamp, TurnId, UserId, realtime::Position};
use shared_runtime::retry::RetryPolicy;

/// Ends a turn.
const END_AT_POSITION: &str = "SET #position = :position REMOVE sendingUntil, turn";

/// The right to send to somebody's connections.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SendLease {
    /// Up to here every connection was sent everything, save those that have to catch up.
    pub position: Position,
    wanted: u64,
    turn: TurnId,
}

impl SendLease {
    /// Whoever sends and is not heard of for so long has broken off. Longer than `realtime` may
    /// take.
    pub const BROKEN_OFF: Duration = Duration::from_secs(45);
}

/// What became of ending a delivery.
#[derive(Debug)]
pub enum LeaseRelease {
    /// All was sent.
    Done,
    /// More is wanted since.
    More(SendLease),
    /// Somebody else sends, for this took too long.
    Lost,
}

impl Ephemeral {
    /// Asks to send to somebody. None where somebody else sends, and will send this too.
    pub async fn acquire_send_lease(
        &self,
        user: UserId,
        now: Timestamp,
    ) -> Result<Option<SendLease>, StoreError> {
        for _ in RetryPolicy::SEND_LEASE.attempts() {
            if let Some(lease) = self.take(user, now).await? {
                return Ok(Some(lease));
            }
            if self.leave_it_to_who_sends(user, now).await? {
                return Ok(None);
            }
        }
        Err(StoreError::Unavailable("others send all the time".into()))
    }

    async fn take(&self, user: UserId, now: Timestamp) -> Result<Option<SendLease>, StoreError> {
        // A write that was tried again, though the first try had come through, finds its own turn.
        let turn = TurnId::generate(now);
        let taken = self
            .update_lease(user)
            .update_expression(
                "SET turn = :turn, sendingUntil = :until, #position = if_not_exists(#position, :origin), #ttl = :ttl ADD wanted :one",
            )
            .condition_expression("attribute_not_exists(sendingUntil) OR sendingUntil <= :now OR turn = :turn")
            .expression_attribute_values(":turn", text(turn.to_string()))
            .expression_attribute_names("#position", "position")
            .expression_attribute_names("#ttl", TTL)
            .expression_attribute_values(":until", text((now + SendLease::BROKEN_OFF).to_string()))
            .expression_attribute_values(":origin", number(Position::ORIGIN))
            .expression_attribute_values(":ttl", number(forgotten_at(now).as_seconds()))
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":now", text(now.to_string()))
            .return_values(ReturnValue::AllNew)
            .dispatch()
            .await;
        let answer = unless_refused(taken)?.and_then(|answer| answer.attributes);
        answer.map(from_item).transpose()
    }

    async fn leave_it_to_who_sends(
        &self,
        user: UserId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let left = self
            .update_lease(user)
            .update_expression("ADD wanted :one")
            .condition_expression("sendingUntil > :now")
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":now", text(now.to_string()))
            .dispatch()
            .await;
        Ok(unless_refused(left)?.is_some())
    }

    /// Ends a delivery that has come to a position.
    pub async fn release_send_lease(
        &self,
        user: UserId,
        lease: &SendLease,
        position: Position,
        now: Timestamp,
    ) -> Result<LeaseRelease, StoreError> {
        let released = self
            .update_turn(user, lease, position)
            .update_expression(END_AT_POSITION)
            .condition_expression("wanted = :wanted AND turn = :turn")
            .expression_attribute_values(":wanted", number(lease.wanted))
            .dispatch()
            .await;
        match unless_refused(released)? {
            Some(_) => Ok(LeaseRelease::Done),
            None => self.go_on(user, lease, position, now).await,
        }
    }

    /// Sees what is wanted now, and says to be still there.
    async fn go_on(
        &self,
        user: UserId,
        lease: &SendLease,
        position: Position,
        now: Timestamp,
    ) -> Result<LeaseRelease, StoreError> {
        let prolonged = self
            .update_turn(user, lease, position)
            .update_expression("SET #position = :position, sendingUntil = :until")
            .condition_expression("turn = :turn")
            .expression_attribute_values(":until", text((now + SendLease::BROKEN_OFF).to_string()))
            .return_values(ReturnValue::AllNew)
            .dispatch()
            .await;
        let answer = unless_refused(prolonged)?.and_then(|answer| answer.attributes);
        Ok(match answer {
            Some(item) => LeaseRelease::More(from_item(item)?),
            None => LeaseRelease::Lost,
        })
    }

    /// Ends a delivery before all was sent: whoever has the next turn goes on from a position.
    pub async fn give_up_send_lease(
        &self,
        user: UserId,
        lease: &SendLease,
        position: Position,
    ) -> Result<(), StoreError> {
        let broken_off = self
            .update_turn(user, lease, position)
            .update_expression(END_AT_POSITION)
            .condition_expression("turn = :turn")
            .dispatch()
            .await;
        unless_refused(broken_off).map(drop)
    }

    /// Changes a turn that has come to a position.
    fn update_turn(
        &self,
        user: UserId,
        lease: &SendLease,
        position: Position,
    ) -> UpdateItemFluentBuilder {
        self.update_lease(user)
            .expression_attribute_names("#position", "position")
            .expression_attribute_values(":position", number(position))
            .expression_attribute_values(":turn", text(lease.turn.to_string()))
    }

    fn update_lease(&self, user: UserId) -> UpdateItemFluentBuilder {
        self.table
            .client
            .update_item()
            .table_name(&*self.table.name)
            .set_key(Some(Key::send_lease(user).attributes()))
    }
}
