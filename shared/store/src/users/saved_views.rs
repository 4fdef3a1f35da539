//! Views of the list of orders that users have saved. Those that administrators share stand in one
//! partition too: there are few.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    StoreError, Users,
    dynamo::{
        condition::Condition,
        item::{from_item, number, to_item},
        keys::{self, Key},
        table::BATCH_GET,
        transaction::Transaction,
    },
};
use shared_domain::{
    UserId,
    saved_view::{SavedView, SavedViews},
    user::Role,
};

/// The shared views of one user.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct SharedViews {
    owner_id: UserId,
    views: Vec<SavedView>,
}

impl Users {
    /// The views that a user has saved.
    pub async fn saved_views(&self, user: UserId) -> Result<SavedViews, StoreError> {
        let found = self.table.get(&Key::saved_views(user)).await?;
        Ok(found.map(from_item).transpose()?.unwrap_or_default())
    }

    /// The views that users share who are active administrators now, by their owner.
    pub async fn shared_views(&self) -> Result<BTreeMap<UserId, Vec<SavedView>>, StoreError> {
        let partition = keys::SHARED_VIEWS.to_owned();
        let shared: Vec<SharedViews> = self.table.all(partition, keys::SHARING_USER).await?;
        let mut by_owner: BTreeMap<_, _> = shared
            .into_iter()
            .map(|shared| (shared.owner_id, shared.views))
            .collect();
        let mut sharing = BTreeMap::new();
        let owners: Vec<_> = by_owner.keys().copied().collect();
        for owners in owners.chunks(BATCH_GET) {
            for owner in self.some(owners.iter().copied()).await? {
                if owner.is_active && owner.role == Role::Admin {
                    let views = by_owner.remove(&owner.id).unwrap_or_default();
                    sharing.insert(owner.id, views);
                }
            }
        }
        Ok(sharing)
    }

    /// Keeps views that were made from those of the version before. False where another request
    /// changed these first.
    pub async fn change_saved_views(
        &self,
        user: UserId,
        after: &SavedViews,
    ) -> Result<bool, StoreError> {
        let item = to_item(&Key::saved_views(user), after)?;
        let before = after.version - 1;
        let transaction = Transaction::default().put_if(
            Condition::SavedViewsUnchanged,
            &self.table,
            item,
            |put| match before {
                0 => put.condition_expression("attribute_not_exists(pk)"),
                _ => put
                    .condition_expression("version = :before")
                    .expression_attribute_values(":before", number(before)),
            },
        )?;
        let outcome = self.share(transaction, user, after)?;
        Ok(outcome.commit(&self.table).await?.is_committed())
    }

    fn share(
        &self,
        transaction: Transaction,
        user: UserId,
        after: &SavedViews,
    ) -> Result<Transaction, StoreError> {
        let key = Key::shared_views(user);
        let views: Vec<_> = after.views.iter().filter(|view| view.shared).collect();
        if views.is_empty() {
            return transaction.delete(&self.table, &key);
        }
        let shared = SharedViews {
            owner_id: user,
            views: views.into_iter().cloned().collect(),
        };
        transaction.put(&self.table, to_item(&key, &shared)?)
    }
}
