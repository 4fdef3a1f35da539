//! API keys, all in one partition of the Users table: there are few.

use serde::{Deserialize, Serialize};

use super::{
    Page, StoreError, Users,
    error::unless_refused,
    item::{from_item, text, to_item},
    keys::{self, Key},
    walk::Walk,
};
use crate::{
    auth::SecretHash,
    domain::{ApiKeyId, Timestamp, api_key::ApiKey},
};

/// A key and the hash of what proves that somebody has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptApiKey {
    /// The key.
    #[serde(flatten)]
    pub key: ApiKey,
    /// See [`ApiKeySecret::hash`](crate::auth::ApiKeySecret::hash).
    pub hash: SecretHash,
}

impl Users {
    /// Keeps a new key.
    pub async fn keep_api_key(&self, kept: &KeptApiKey) -> Result<(), StoreError> {
        self.table
            .client
            .put_item()
            .table_name(&*self.table.name)
            .set_item(Some(to_item(&Key::api_key(kept.key.id), kept)?))
            .send()
            .await?;
        Ok(())
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
    pub async fn revoke_api_key(&self, id: ApiKeyId) -> Result<bool, StoreError> {
        let sent = self
            .table
            .client
            .delete_item()
            .table_name(&*self.table.name)
            .set_key(Some(Key::api_key(id).attributes()))
            .condition_expression("attribute_exists(pk)")
            .send()
            .await;
        Ok(unless_refused(sent)?.is_some())
    }

    /// Writes down that a key was used, unless it was revoked meanwhile.
    pub async fn note_use(&self, id: ApiKeyId, now: Timestamp) -> Result<(), StoreError> {
        let sent = self
            .table
            .client
            .update_item()
            .table_name(&*self.table.name)
            .set_key(Some(Key::api_key(id).attributes()))
            .update_expression("SET lastUsedAt = :now")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":now", text(now.to_string()))
            .send()
            .await;
        unless_refused(sent)?;
        Ok(())
    }
}
