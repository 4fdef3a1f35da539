//! Answers that are given again to a request that is sent again.

use serde::{Deserialize, Serialize};

use super::{Ephemeral, StoreError};
use crate::dynamo::{
    compression::{compress, decompress},
    item::{Item, expire, from_item, text, to_item},
    keys::Key,
    transaction::Transaction,
};
use shared_auth::SecretHash;
use shared_domain::{Duration, Timestamp, UserId};

/// How long an answer can be had again.
const LIFETIME: Duration = Duration::from_secs(24 * 3_600);

/// The attribute that holds the answer, compressed, so that most records cost one write unit.
const REPLY: &str = "reply";

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
}

/// An answer, as it is given again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
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
    pub reply: Reply,
}

/// What a record holds beside the answer.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Stored {
    body: SecretHash,
    expires_at: Timestamp,
}

impl Ephemeral {
    /// What this request was answered before, and the hash of the body it had then.
    pub async fn find_reply(
        &self,
        key: &IdempotencyKey,
        now: Timestamp,
    ) -> Result<Option<IdempotencyRecord>, StoreError> {
        match self.table.get(&Key::idempotency(&key.0)).await? {
            Some(item) => read(key, item, now),
            None => Ok(None),
        }
    }

    /// Adds the record to the transaction that it protects: where another request with the same key
    /// came first, nothing of it is written.
    pub fn remember(
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
        item.insert(REPLY.to_owned(), compress(&record.reply)?);
        expire(&mut item, stored.expires_at);
        transaction.put(&self.table, item, |put| {
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
    let reply = item.remove(REPLY);
    let stored: Stored = from_item(item)?;
    if stored.expires_at <= now {
        return Ok(None);
    }
    let reply =
        reply.ok_or_else(|| StoreError::internal("an idempotency record without an answer"))?;
    Ok(Some(IdempotencyRecord {
        key: key.clone(),
        body: stored.body,
        reply: decompress(&reply)?,
    }))
}
