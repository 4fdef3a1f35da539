//! Changing orders: each change is one transaction with its event and, where the request carries an
//! idempotency key, with its answer.

use aws_sdk_dynamodb::types::builders::PutBuilder;

use super::items::{event_item, note_item, order_item, text_item};
use crate::{
    ContactWrite, Ephemeral, IdempotencyRecord, Orders, StoreError, Users,
    dynamo::{
        item::{number, text},
        keys::Key,
        transaction::{Outcome, Refused, Transaction},
    },
};
use shared_domain::{
    Timestamp,
    order::{Change, NoteAdded, Order, OrderText},
};

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Committed {
    /// It was made.
    Done,
    /// The order is no longer as it was read: nothing was written.
    Raced,
    /// The request was answered before: nothing was written.
    AlreadyAnswered,
}

/// An answer to keep with a change, and where.
#[derive(Debug, Clone, Copy)]
pub struct Remember<'a> {
    /// Keeps it.
    pub ephemeral: &'a Ephemeral,
    /// The request and its answer.
    pub record: &'a IdempotencyRecord,
    /// When it is given.
    pub now: Timestamp,
}

/// Whom a new order is for.
#[derive(Debug, Clone, Copy)]
pub enum OrderCustomer<'a> {
    /// Somebody with an account.
    Account,
    /// A contact, who must not be one with an account by the time the order is placed.
    Contact(&'a Users),
    /// A contact who is written down with the order.
    Written(&'a Users, &'a ContactWrite),
}

impl Orders {
    /// Places an order, and writes its customer down where that is a contact who is new. [`Committed::Raced`] is a number that another
    /// order has, a contact whom another request wrote down, or one that is one with an account since.
    pub async fn create(
        &self,
        change: &Change,
        customer: OrderCustomer<'_>,
        remember: Option<Remember<'_>>,
    ) -> Result<Committed, StoreError> {
        let mut transaction = Transaction::default()
            .create(&self.table, order_item(&change.order)?)?
            .create(&self.table, event_item(&change.event, &change.order)?)?;
        if let Some(text) = change
            .text
            .as_ref()
            .filter(|text| **text != OrderText::default())
        {
            transaction =
                transaction.create(&self.table, text_item(&change.order.number, text)?)?;
        }
        transaction = match customer {
            OrderCustomer::Account => transaction,
            OrderCustomer::Contact(users) => {
                users.unless_merged(transaction, change.order.customer.id)?
            }
            OrderCustomer::Written(users, contact) => users.write_contact(transaction, contact)?,
        };
        self.commit(transaction, remember).await
    }

    /// Changes an order that is still in `version`, and whose texts are still as they were read:
    /// reading two items is no transaction, so the one may have been older than the other.
    pub async fn change(
        &self,
        version: u64,
        change: &Change,
        remember: Option<Remember<'_>>,
    ) -> Result<Committed, StoreError> {
        let mut transaction = Transaction::default()
            .put(&self.table, order_item(&change.order)?, |put| {
                put.condition_expression("version = :version")
                    .expression_attribute_values(":version", number(version))
            })?
            .create(&self.table, event_item(&change.event, &change.order)?)?;
        if let Some(text) = &change.text {
            let item = text_item(&change.order.number, text)?;
            let before = change.text_before.clone().unwrap_or_default();
            transaction = transaction.put(&self.table, item, |put| unless_changed(put, before))?;
        }
        self.commit(transaction, remember).await
    }

    /// Adds a note to an order that is still in `order`'s version.
    pub async fn add_note(
        &self,
        order: &Order,
        added: &NoteAdded,
        remember: Option<Remember<'_>>,
    ) -> Result<Committed, StoreError> {
        let transaction = self
            .while_unchanged(Transaction::default(), order)?
            .create(&self.table, event_item(&added.event, order)?)?
            .create(&self.table, note_item(&order.number, &added.note)?)?;
        self.commit(transaction, remember).await
    }

    /// Keeps an answer to a request that changed nothing.
    pub async fn remember(&self, remember: Remember<'_>) -> Result<Committed, StoreError> {
        self.commit(Transaction::default(), Some(remember)).await
    }

    /// Lets the rest happen only while the order is in `order`'s version.
    pub(crate) fn while_unchanged(
        &self,
        transaction: Transaction,
        order: &Order,
    ) -> Result<Transaction, StoreError> {
        transaction.check(&self.table, &Key::order(&order.number), |check| {
            check
                .condition_expression("version = :version")
                .expression_attribute_values(":version", number(order.version))
        })
    }

    pub(crate) async fn commit(
        &self,
        transaction: Transaction,
        remember: Option<Remember<'_>>,
    ) -> Result<Committed, StoreError> {
        Ok(match self.outcome(transaction, remember).await? {
            (Outcome::Committed, _) => Committed::Done,
            (Outcome::Refused(reasons), own_writes) => match reasons.get(own_writes) {
                Some(Some(Refused::Condition(_))) => Committed::AlreadyAnswered,
                // The same request may be under way, and may yet fail: the next try will know.
                _ => Committed::Raced,
            },
        })
    }

    /// What became of a transaction, and how many of its writes come before the answer's.
    pub(crate) async fn outcome(
        &self,
        transaction: Transaction,
        remember: Option<Remember<'_>>,
    ) -> Result<(Outcome, usize), StoreError> {
        let own_writes = transaction.len();
        let transaction = with_answer(transaction, remember)?;
        Ok((transaction.commit(&self.table).await?, own_writes))
    }
}

/// The transaction, and last in it the answer, if there is one to keep.
pub(crate) fn with_answer(
    transaction: Transaction,
    remember: Option<Remember<'_>>,
) -> Result<Transaction, StoreError> {
    match remember {
        Some(Remember {
            ephemeral,
            record,
            now,
        }) => ephemeral.remember(transaction, record, now),
        None => Ok(transaction),
    }
}

/// Puts the texts of an order where those that are kept are `before`.
fn unless_changed(put: PutBuilder, before: OrderText) -> PutBuilder {
    let is_nothing = before == OrderText::default();
    let put = put
        .expression_attribute_names("#description", "description")
        .expression_attribute_names("#instructions", "special_instructions")
        .expression_attribute_values(":description", text(before.description.as_str()));
    let (put, instructions) = match before.special_instructions {
        Some(instructions) => (
            put.expression_attribute_values(":instructions", text(instructions.as_str())),
            "#instructions = :instructions",
        ),
        None => (put, "attribute_not_exists(#instructions)"),
    };
    let same = format!("#description = :description AND {instructions}");
    put.condition_expression(if is_nothing {
        format!("attribute_not_exists(pk) OR ({same})")
    } else {
        same
    })
}
