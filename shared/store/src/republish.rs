//! Events again, from what the tables hold: for operators, and no request.

use serde::Deserialize;
use shared_domain::{OrderId, Timestamp, user::User};
use shared_events::Published;

use crate::{
    Orders, StoreError, Table, Users,
    dynamo::{item::text, keys, scan::ScanFilter, table::sort_key},
    stream::appeared,
};

#[derive(Deserialize)]
struct Identified {
    id: OrderId,
}

impl Orders {
    /// The id of every order.
    pub async fn every_id(&self) -> Result<Vec<OrderId>, StoreError> {
        let orders: Vec<Identified> = self.table.scan_all(keys::ORDER).await?;
        Ok(orders.into_iter().map(|order| order.id).collect())
    }

    /// Hands every event of every order since an instant to `each`, some at a time, as subscribers
    /// heard of them. An order's own events come in their order.
    pub async fn each_event_since<E: From<StoreError>>(
        &self,
        since: Timestamp,
        each: impl AsyncFnMut(Vec<Published>) -> Result<(), E>,
    ) -> Result<(), E> {
        let filter = ScanFilter {
            expression: "begins_with(#sk, :kind) AND createdAt >= :since",
            values: vec![
                (":kind", text(keys::EVENT)),
                (":since", text(since.to_string())),
            ],
        };
        published(&self.table, filter, each).await
    }
}

impl Users {
    /// Every account.
    pub async fn every_user(&self) -> Result<Vec<User>, StoreError> {
        self.table.scan_all(keys::USER).await
    }

    /// Hands every account that changed since an instant to `each`, in the same way.
    pub async fn each_change_since<E: From<StoreError>>(
        &self,
        since: Timestamp,
        each: impl AsyncFnMut(Vec<Published>) -> Result<(), E>,
    ) -> Result<(), E> {
        let filter = ScanFilter {
            expression: "#sk = :kind AND updatedAt >= :since",
            values: vec![
                (":kind", text(keys::USER)),
                (":since", text(since.to_string())),
            ],
        };
        published(&self.table, filter, each).await
    }
}

async fn published<E: From<StoreError>>(
    table: &Table,
    filter: ScanFilter,
    mut each: impl AsyncFnMut(Vec<Published>) -> Result<(), E>,
) -> Result<(), E> {
    table
        .scan(filter, async |items| {
            let mut events = Vec::with_capacity(items.len());
            for item in items {
                let kind = sort_key(&item).unwrap_or_default();
                events.extend(appeared(&kind, item)?);
            }
            each(events).await
        })
        .await
}
