//! API keys, all in one partition of the Users table: there are few.

use serde::{Deserialize, Serialize};

use crate::{
    AuditEntry, Page, StoreError, Users,
    dynamo::{
        condition::Condition,
        item::{from_item, text, to_item},
        keys::{self, Key},
        query::PartitionQuery,
        transaction::{Outcome, Transaction},
    },
};
use shared_auth::SecretHash;
use shared_domain::{ApiKeyId, Timestamp, api_key::ApiKey};
use shared_runtime::retry::RetryPolicy;

/// A key and the hash of what proves that somebody has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredApiKey {
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
        kept: &StoredApiKey,
        entry: Option<&AuditEntry>,
    ) -> Result<(), StoreError> {
        let item = to_item(&Key::api_key(kept.key.id), kept)?;
        let outcome = Transaction::default()
            .create(Condition::IdUnused, &self.table, item)?
            .commit_with(&self.table, entry)
            .await?;
        match outcome {
            Outcome::Committed => Ok(()),
            Outcome::Refused(..) | Outcome::Contended => {
                Err(StoreError::internal("a new key's id was taken"))
            }
        }
    }

    /// The key with this id.
    pub async fn api_key(&self, id: ApiKeyId) -> Result<Option<StoredApiKey>, StoreError> {
        let found = self.table.get(&Key::api_key(id)).await?;
        found.map(from_item).transpose()
    }

    /// At most `limit` keys that were not revoked, the latest first, those after the sort key
    /// `after`.
    pub async fn api_keys(
        &self,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<ApiKey>, StoreError> {
        let query = PartitionQuery {
            partition: keys::API_KEYS,
            prefix: keys::API_KEY,
            after,
            limit,
            examined: None,
        };
        let read = |item| from_item::<StoredApiKey>(item).map(|kept| Some(kept.key));
        self.table.newest_first(query, read).await
    }

    /// Revokes a key. False where there is none.
    pub async fn revoke_api_key(
        &self,
        id: ApiKeyId,
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        let key = Key::api_key(id);
        for _ in RetryPolicy::REQUEST.attempts() {
            let outcome = Transaction::default()
                .delete_if(Condition::ApiKeyExists, &self.table, &key, |delete| {
                    delete.condition_expression("attribute_exists(pk)")
                })?
                .commit_with(&self.table, Some(entry))
                .await?;
            match outcome {
                Outcome::Committed => return Ok(true),
                Outcome::Refused(..) => return Ok(false),
                // A use of the key was being noted.
                Outcome::Contended => {}
            }
        }
        Err(StoreError::Unavailable(
            "the key was being used all the while".into(),
        ))
    }

    /// Writes down that a key was used, unless it was revoked meanwhile or another request has
    /// written it down since `key` was read.
    pub async fn note_use(
        &self,
        key: &ApiKey,
        now: Timestamp,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let item = Key::api_key(key.id);
        Transaction::default()
            .update_if(
                Condition::ApiKeyUseUnchanged,
                &self.table,
                &item,
                |update| {
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
                },
            )?
            .commit_regardless(&self.table, Some(entry))
            .await?;
        Ok(())
    }
}
