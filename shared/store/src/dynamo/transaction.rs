//! Several writes that happen together or not at all.

use aws_sdk_dynamodb::{
    error::SdkError,
    operation::transact_write_items::TransactWriteItemsError,
    types::{
        CancellationReason, ConditionCheck, Delete, Put,
        ReturnValuesOnConditionCheckFailure::AllOld,
        TransactWriteItem, Update,
        builders::{ConditionCheckBuilder, DeleteBuilder, PutBuilder, UpdateBuilder},
    },
};

use super::{
    condition::Condition, dispatch::Dispatch, error::StoreError, item::Item, keys::Key,
    table::Table,
};

/// Writes to be made together. At most 100
/// ([TransactWriteItems](https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html)).
/// Each that has a condition says what it is, so that none is told from another by where it stands.
#[derive(Debug, Clone, Default)]
pub struct Transaction {
    writes: Vec<(Option<Condition>, TransactWriteItem)>,
}

/// What became of a transaction.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Everything was written.
    Committed,
    /// Nothing was written, because this condition did not hold: the first of those that did not,
    /// in the order of [`Condition`]. With it comes the item that was there, empty where there was
    /// none.
    Refused(Condition, Item),
    /// Nothing was written, because another transaction was at work on the same item.
    Contended,
}

impl Outcome {
    /// True where everything was written.
    pub const fn is_committed(&self) -> bool {
        matches!(self, Self::Committed)
    }

    /// The condition that did not hold.
    pub const fn refused(&self) -> Option<Condition> {
        match self {
            Self::Refused(condition, _) => Some(*condition),
            Self::Committed | Self::Contended => None,
        }
    }
}

impl Transaction {
    /// Puts an item under a key that has none, which is the condition.
    pub fn create(
        self,
        condition: Condition,
        table: &Table,
        item: Item,
    ) -> Result<Self, StoreError> {
        self.put_if(condition, table, item, |put| {
            put.condition_expression("attribute_not_exists(pk)")
        })
    }

    /// Puts an item, whatever was there.
    pub fn put(self, table: &Table, item: Item) -> Result<Self, StoreError> {
        let put = Put::builder().table_name(&*table.name);
        let put = put.set_item(Some(item)).build()?;
        Ok(self.add(None, TransactWriteItem::builder().put(put).build()))
    }

    /// Puts an item if the condition that `express` adds holds.
    pub fn put_if(
        self,
        condition: Condition,
        table: &Table,
        item: Item,
        express: impl FnOnce(PutBuilder) -> PutBuilder,
    ) -> Result<Self, StoreError> {
        let put = Put::builder().table_name(&*table.name);
        let put = express(put.set_item(Some(item)))
            .return_values_on_condition_check_failure(AllOld)
            .build()?;
        let write = TransactWriteItem::builder().put(put).build();
        Ok(self.add(Some(condition), write))
    }

    /// Changes some attributes of an item, whatever was there.
    pub fn update(
        self,
        table: &Table,
        key: &Key,
        change: impl FnOnce(UpdateBuilder) -> UpdateBuilder,
    ) -> Result<Self, StoreError> {
        let update = Update::builder().table_name(&*table.name);
        let update = change(update.set_key(Some(key.attributes()))).build()?;
        debug_assert!(
            update.condition_expression().is_none(),
            "a condition without a name"
        );
        let write = TransactWriteItem::builder().update(update).build();
        Ok(self.add(None, write))
    }

    /// Changes some attributes of an item if the condition that `change` adds holds.
    pub fn update_if(
        self,
        condition: Condition,
        table: &Table,
        key: &Key,
        change: impl FnOnce(UpdateBuilder) -> UpdateBuilder,
    ) -> Result<Self, StoreError> {
        let update = Update::builder().table_name(&*table.name);
        let update = change(update.set_key(Some(key.attributes())))
            .return_values_on_condition_check_failure(AllOld)
            .build()?;
        let write = TransactWriteItem::builder().update(update).build();
        Ok(self.add(Some(condition), write))
    }

    /// Removes an item, if there is one.
    pub fn delete(self, table: &Table, key: &Key) -> Result<Self, StoreError> {
        let delete = Delete::builder().table_name(&*table.name);
        let delete = delete.set_key(Some(key.attributes())).build()?;
        Ok(self.add(None, TransactWriteItem::builder().delete(delete).build()))
    }

    /// Removes an item if the condition that `express` adds holds.
    pub fn delete_if(
        self,
        condition: Condition,
        table: &Table,
        key: &Key,
        express: impl FnOnce(DeleteBuilder) -> DeleteBuilder,
    ) -> Result<Self, StoreError> {
        let delete = Delete::builder().table_name(&*table.name);
        let delete = express(delete.set_key(Some(key.attributes())))
            .return_values_on_condition_check_failure(AllOld)
            .build()?;
        let write = TransactWriteItem::builder().delete(delete).build();
        Ok(self.add(Some(condition), write))
    }

    /// Lets the rest happen only if the condition that `express` adds holds for another item.
    pub fn check(
        self,
        condition: Condition,
        table: &Table,
        key: &Key,
        express: impl FnOnce(ConditionCheckBuilder) -> ConditionCheckBuilder,
    ) -> Result<Self, StoreError> {
        let check = ConditionCheck::builder().table_name(&*table.name);
        let check = express(check.set_key(Some(key.attributes())))
            .return_values_on_condition_check_failure(AllOld)
            .build()?;
        let write = TransactWriteItem::builder().condition_check(check).build();
        Ok(self.add(Some(condition), write))
    }

    fn add(mut self, condition: Option<Condition>, write: TransactWriteItem) -> Self {
        self.writes.push((condition, write));
        self
    }

    /// How many writes there are.
    pub const fn len(&self) -> usize {
        self.writes.len()
    }

    /// True where there is nothing to write.
    pub const fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// Writes everything, or nothing. A request that the client library repeats counts once.
    pub async fn commit(self, table: &Table) -> Result<Outcome, StoreError> {
        let (conditions, writes): (Vec<_>, Vec<_>) = self.writes.into_iter().unzip();
        let sent = table
            .client
            .transact_write_items()
            .set_transact_items(Some(writes))
            .dispatch()
            .await;
        match sent {
            Ok(_) => Ok(Outcome::Committed),
            Err(error) => cancelled(&conditions, error),
        }
    }
}

/// What became of a transaction that was cancelled. DynamoDB gives a reason for each write, in
/// their order.
fn cancelled(
    conditions: &[Option<Condition>],
    error: SdkError<TransactWriteItemsError>,
) -> Result<Outcome, StoreError> {
    let reasons = match error.as_service_error() {
        Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
            cancelled.cancellation_reasons().to_vec()
        }
        _ => return Err(error.into()),
    };
    let mut refused: Option<(Condition, Item)> = None;
    for (reason, condition) in reasons.into_iter().zip(conditions) {
        match (reason.code(), condition) {
            (None | Some("None" | "TransactionConflict"), _) => {}
            (Some("ConditionalCheckFailed"), Some(condition)) => {
                if refused.as_ref().is_none_or(|(first, _)| condition < first) {
                    refused = Some((*condition, old_item(reason)));
                }
            }
            (Some("ThrottlingError" | "ProvisionedThroughputExceeded"), _) => {
                return Err(StoreError::Unavailable(Box::new(error)));
            }
            (Some(_), _) => return Err(StoreError::internal(error)),
        }
    }
    Ok(match refused {
        Some((condition, item)) => Outcome::Refused(condition, item),
        None => Outcome::Contended,
    })
}

fn old_item(reason: CancellationReason) -> Item {
    reason.item.unwrap_or_default()
}
