//! Accounts.

use std::collections::HashMap;

use aws_sdk_dynamodb::{
    Client,
    types::{AttributeValue, KeysAndAttributes},
};

use super::{
    StoreError, Table,
    item::{Item, from_item},
    keys::{Key, SK},
};
use crate::{
    auth::Session,
    domain::{
        SessionId, UserId,
        user::{Email, User},
    },
};

/// The Users table.
#[derive(Debug, Clone)]
pub struct Users {
    pub(super) table: Table,
}

impl Users {
    /// The Users table of this name.
    pub fn new(client: &Client, table: &str) -> Self {
        Self {
            table: Table::new(client, table),
        }
    }

    /// Opens the connection before the first request needs it. Whatever comes of it, requests follow
    /// that say so themselves.
    pub async fn prime(&self) {
        let _ = self.get(&Key::prime()).await;
    }

    /// The account with this id.
    pub async fn find(&self, id: UserId) -> Result<Option<User>, StoreError> {
        let found = self.get(&Key::user(id)).await?;
        found.map(from_item).transpose()
    }

    /// Whose e-mail address this is.
    pub async fn find_by_email(&self, email: &Email) -> Result<Option<UserId>, StoreError> {
        let found = self.get(&Key::email(email)).await?;
        Ok(found
            .map(from_item::<EmailHolder>)
            .transpose()?
            .map(|holder| holder.user_id))
    }

    /// The account and one of its sessions, as they are now, in one round trip.
    pub async fn with_session(
        &self,
        user: UserId,
        session: SessionId,
    ) -> Result<Option<(User, Session)>, StoreError> {
        let (account, session) = (Key::user(user), Key::session(user, session));
        let mut items = self.get_both([&account, &session]).await?;
        match (items.remove(&account.sk), items.remove(&session.sk)) {
            (Some(account), Some(session)) => Ok(Some((from_item(account)?, from_item(session)?))),
            _ => Ok(None),
        }
    }

    /// The items under two keys, by sort key, strongly consistent.
    pub(super) async fn get_both(
        &self,
        keys: [&Key; 2],
    ) -> Result<HashMap<String, Item>, StoreError> {
        let request = KeysAndAttributes::builder()
            .set_keys(Some(keys.iter().map(|key| key.attributes()).collect()))
            .consistent_read(true)
            .build()?;
        let answer = self
            .table
            .client
            .batch_get_item()
            .request_items(&*self.table.name, request)
            .send()
            .await?;
        if answer
            .unprocessed_keys()
            .is_some_and(|keys| !keys.is_empty())
        {
            return Err(StoreError::Unavailable(
                "DynamoDB left keys of a batch unread".into(),
            ));
        }
        let items = answer
            .responses
            .unwrap_or_default()
            .remove(&*self.table.name)
            .unwrap_or_default();
        Ok(items
            .into_iter()
            .filter_map(|item| Some((sort_key(&item)?, item)))
            .collect())
    }

    async fn get(&self, key: &Key) -> Result<Option<Item>, StoreError> {
        let answer = self
            .table
            .client
            .get_item()
            .table_name(&*self.table.name)
            .set_key(Some(key.attributes()))
            .consistent_read(true)
            .send()
            .await?;
        Ok(answer.item)
    }
}

fn sort_key(item: &Item) -> Option<String> {
    item.get(SK)
        .and_then(|key: &AttributeValue| key.as_s().ok())
        .cloned()
}

/// Holds an e-mail address for its user.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EmailHolder {
    pub user_id: UserId,
}
