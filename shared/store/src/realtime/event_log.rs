//! The log of what concerns somebody, kept while they are connected and a day longer.

use serde::{Deserialize, Serialize};

use crate::dynamo::dispatch::Dispatch;
use crate::{
    Ephemeral, StoreError,
    dynamo::{
        condition::Condition,
        item::{expire, from_item, number, text, to_item},
        keys::{Key, PK, PUSH_EVENT, SK, TTL, realtime_partition},
        transaction::Transaction,
    },
};
use shared_domain::{
    Timestamp, UserId,
    realtime::{Connection, Position, PushEvent},
};
use shared_runtime::retry::RetryPolicy;

/// How many entries are added at once: a transaction has at most a hundred writes.
const TOGETHER: usize = 50;
/// How many entries are read at once.
const PAGE: i32 = 25;

/// Something in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EventLogEntry {
    /// Where it stands.
    pub position: Position,
    /// What it says.
    #[serde(rename = "news")]
    pub push_event: PushEvent,
    expires_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct End {
    position: Position,
    until: Timestamp,
}

impl Ephemeral {
    /// Has the log kept until a day after a connection that begins now. Gives where it ended a
    /// moment ago.
    pub(super) async fn keep_log(
        &self,
        user: UserId,
        now: Timestamp,
    ) -> Result<Position, StoreError> {
        // As transactions, which give way to those that add entries just then.
        for _ in RetryPolicy::EVENT_LOG.attempts() {
            let end = self.end(user, now).await?;
            let position = end.unwrap_or_else(|| Position::beginning(now));
            let kept = match end {
                Some(_) => self.prolonging(user, now)?,
                None => self.beginning(user, position, now)?,
            };
            if kept.commit(&self.table).await?.is_committed() {
                return Ok(position);
            }
        }
        Err(StoreError::Unavailable("others add to the log".into()))
    }

    fn prolonging(&self, user: UserId, now: Timestamp) -> Result<Transaction, StoreError> {
        let until = forgotten_at(now);
        let key = Key::log_end(user);
        Transaction::default().update_if(Condition::LogEndUnchanged, &self.table, &key, |update| {
            update
                .update_expression("SET #until = :until, #ttl = :ttl")
                .condition_expression("#until > :now")
                .expression_attribute_names("#until", "until")
                .expression_attribute_names("#ttl", TTL)
                .expression_attribute_values(":until", text(until.to_string()))
                .expression_attribute_values(":ttl", number(until.as_seconds()))
                .expression_attribute_values(":now", text(now.to_string()))
        })
    }

    fn beginning(
        &self,
        user: UserId,
        position: Position,
        now: Timestamp,
    ) -> Result<Transaction, StoreError> {
        let until = forgotten_at(now);
        let mut item = to_item(&Key::log_end(user), &End { position, until })?;
        expire(&mut item, until);
        Transaction::default().put_if(Condition::LogEndUnchanged, &self.table, item, |put| {
            put.condition_expression("attribute_not_exists(pk) OR #until <= :now")
                .expression_attribute_names("#until", "until")
                .expression_attribute_values(":now", text(now.to_string()))
        })
    }

    /// Where somebody's log ends. None where none is kept: they have not been connected lately.
    pub async fn end(&self, user: UserId, now: Timestamp) -> Result<Option<Position>, StoreError> {
        let found = self.table.get(&Key::log_end(user)).await?;
        let end: Option<End> = found.map(from_item).transpose()?;
        Ok(end.filter(|end| now < end.until).map(|end| end.position))
    }

    /// Adds to somebody's log, if one is kept. False where none is: nobody listens.
    ///
    /// Entries and their end are written together: whoever has read up to an entry has missed none
    /// before it.
    ///
    /// # Errors
    /// Where others add too often at the same time, too.
    pub async fn append_events(
        &self,
        user: UserId,
        push_event: &[PushEvent],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        for together in push_event.chunks(TOGETHER) {
            if !self.add_together(user, together, now).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn add_together(
        &self,
        user: UserId,
        push_event: &[PushEvent],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        for _ in RetryPolicy::EVENT_LOG.attempts() {
            let Some(end) = self.end(user, now).await? else {
                return Ok(false);
            };
            let added = self.adding(user, end, push_event, now)?.commit(&self.table);
            if added.await?.is_committed() {
                return Ok(true);
            }
        }
        Err(StoreError::Unavailable("others add to the log".into()))
    }

    fn adding(
        &self,
        user: UserId,
        end: Position,
        push_event: &[PushEvent],
        now: Timestamp,
    ) -> Result<Transaction, StoreError> {
        let after = end.after(push_event.len());
        let key = Key::log_end(user);
        let mut transaction = Transaction::default().update_if(
            Condition::LogEndUnchanged,
            &self.table,
            &key,
            |update| {
                update
                    .update_expression("SET #position = :after")
                    .condition_expression("#position = :end")
                    .expression_attribute_names("#position", "position")
                    .expression_attribute_values(":end", number(end))
                    .expression_attribute_values(":after", number(after))
            },
        )?;
        for (index, push_event) in push_event.iter().enumerate() {
            let entry = EventLogEntry {
                position: end.after(index + 1),
                push_event: push_event.clone(),
                expires_at: now + Connection::REMEMBERED,
            };
            let mut item = to_item(&Key::push_event(user, entry.position), &entry)?;
            expire(&mut item, entry.expires_at);
            transaction = transaction.create(Condition::IdUnused, &self.table, item)?;
        }
        Ok(transaction)
    }

    /// How many entries come after a position. None where nothing is kept of what stands there and
    /// the log does not end there, for then some after it may be forgotten; and where so much comes
    /// after it that it is less to ask for everything anew.
    pub async fn missed(
        &self,
        user: UserId,
        position: Position,
        now: Timestamp,
    ) -> Result<Option<u64>, StoreError> {
        let end = self.end(user, now).await?;
        let missed = match end.and_then(|end| end.entries_since(position)) {
            Some(0) => return Ok(Some(0)),
            Some(missed) if missed <= Connection::MOST_MISSED => missed,
            _ => return Ok(None),
        };
        let found = self.table.get(&Key::push_event(user, position)).await?;
        let entry: Option<EventLogEntry> = found.map(from_item).transpose()?;
        let is_kept = entry.is_some_and(|entry| now < entry.expires_at);
        Ok(is_kept.then_some(missed))
    }

    /// The next entries after a position.
    pub async fn events_after(
        &self,
        user: UserId,
        position: Position,
    ) -> Result<Vec<EventLogEntry>, StoreError> {
        let first = Key::push_event(user, position.after(1));
        let answer = self
            .table
            .client
            .query()
            .table_name(&*self.table.name)
            .consistent_read(true)
            .key_condition_expression("#pk = :pk AND #sk BETWEEN :first AND :last")
            .expression_attribute_names("#pk", PK)
            .expression_attribute_names("#sk", SK)
            .expression_attribute_values(":pk", text(realtime_partition(user)))
            .expression_attribute_values(":first", text(first.sk))
            // After every digit.
            .expression_attribute_values(":last", text(format!("{PUSH_EVENT}:")))
            .limit(PAGE)
            .dispatch()
            .await?;
        answer
            .items
            .unwrap_or_default()
            .into_iter()
            .map(from_item)
            .collect()
    }
}

/// When a log may be forgotten of somebody who connects now.
pub(super) fn forgotten_at(now: Timestamp) -> Timestamp {
    now + Connection::LONGEST + Connection::REMEMBERED
}
