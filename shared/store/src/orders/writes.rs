//! Changing orders: each change is one transaction with its event and, where the request carries an
//! idempotency key, with its answer.

use aws_sdk_dynamodb::types::builders::PutBuilder;

use super::items::{event_item, note_item, order_item, text_item};
use crate::{
    ContactWrite, IdempotentWrite, Orders, StoreError, Users,
    dynamo::{
        condition::Condition,
        item::{number, text},
        keys::Key,
        transaction::Transaction,
    },
};
use shared_domain::order::{Change, NoteAdded, Order, OrderText};

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
    /// Places an order, and writes its customer down where that is a contact who is new. It is
    /// refused where another order has the number, another request wrote the contact down, or the
    /// contact is one with an account since.
    pub fn create(
        &self,
        change: &Change,
        customer: OrderCustomer<'_>,
    ) -> Result<IdempotentWrite, StoreError> {
        let event = event_item(&change.event, &change.order)?;
        let mut transaction = Transaction::default()
            .create(Condition::IdUnused, &self.table, order_item(&change.order)?)?
            .create(Condition::IdUnused, &self.table, event)?;
        if let Some(text) = change
            .text
            .as_ref()
            .filter(|text| **text != OrderText::default())
        {
            let text = text_item(&change.order.number, text)?;
            transaction = transaction.create(Condition::IdUnused, &self.table, text)?;
        }
        transaction = match customer {
            OrderCustomer::Account => transaction,
            OrderCustomer::Contact(users) => {
                users.unless_merged(transaction, change.order.customer.id)?
            }
            OrderCustomer::Written(users, contact) => users.write_contact(transaction, contact)?,
        };
        Ok(IdempotentWrite::new(&self.table, transaction))
    }

    /// Changes an order that is still in `version`, and whose texts are still as they were read:
    /// reading two items is no transaction, so the one may have been older than the other.
    pub fn change(&self, version: u64, change: &Change) -> Result<IdempotentWrite, StoreError> {
        let (order, event) = (
            order_item(&change.order)?,
            event_item(&change.event, &change.order)?,
        );
        let mut transaction = Transaction::default()
            .put_if(Condition::OrderUnchanged, &self.table, order, |put| {
                put.condition_expression("version = :version")
                    .expression_attribute_values(":version", number(version))
            })?
            .create(Condition::IdUnused, &self.table, event)?;
        if let Some(text) = &change.text {
            let item = text_item(&change.order.number, text)?;
            let before = change.text_before.clone().unwrap_or_default();
            transaction =
                transaction.put_if(Condition::TextUnchanged, &self.table, item, |put| {
                    unless_changed(put, before)
                })?;
        }
        Ok(IdempotentWrite::new(&self.table, transaction))
    }

    /// Adds a note to an order that is still in `order`'s version.
    pub fn add_note(
        &self,
        order: &Order,
        added: &NoteAdded,
    ) -> Result<IdempotentWrite, StoreError> {
        let (event, note) = (
            event_item(&added.event, order)?,
            note_item(&order.number, &added.note)?,
        );
        let transaction = self
            .while_unchanged(Transaction::default(), order)?
            .create(Condition::IdUnused, &self.table, event)?
            .create(Condition::IdUnused, &self.table, note)?;
        Ok(IdempotentWrite::new(&self.table, transaction))
    }

    /// Changes nothing.
    pub fn no_change(&self) -> IdempotentWrite {
        IdempotentWrite::new(&self.table, Transaction::default())
    }

    /// Lets the rest happen only while the order is in `order`'s version.
    pub(crate) fn while_unchanged(
        &self,
        transaction: Transaction,
        order: &Order,
    ) -> Result<Transaction, StoreError> {
        let key = Key::order(&order.number);
        transaction.check(Condition::OrderUnchanged, &self.table, &key, |check| {
            check
                .condition_expression("version = :version")
                .expression_attribute_values(":version", number(order.version))
        })
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
