//! New accounts, and what proves who they are.

use super::{
    EmailHolder,
    sessions::{end_all, session_item},
    user_item,
};
use crate::{
    AuditEntry, Credentials, IdempotentWrite, StoreError, Users,
    dynamo::{
        condition::Condition,
        item::{from_item, number, text, to_item},
        keys::Key,
        transaction::{Outcome, Transaction},
    },
};
use aws_sdk_dynamodb::types::builders::UpdateBuilder;
use shared_auth::{PasswordHash, SecretHash, Session};
use shared_domain::{Timestamp, UserId, user::User};
use shared_runtime::retry::RetryPolicy;

/// What became of a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registration {
    /// The account exists now.
    Done,
    /// Somebody has this e-mail address already.
    EmailTaken,
}

/// What became of a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordSet {
    /// It counts now.
    Done,
    /// The token was used meanwhile.
    TokenUsed,
    /// An account has the contact's e-mail address.
    EmailTaken,
}

impl Users {
    /// Makes an account whose user is yet to choose a password. It is refused where somebody has
    /// the address.
    pub fn invite(
        &self,
        user: &User,
        credentials: &Credentials,
        entry: &AuditEntry,
    ) -> Result<IdempotentWrite, StoreError> {
        let transaction = self.registration(user, credentials, None)?;
        Ok(IdempotentWrite::new(&self.table, transaction).audited(entry))
    }

    /// Makes an account, its credentials and, where the user signs in at once, its first session:
    /// all together, or nothing.
    pub async fn register(
        &self,
        user: &User,
        credentials: &Credentials,
        session: Option<&Session>,
        entry: Option<&AuditEntry>,
    ) -> Result<Registration, StoreError> {
        for _ in RetryPolicy::REQUEST.attempts() {
            let transaction = self.registration(user, credentials, session)?;
            match transaction.commit_with(&self.table, entry).await? {
                Outcome::Committed => return Ok(Registration::Done),
                Outcome::Refused(Condition::EmailFree, _) => return Ok(Registration::EmailTaken),
                Outcome::Refused(..) => {
                    return Err(StoreError::internal("a new user's id was taken"));
                }
                // Another registration with this address is under way, and may yet fail.
                Outcome::Contended => {}
            }
        }
        Err(StoreError::Unavailable(
            "the address was being registered all the while".into(),
        ))
    }

    fn registration(
        &self,
        user: &User,
        credentials: &Credentials,
        session: Option<&Session>,
    ) -> Result<Transaction, StoreError> {
        let credentials = to_item(&Key::credentials(user.id), credentials)?;
        let transaction = self
            .claim(Transaction::default(), user)?
            .create(Condition::IdUnused, &self.table, user_item(user)?)?
            .create(Condition::IdUnused, &self.table, credentials)?;
        match session {
            Some(session) => {
                transaction.create(Condition::IdUnused, &self.table, session_item(session)?)
            }
            None => Ok(transaction),
        }
    }

    /// Takes the address of an account, which nobody else may have.
    fn claim(&self, transaction: Transaction, user: &User) -> Result<Transaction, StoreError> {
        let email = user.email.as_ref();
        let email = email.ok_or_else(|| StoreError::internal("an account without an address"))?;
        let holder = EmailHolder { user_id: user.id };
        let holder = to_item(&Key::email(email), &holder)?;
        transaction.create(Condition::EmailFree, &self.table, holder)
    }

    /// The account and its credentials, as they are now, in one round trip.
    pub async fn with_credentials(
        &self,
        user: UserId,
    ) -> Result<Option<(User, Credentials)>, StoreError> {
        let (account, credentials) = (Key::user(user), Key::credentials(user));
        let mut items = self.table.get_both([&account, &credentials]).await?;
        match (items.remove(&account.sk), items.remove(&credentials.sk)) {
            (Some(account), Some(credentials)) => {
                Ok(Some((from_item(account)?, from_item(credentials)?)))
            }
            _ => Ok(None),
        }
    }

