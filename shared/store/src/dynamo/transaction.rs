//! Several writes that happen together or not at all.

use aws_sdk_dynamodb::{
    error::SdkError,
    operation::transact_write_items::TransactWriteItemsError,
    types::{
        ConditionCheck, Delete, Put, ReturnValuesOnConditionCheckFailure, TransactWriteItem,
        Update,
        builders::{ConditionCheckBuilder, DeleteBuilder, PutBuilder, UpdateBuilder},
    },
};

use super::dispatch::Dispatch;
use super::{item::Item, keys::Key};
use crate::{StoreError, Table};

/// Writes to be made together. At most 100
/// ([TransactWriteItems](https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html)).
#[derive(Debug, Clone, Default)]
pub struct Transaction {
    writes: Vec<TransactWriteItem>,
}

/// Why one of the writes was refused.
#[derive(Debug)]
pub enum Refused {
    /// Its condition did not hold: this is the item that was there, empty where there was none.
    Condition(Item),
    /// Another transaction was at work on the same item.
    Conflict,
}

impl Refused {
    /// True where the reason is that the condition of a write did not hold.
    pub const fn by_condition(reason: Option<&Option<Self>>) -> bool {
        matches!(reason, Some(Some(Self::Condition(_))))
    }
}

/// What became of a transaction.
#[derive(Debug)]
pub enum Outcome {
    /// Everything was written.
    Committed,
    /// Nothing was written; for each write in order why it was refused, if it was.
    Refused(Vec<Option<Refused>>),
}

impl Transaction {
    /// Puts an item unless there is one under its key.
    pub fn create(self, table: &Table, item: Item) -> Result<Self, StoreError> {
        self.put(table, item, |put| {
            put.condition_expression("attribute_not_exists(pk)")
        })
    }

    /// Puts an item if the condition that `condition` adds holds.
    pub fn put(
        mut self,
        table: &Table,
        item: Item,
        condition: impl FnOnce(PutBuilder) -> PutBuilder,
    ) -> Result<Self, StoreError> {
        let put = condition(Put::builder().table_name(&*table.name).set_item(Some(item)))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .build()?;
        self.writes
            .push(TransactWriteItem::builder().put(put).build());
        Ok(self)
    }

    /// Changes some attributes of an item.
    pub fn update(
        mut self,
        table: &Table,
        key: &Key,
        change: impl FnOnce(UpdateBuilder) -> UpdateBuilder,
    ) -> Result<Self, StoreError> {
        let update = change(
            Update::builder()
                .table_name(&*table.name)
                .set_key(Some(key.attributes())),
        )
        .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
        .build()?;
        self.writes
            .push(TransactWriteItem::builder().update(update).build());
        Ok(self)
    }

    /// Removes an item if the condition that `condition` adds holds.
    pub fn delete(
        mut self,
        table: &Table,
        key: &Key,
        condition: impl FnOnce(DeleteBuilder) -> DeleteBuilder,
    ) -> Result<Self, StoreError> {
        let delete = condition(
            Delete::builder()
                .table_name(&*table.name)
                .set_key(Some(key.attributes())),
        )
        .build()?;
        self.writes
            .push(TransactWriteItem::builder().delete(delete).build());
        Ok(self)
    }

    /// Lets the rest happen only if a condition on another item holds.
    pub fn check(
        mut self,
        table: &Table,
        key: &Key,
        condition: impl FnOnce(ConditionCheckBuilder) -> ConditionCheckBuilder,
    ) -> Result<Self, StoreError> {
        let check = condition(
            ConditionCheck::builder()
                .table_name(&*table.name)
                .set_key(Some(key.attributes())),
        )
        .build()?;
        self.writes
            .push(TransactWriteItem::builder().condition_check(check).build());
        Ok(self)
    }

    /// How many writes there are.
    pub const fn len(&self) -> usize {
        self.writes.len()
    }

    /// Writes everything, or nothing. A request that the client library repeats counts once.
    pub async fn commit(self, table: &Table) -> Result<Outcome, StoreError> {
        let sent = table
            .client
            .transact_write_items()
            .set_transact_items(Some(self.writes))
            .dispatch()
            .await;
        match sent {
            Ok(_) => Ok(Outcome::Committed),
            Err(error) => refusals(error).map(Outcome::Refused),
        }
    }
}

fn refusals(error: SdkError<TransactWriteItemsError>) -> Result<Vec<Option<Refused>>, StoreError> {
    let reasons = match error.as_service_error() {
        Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
            cancelled.cancellation_reasons().to_vec()
        }
        _ => return Err(error.into()),
    };
    let mut refusals = Vec::with_capacity(reasons.len());
    for reason in reasons {
        refusals.push(match reason.code() {
            None | Some("None") => None,
            Some("ConditionalCheckFailed") => {
                Some(Refused::Condition(reason.item.unwrap_or_default()))
            }
            Some("TransactionConflict") => Some(Refused::Conflict),
            Some("ThrottlingError" | "ProvisionedThroughputExceeded") => {
                return Err(StoreError::Unavailable(Box::new(error)));
            }
            Some(_) => return Err(StoreError::internal(error)),
        });
    }
    Ok(refusals)
}
