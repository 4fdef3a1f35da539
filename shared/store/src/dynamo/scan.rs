//! Reading whole tables: for operators, and no request.

use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, de::DeserializeOwned};

use super::{
    item::{from_item, text},
    keys::{self, SK},
    table::sort_key,
};
use crate::{Orders, StoreError, Table, Users, stream::appeared};
use shared_domain::{OrderId, Timestamp, user::User};
use shared_events::Published;

#[derive(Deserialize)]
struct Identified {
    id: OrderId,
}

impl Orders {
    /// The id of every order.
    pub async fn every_id(&self) -> Result<Vec<OrderId>, StoreError> {
        let orders: Vec<Identified> = every(&self.table, keys::ORDER).await?;
        Ok(orders.into_iter().map(|order| order.id).collect())
    }
}

impl Users {
    /// Every account.
    pub async fn every_user(&self) -> Result<Vec<User>, StoreError> {
        every(&self.table, keys::USER).await
    }
}

impl Orders {
    /// Hands every event of every order since an instant to `each`, some at a time, as subscribers heard
    /// of them. An order's own events come in their order.
    pub async fn each_event_since<E: From<StoreError>>(
        &self,
        since: Timestamp,
        each: impl AsyncFnMut(Vec<Published>) -> Result<(), E>,
    ) -> Result<(), E> {
        let since = text(since.to_string());
        published(
            &self.table,
            "begins_with(#sk, :kind) AND createdAt >= :since",
            keys::EVENT,
            since,
            each,
        )
        .await
    }
}

impl Users {
    /// Hands every account that changed since an instant to `each`, in the same way.
    pub async fn each_change_since<E: From<StoreError>>(
        &self,
        since: Timestamp,
        each: impl AsyncFnMut(Vec<Published>) -> Result<(), E>,
    ) -> Result<(), E> {
        let since = text(since.to_string());
        published(
            &self.table,
            "#sk = :kind AND updatedAt >= :since",
            keys::USER,
            since,
            each,
        )
        .await
    }
}

async fn published<E: From<StoreError>>(
    table: &Table,
    filter: &str,
    kind: &str,
    since: AttributeValue,
    mut each: impl AsyncFnMut(Vec<Published>) -> Result<(), E>,
) -> Result<(), E> {
    let mut pages = table
        .client
        .scan()
        .table_name(&*table.name)
        .consistent_read(true)
        .filter_expression(filter)
        .expression_attribute_names("#sk", SK)
        .expression_attribute_values(":kind", text(kind))
        .expression_attribute_values(":since", since)
        .into_paginator()
        .send();
    while let Some(page) = pages.next().await {
        let items = page.map_err(StoreError::from)?.items.unwrap_or_default();
        let mut events = Vec::with_capacity(items.len());
        for item in items {
            let kind = sort_key(&item).unwrap_or_default();
            events.extend(appeared(&kind, item)?);
        }
        each(events).await?;
    }
    Ok(())
}

/// Everything in a table with this sort key.
async fn every<T: DeserializeOwned>(table: &Table, sort_key: &str) -> Result<Vec<T>, StoreError> {
    let mut items = table
        .client
        .scan()
        .table_name(&*table.name)
        .consistent_read(true)
        .filter_expression("#sk = :sk")
        .expression_attribute_names("#sk", SK)
        .expression_attribute_values(":sk", text(sort_key))
        .into_paginator()
        .items()
        .send();
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(from_item(item?)?);
    }
    Ok(found)
}
