//! API keys, all in one partition of the Users table: there are few.

use serde::{Deserialize, Serialize};

use crate::{
    AuditEntry, Page, StoreError, Users,
    dynamo::{
        item::{from_item, text, to_item},
        keys::{self, Key},
        query::Walk,
        transaction::{Outcome, Refused, Transaction},
    },
};
use shared_auth::SecretHash;
use shared_domain::{ApiKeyId, Timestamp, api_key::ApiKey};

/// How often revoking is tried against the noting of uses.
const TRIES: usize = 3;

/// A key and the hash of what proves that somebody has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptApiKey {
    /// The key.
    #[serde(flatten)]
    pub key: ApiKey,
    /// See [`ApiKeySecret::hash`](shared_auth::ApiKeySecret::hash).
    pub hash: SecretHash,
}

impl Users {
    /// Keeps a new key.
    pub async fn keep_api_key(
        &self,
        kept: &KeptApiKey,
        entry: Option<&AuditEntry>,
    ) -> Result<(), StoreError> {
        let outcome = Transaction::default()
            .create(&self.table, to_item(&Key::api_key(kept.key.id), kept)?)?
            .commit_with(&self.table, entry)
            .await?;
        match outcome {
            Outcome::Committed => Ok(()),
            Outcome::Refused(_) => Err(StoreError::internal("a new key's id was taken")),
        }
    }

    /// The key with this id.
    pub async fn api_key(&self, id: ApiKeyId) -> Result<Option<KeptApiKey>, StoreError> {
        let found = self.table.get(&Key::api_key(id)).await?;
        found.map(from_item).transpose()
    }

    /// At most `limit` keys that were not revoked, the latest first, those after the sort key `after`.
    pub async fn api_keys(
        &self,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<ApiKey>, StoreError> {
        let walk = Walk {
            partition: keys::API_KEYS,
            prefix: keys::API_KEY,
            after,
            limit,
            examined: None,
        };
        let read = |item| from_item::<KeptApiKey>(item).map(|kept| Some(kept.key));
        self.table.newest_first(walk, read).await
    }

    /// Revokes a key. False where there is none.
    pub async fn revoke_api_key(
        &self,
        id: ApiKeyId,
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        for _ in 0..TRIES {
            let outcome = Transaction::default()
                .delete(&self.table, &Key::api_key(id), |delete| {
                    delete.condition_expression("attribute_exists(pk)")
                })?
                .commit_with(&self.table, Some(entry))
                .await?;
            match outcome {
                Outcome::Committed => return Ok(true),
                Outcome::Refused(reasons) if Refused::by_condition(reasons.first()) => {
                    return Ok(false);
                }
                // A use of the key was being noted.
                Outcome::Refused(_) => {}
            }
        }
        Err(StoreError::Unavailable(
            "the key was being used all the while".into(),
        ))
    }

    /// Writes down that a key was used, unless it was revoked meanwhile or another request has written it
    /// down since `key` was read.
    pub async fn note_use(
        &self,
        key: &ApiKey,
        now: Timestamp,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        Transaction::default()
            .update(&self.table, &Key::api_key(key.id), |update| {
                let update = update
                    .update_expression("SET lastUsedAt = :now")
                    .expression_attribute_values(":now", text(now.to_string()));
                match key.last_used_at {
                    None => update.condition_expression(
                        "attribute_exists(pk) AND attribute_not_exists(lastUsedAt)",
                    ),
                    Some(last) => update
                        .condition_expression("lastUsedAt = :last")
                        .expression_attribute_values(":last", text(last.to_string())),
                }
            })?
            .commit_regardless(&self.table, Some(entry))
            .await?;
        Ok(())
    }
}
