//! Accounts.

pub(crate) mod account_status;
pub(crate) mod api_keys;
pub(crate) mod contact_merge;
pub(crate) mod credentials;
pub(crate) mod customers;
pub(crate) mod index;
pub(crate) mod list;
pub(crate) mod pictures;
pub(crate) mod profiles;
pub(crate) mod registration;
pub(crate) mod saved_views;
pub(crate) mod search;
pub(crate) mod sessions;
pub(crate) mod sign_in;

use aws_sdk_dynamodb::Client;
use futures_util::future::try_join_all;

use super::{StoreError, Table};
use crate::dynamo::item::{Item, note_request_id, number, to_item};
use crate::{
    dynamo::key_range::{KeyRange, Partition},
    dynamo::{condition::Condition, item::from_item, keys::Key, transaction::Transaction},
};
use shared_auth::Session;
use shared_domain::{
    SessionId, UserId,
    user::{Email, Role, User},
};

/// The Users table.
#[derive(Debug, Clone)]
pub struct Users {
    /// Where they are.
    pub table: Table,
}

impl Users {
    /// The Users table of this name.
    pub fn new(client: &Client, table: &str) -> Self {
        Self {
            table: Table::new(client, table),
        }
    }

    /// The user with this id.
    pub async fn find(&self, id: UserId) -> Result<Option<User>, StoreError> {
        let found = self.find_or_merged(id).await?;
        Ok(found.filter(|user| user.merged_into.is_none()))
    }

    /// Replaces an account in a transaction, which is refused where the account or its epoch is no
    /// longer as it was read.
    pub(crate) fn replace_user(
        &self,
        transaction: Transaction,
        before: &User,
        after: &User,
    ) -> Result<Transaction, StoreError> {
        let item = user_item(after)?;
        transaction.put_if(Condition::UserUnchanged, &self.table, item, |put| {
            put.condition_expression("version = :version AND sessionEpoch = :epoch")
                .expression_attribute_values(":version", number(before.version))
                .expression_attribute_values(":epoch", number(before.session_epoch))
        })
    }

    /// Whose e-mail address this is.
    pub async fn find_by_email(&self, email: &Email) -> Result<Option<UserId>, StoreError> {
        let found = self.table.get(&Key::email(email)).await?;
        Ok(found
            .map(from_item::<EmailHolder>)
            .transpose()?
            .map(|holder| holder.user_id))
    }

    /// The accounts of this role that nobody keeps out, as the index has them: one that changed a
    /// moment ago may be as it was.
    pub async fn active(&self, role: Role) -> Result<Vec<User>, StoreError> {
        let found = index::partitions(role).map(|partition| self.of_partition(partition));
        let users = try_join_all(found).await?.into_iter().flatten();
        Ok(users
            .filter(|user| user.is_active && user.role == role)
            .collect())
    }

    async fn of_partition(&self, partition: Partition) -> Result<Vec<User>, StoreError> {
        let mut pages = self
            .table
            .query_range(&partition, &KeyRange::backward(None))
            .into_paginator()
            .items()
            .send();
        let mut found = Vec::new();
        while let Some(item) = pages.next().await {
            found.push(from_item(item?)?);
        }
        Ok(found)
    }

    /// Those of at most a hundred accounts that exist, in no order, as they were a moment ago.
    pub async fn some(
        &self,
        ids: impl IntoIterator<Item = UserId>,
    ) -> Result<Vec<User>, StoreError> {
        let keys = ids.into_iter().map(|id| Key::user(id).attributes());
        let items = self.table.batch_get_eventual(keys.collect()).await?;
        items.into_iter().map(from_item).collect()
    }

    /// The account and one of its sessions, as they are now, in one round trip.
    pub async fn with_session(
        &self,
        user: UserId,
        session: SessionId,
    ) -> Result<Option<(User, Session)>, StoreError> {
        let (account, session) = (Key::user(user), Key::session(user, session));
        let mut items = self.table.get_both([&account, &session]).await?;
        match (items.remove(&account.sk), items.remove(&session.sk)) {
            (Some(account), Some(session)) => Ok(Some((from_item(account)?, from_item(session)?))),
            _ => Ok(None),
        }
    }
}

/// The item that holds an account.
pub(crate) fn user_item(user: &User) -> Result<Item, StoreError> {
    let mut item = to_item(&Key::user(user.id), user)?;
    item.extend(index::index_keys(user));
    note_request_id(&mut item);
    Ok(item)
}

/// Holds an e-mail address for its user.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EmailHolder {
    pub user_id: UserId,
}