    /// Keeps a password under stronger parameters, unless it was changed meanwhile.
    pub async fn rehash(
        &self,
        user: UserId,
        old: &PasswordHash,
        new: &PasswordHash,
    ) -> Result<(), StoreError> {
        let key = Key::credentials(user);
        Transaction::default()
            .update_if(Condition::PasswordUnchanged, &self.table, &key, |update| {
                update
                    .update_expression("SET passwordHash = :new")
                    .condition_expression("passwordHash = :old")
                    .expression_attribute_values(":new", hash_attribute(new))
                    .expression_attribute_values(":old", hash_attribute(old))
            })?
            .commit(&self.table)
            .await
            .map(drop)
    }

    /// Sets a password, uses up the password token that allows it, and ends every session of the
    /// user: together. A contact is an account from then on.
    pub async fn set_password(
        &self,
        user: &User,
        token: &SecretHash,
        password: &PasswordHash,
        entry: &AuditEntry,
        now: Timestamp,
    ) -> Result<PasswordSet, StoreError> {
        let key = Key::credentials(user.id);
        let transaction = Transaction::default().update_if(
            Condition::PasswordTokenUnused,
            &self.table,
            &key,
            |update| {
                update
                    .update_expression("SET passwordHash = :password REMOVE passwordToken")
                    .condition_expression("passwordToken.#hash = :token")
                    .expression_attribute_names("#hash", "hash")
                    .expression_attribute_values(":password", hash_attribute(password))
                    .expression_attribute_values(":token", text(token.as_str()))
            },
        )?;
        let transaction = match user.is_contact() {
            true => self.make_account(transaction, user, now)?,
            false => {
                let key = Key::user(user.id);
                transaction.update_if(Condition::UserExists, &self.table, &key, end_all)?
            }
        };
        match transaction.commit_with(&self.table, Some(entry)).await? {
            Outcome::Committed => Ok(PasswordSet::Done),
            Outcome::Refused(Condition::PasswordTokenUnused, _) => Ok(PasswordSet::TokenUsed),
            Outcome::Refused(Condition::EmailFree, _) => Ok(PasswordSet::EmailTaken),
            Outcome::Refused(..) | Outcome::Contended => Err(StoreError::Unavailable(
                "the account was changed meanwhile".into(),
            )),
        }
    }

    /// Makes a contact an account: the address claims something now.
    fn make_account(
        &self,
        transaction: Transaction,
        contact: &User,
        now: Timestamp,
    ) -> Result<Transaction, StoreError> {
        let account = contact.with_account(now);
        let item = user_item(&account)?;
        let transaction = self.claim(transaction, &account)?.put_if(
            Condition::UserUnchanged,
            &self.table,
            item,
            |put| {
                put.condition_expression("version = :version")
                    .expression_attribute_values(":version", number(contact.version))
            },
        )?;
        match &contact.email {
            Some(email) => transaction.delete(&self.table, &Key::contact(email)),
            None => Ok(transaction),
        }
    }

    /// Issues a password token in place of any earlier one. A contact has had no credentials
    /// before.
    pub async fn issue_password_token(
        &self,
        user: &User,
        token: &crate::IssuedPasswordToken,
        entry: Option<&AuditEntry>,
    ) -> Result<(), StoreError> {
        let token = serde_dynamo::to_attribute_value(token).map_err(StoreError::internal)?;
        let (key, transaction) = (Key::credentials(user.id), Transaction::default());
        let set = |update: UpdateBuilder| {
            update
                .update_expression("SET passwordToken = :token")
                .expression_attribute_values(":token", token)
        };
        let transaction = match user.is_contact() {
            true => transaction.update(&self.table, &key, set)?,
            false => transaction.update_if(Condition::UserExists, &self.table, &key, |update| {
                set(update).condition_expression("attribute_exists(pk)")
            })?,
        };
        match transaction.commit_with(&self.table, entry).await? {
            Outcome::Committed => Ok(()),
            Outcome::Refused(Condition::UserExists, _) => {
                Err(StoreError::internal("an account has no credentials"))
            }
            Outcome::Refused(..) | Outcome::Contended => Err(StoreError::Unavailable(
                "the password was being changed".into(),
            )),
        }
    }
}

pub(crate) fn hash_attribute(hash: &PasswordHash) -> aws_sdk_dynamodb::types::AttributeValue {
    text(hash.as_str())
}
