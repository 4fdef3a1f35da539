//! Responses that are given again to a request that is sent again.

use serde::{Deserialize, Serialize};

use super::{AuditEntry, Ephemeral, StoreError, Table};
use crate::dynamo::{
    compression::{compress, decompress},
    condition::Condition,
    item::{Item, expire, from_item, text, to_item},
    keys::Key,
    transaction::{Outcome, Transaction},
};
use shared_auth::SecretHash;
use shared_domain::{Duration, Timestamp, UserId};

/// How long a response can be had again.
const LIFETIME: Duration = Duration::from_secs(24 * 3_600);

/// The attribute that holds the response, compressed, so that most records cost one write unit.
const RESPONSE: &str = "reply";

/// Names a request of a caller: the key it sent, and what it sent it with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(SecretHash);

impl IdempotencyKey {
    /// The request that `caller` marked with `key`.
    pub fn new(caller: UserId, method: &str, path: &str, key: &str) -> Self {
        let parts = [
            caller.as_bytes().as_slice(),
            method.as_bytes(),
            path.as_bytes(),
            key.as_bytes(),
        ];
        Self(SecretHash::of(&parts))
    }

    /// A part of that request, by what the request calls it.
    #[must_use]
    pub fn part(&self, name: &str) -> Self {
        Self(SecretHash::of(&[
            self.0.as_str().as_bytes(),
            name.as_bytes(),
        ]))
    }
}

/// A response, as it is given again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StoredResponse {
    /// The status code.
    pub status: u16,
    /// The `ETag`, if it had one.
    pub etag: Option<String>,
    /// The `Location`, if it had one.
    pub location: Option<String>,
    /// The body.
    pub body: String,
}

/// A request and what it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyRecord {
    /// Names the request.
    pub key: IdempotencyKey,
    /// The hash of its body.
    pub body: SecretHash,
    /// What it was answered.
    pub response: StoredResponse,
}

/// A write that is decided and yet to be made: once, with the response to the request that it is
/// made for.
#[derive(Debug, Clone)]
#[must_use = "nothing is written before it is committed"]
pub struct IdempotentWrite {
    table: Table,
    transaction: Transaction,
    entry: Option<AuditEntry>,
}

impl IdempotentWrite {
    pub(crate) fn new(table: &Table, transaction: Transaction) -> Self {
        Self {
            table: table.clone(),
            transaction,
            entry: None,
        }
    }

    /// Writes an event of the audit trail with it.
    pub(crate) fn audited(mut self, entry: &AuditEntry) -> Self {
        self.entry = Some(entry.clone());
        self
    }

    /// Keeps the response to its request with it, unless that was answered before:
    /// [`Condition::Unanswered`].
    pub fn with_response(
        mut self,
        ephemeral: &Ephemeral,
        record: &IdempotencyRecord,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        self.transaction = ephemeral.keep_response(self.transaction, record, now)?;
        Ok(self)
    }

    /// Writes everything, or nothing.
    pub async fn commit(self) -> Result<Outcome, StoreError> {
        if self.transaction.is_empty() {
            return Ok(Outcome::Committed);
        }
        let entry = self.entry.as_ref();
        self.transaction.commit_with(&self.table, entry).await
    }
}

/// What a record holds beside the response.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Stored {
    body: SecretHash,
    expires_at: Timestamp,
}

impl Ephemeral {
    /// What this request was answered before, and the hash of the body it had then.
    pub async fn find_response(
        &self,
        key: &IdempotencyKey,
        now: Timestamp,
    ) -> Result<Option<IdempotencyRecord>, StoreError> {
        match self.table.get(&Key::idempotency(&key.0)).await? {
            Some(item) => read(key, item, now),
            None => Ok(None),
        }
    }

    /// Writes nothing, but for the response that is kept with it.
    pub fn no_change(&self) -> IdempotentWrite {
        IdempotentWrite::new(&self.table, Transaction::default())
    }

    /// Adds the record to the transaction that it protects: where another request with the same key
    /// came first, nothing of it is written.
    fn keep_response(
        &self,
        transaction: Transaction,
        record: &IdempotencyRecord,
        now: Timestamp,
    ) -> Result<Transaction, StoreError> {
        let stored = Stored {
            body: record.body.clone(),
            expires_at: now + LIFETIME,
        };
        let mut item = to_item(&Key::idempotency(&record.key.0), &stored)?;
        item.insert(RESPONSE.to_owned(), compress(&record.response)?);
        expire(&mut item, stored.expires_at);
        transaction.put_if(Condition::Unanswered, &self.table, item, |put| {
            put.condition_expression("attribute_not_exists(pk) OR expiresAt <= :now")
                .expression_attribute_values(":now", text(now.to_string()))
        })
    }
}

fn read(
    key: &IdempotencyKey,
    mut item: Item,
    now: Timestamp,
) -> Result<Option<IdempotencyRecord>, StoreError> {
    let response = item.remove(RESPONSE);
    let stored: Stored = from_item(item)?;
    if stored.expires_at <= now {
        return Ok(None);
    }
    let response =
        response.ok_or_else(|| StoreError::internal("an idempotency record without a response"))?;
    Ok(Some(IdempotencyRecord {
        key: key.clone(),
        body: stored.body,
        response: decompress(&response)?,
    }))
}
