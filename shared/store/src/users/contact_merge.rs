//! A contact and an account with one address, as soon as somebody has proved that both are theirs.
//!
//! Afterwards there is the account alone. The contact's orders follow one by one
//! (`functions/contact-merger`).

use super::{customers::ids, registration::hash_attribute};
use crate::{
    AuditEntry, PasswordSet, StoreError, Users,
    dynamo::{
        condition::Condition,
        item::{from_item, text},
        keys::Key,
        transaction::{Outcome, Transaction},
    },
};
use shared_auth::{PasswordHash, SecretHash};
use shared_domain::{
    Timestamp, UserId,
    user::{Phone, User},
};

/// A contact, and the account that it is one with.
#[derive(Debug, Clone, Copy)]
pub struct ContactMerge<'a> {
    /// The contact.
    pub contact: &'a User,
    /// The account with its address.
    pub account: &'a User,
}

impl Users {
    /// The account with the address of a contact, if somebody has made one.
    pub async fn account_beside(&self, contact: &User) -> Result<Option<User>, StoreError> {
        let Some(email) = contact.email.as_ref().filter(|_| contact.is_contact()) else {
            return Ok(None);
        };
        match self.find_by_email(email).await? {
            Some(account) => self.find(account).await,
            None => Ok(None),
        }
    }

    /// The user with this id, who may be a contact that is one with an account since.
    pub async fn find_or_merged(&self, id: UserId) -> Result<Option<User>, StoreError> {
        let found = self.table.get(&Key::user(id)).await?;
        found.map(from_item).transpose()
    }

    /// Uses up the password token of a contact: the account has its password from then on, and all
    /// that was the contact's. Every session of the account ends.
    pub async fn merge_contact(
        &self,
        merge: ContactMerge<'_>,
        token: &SecretHash,
        password: &PasswordHash,
        entry: Option<&AuditEntry>,
        now: Timestamp,
    ) -> Result<PasswordSet, StoreError> {
        let ContactMerge { contact, account } = merge;
        let one = account.one_with(contact, now);
        let (theirs, own) = (Key::credentials(contact.id), Key::credentials(account.id));
        let mut transaction = Transaction::default()
            .delete_if(
                Condition::PasswordTokenUnused,
                &self.table,
                &theirs,
                |delete| {
                    delete
                        .condition_expression("passwordToken.#hash = :token")
                        .expression_attribute_names("#hash", "hash")
                        .expression_attribute_values(":token", text(token.as_str()))
                },
            )?
            .update_if(Condition::UserExists, &self.table, &own, |update| {
                update
                    .update_expression("SET passwordHash = :password REMOVE passwordToken")
                    .condition_expression("attribute_exists(pk)")
                    .expression_attribute_values(":password", hash_attribute(password))
            })?;
        transaction = self.replace_user(transaction, account, &one)?;
        transaction = self.replace_user(transaction, contact, &contact.merged(account.id, now))?;
        if let Some(email) = &contact.email {
            transaction = transaction.delete(&self.table, &Key::contact(email))?;
        }
        if let Some(phone) = &contact.phone {
            transaction = self.hand_over(transaction, phone, merge).await?;
        }
        match transaction.commit_with(&self.table, entry).await? {
            Outcome::Committed => Ok(PasswordSet::Done),
            Outcome::Refused(Condition::PasswordTokenUnused, _) => Ok(PasswordSet::TokenUsed),
            Outcome::Refused(..) | Outcome::Contended => Err(StoreError::Unavailable(
                "the account was changed meanwhile".into(),
            )),
        }
    }

    /// Says that the number is the contact's no more; and the account's, where that has taken it
    /// over.
    async fn hand_over(
        &self,
        transaction: Transaction,
        phone: &Phone,
        ContactMerge { contact, account }: ContactMerge<'_>,
    ) -> Result<Transaction, StoreError> {
        let key = Key::phone(phone);
        if account.phone.is_some() {
            return transaction.update(&self.table, &key, |update| {
                update
                    .update_expression("DELETE #users :contact")
                    .expression_attribute_names("#users", "users")
                    .expression_attribute_values(":contact", ids([contact.id]))
            });
        }
        let known = self.with_number(phone).await?;
        let others = known.iter().copied().filter(|id| *id != contact.id);
        let after = ids(others.chain([account.id]));
        transaction.update_if(
            Condition::PhoneHoldersUnchanged,
            &self.table,
            &key,
            |update| {
                update
                    .update_expression("SET #users = :after")
                    .condition_expression("#users = :known")
                    .expression_attribute_names("#users", "users")
                    .expression_attribute_values(":after", after)
                    .expression_attribute_values(":known", ids(known))
            },
        )
    }

    /// Lets the rest happen only while a customer is not one with another.
    pub(crate) fn unless_merged(
        &self,
        transaction: Transaction,
        customer: UserId,
    ) -> Result<Transaction, StoreError> {
        let key = Key::user(customer);
        transaction.check(Condition::CustomerUnmerged, &self.table, &key, |check| {
            check.condition_expression("attribute_exists(pk) AND attribute_not_exists(mergedInto)")
        })
    }
}
