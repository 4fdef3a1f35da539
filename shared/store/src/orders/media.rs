//! The files of orders: each change is one transaction with its event and, where the request
//! carries an idempotency key, with its answer.

use std::collections::BTreeSet;

use super::{
    items::file_event_item,
    media_sweep::{awaited_until, swept_after},
};
use crate::{
    IdempotentWrite, Orders, StoreError,
    dynamo::{
        condition::Condition,
        item::{Item, from_item, number, to_item},
        keys::{self, Key},
        transaction::Transaction,
    },
};
use shared_domain::{
    MediaId, Timestamp,
    media::{Media, MediaChange, MediaState, Origin},
    order::{HistorySight, Order, OrderNumber, Relation},
};

impl Orders {
    /// The files of an order, oldest first, strongly consistent.
    pub async fn files(&self, order: &OrderNumber) -> Result<Vec<Media>, StoreError> {
        let partition = keys::media_partition(order);
        self.table.all(partition, keys::FILE).await
    }

    /// One of an order's files, strongly consistent.
    pub async fn file(
        &self,
        order: &OrderNumber,
        media: MediaId,
    ) -> Result<Option<Media>, StoreError> {
        let found = self.table.get(&Key::file(order, media)).await?;
        found.map(from_item).transpose()
    }

    /// What decides which events of an order's history somebody finds who is this to it.
    pub async fn history_sight(
        &self,
        order: &Order,
        relation: Relation,
    ) -> Result<HistorySight, StoreError> {
        if relation != Relation::Owner {
            return Ok(relation.into());
        }
        let files = self.files(&order.number).await?;
        let shown = files.iter().filter(|media| {
            media.origin == Origin::Staff
                && media.state == MediaState::Ready
                && media.is_shown_to_owner(order.status)
        });
        let files: BTreeSet<_> = shown.map(|media| media.id).collect();
        Ok(HistorySight { relation, files })
    }

    /// Keeps files that are about to be uploaded to an order that is still in `order`'s version and
    /// has room for them.
    pub fn declare_files(
        &self,
        order: &Order,
        files: &[Media],
    ) -> Result<IdempotentWrite, StoreError> {
        let count = Key::file_count(&order.number);
        let room = Media::MAX_PER_ORDER.saturating_sub(files.len());
        let mut transaction = self
            .while_unchanged(Transaction::default(), order)?
            .update_if(Condition::RoomForFiles, &self.table, &count, |update| {
                update
                    .update_expression("ADD files :new")
                    .condition_expression("attribute_not_exists(files) OR files <= :room")
                    .expression_attribute_values(":new", number(files.len()))
                    .expression_attribute_values(":room", number(room))
            })?;
        for media in files {
            let item = file_item(&order.number, media)?;
            transaction = transaction.create(Condition::IdUnused, &self.table, item)?;
        }
        Ok(IdempotentWrite::new(&self.table, transaction))
    }

    /// Changes a file that is still in `before`'s version, and tells the order's history.
    pub fn change_file(
        &self,
        order: &Order,
        before: &Media,
        change: &MediaChange,
    ) -> Result<IdempotentWrite, StoreError> {
        let item = file_item(&order.number, &change.media)?;
        let transaction =
            Transaction::default().put_if(Condition::FileUnchanged, &self.table, item, |put| {
                put.condition_expression("version = :version")
                    .expression_attribute_values(":version", number(before.version))
            })?;
        let transaction = self.tell(transaction, order, change)?;
        Ok(IdempotentWrite::new(&self.table, transaction))
    }

    /// Takes a file away that is still in `removal`'s version, and tells the order's history. Until
    /// [`Orders::forget_removed`] the sweep knows that its objects are to be removed.
    pub fn remove_file(
        &self,
        order: &Order,
        removal: &MediaChange,
        now: Timestamp,
    ) -> Result<IdempotentWrite, StoreError> {
        let media = &removal.media;
        let transaction = self.taken_away(&order.number, media, now)?;
        let transaction = self.tell(transaction, order, removal)?;
        Ok(IdempotentWrite::new(&self.table, transaction))
    }

    /// The same for a file that nobody waits for any more. False where it is no longer as it was
    /// read.
    pub async fn drop_file(
        &self,
        order: &OrderNumber,
        media: &Media,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let transaction = self.taken_away(order, media, now)?;
        Ok(transaction.commit(&self.table).await?.is_committed())
    }

    /// The objects of a file that was taken away are removed.
    pub async fn forget_removed(
        &self,
        order: &OrderNumber,
        media: MediaId,
    ) -> Result<(), StoreError> {
        self.table.delete(&Key::removed_file(order, media)).await
    }

    fn taken_away(
        &self,
        order: &OrderNumber,
        media: &Media,
        now: Timestamp,
    ) -> Result<Transaction, StoreError> {
        let mut removed = Key::removed_file(order, media.id).attributes();
        removed.extend(swept_after(media, now));
        let key = Key::file(order, media.id);
        Transaction::default()
            .delete_if(Condition::FileUnchanged, &self.table, &key, |delete| {
                delete
                    .condition_expression("version = :version")
                    .expression_attribute_values(":version", number(media.version))
            })?
            .update(&self.table, &Key::file_count(order), |update| {
                update
                    .update_expression("ADD files :gone")
                    .expression_attribute_values(":gone", number(-1))
            })?
            .create(Condition::IdUnused, &self.table, removed)
    }

    /// Adds the event, if there is one, on condition that the order is still in `order`'s version.
    fn tell(
        &self,
        transaction: Transaction,
        order: &Order,
        change: &MediaChange,
    ) -> Result<Transaction, StoreError> {
        match &change.event {
            Some(event) => {
                let event = file_event_item(event, order, &change.media)?;
                self.while_unchanged(transaction, order)?.create(
                    Condition::IdUnused,
                    &self.table,
                    event,
                )
            }
            None => Ok(transaction),
        }
    }
}

/// The item that holds a file; while it is awaited, with what the sweep finds it by.
fn file_item(order: &OrderNumber, media: &Media) -> Result<Item, StoreError> {
    let mut item = to_item(&Key::file(order, media.id), media)?;
    if media.state == MediaState::Pending {
        item.extend(awaited_until(media));
    }
    Ok(item)
}
