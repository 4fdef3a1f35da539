//! New accounts, and what proves who they are.

use super::{
    EmailHolder,
    sessions::{end_all, session_item},
    user_item,
};
use crate::{
    AuditEntry, Credentials, Remember, StoreError, Users,
    dynamo::{
        item::{from_item, number, text, to_item},
        keys::Key,
        transaction::{Outcome, Refused, Transaction},
    },
    orders::writes::with_answer,
};
use shared_auth::{PasswordHash, SecretHash, Session};
use shared_domain::{Timestamp, UserId, user::User};

/// How often a registration is tried against another one with the same address.
const TRIES: usize = 3;

/// What became of a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registration {
    /// The account exists now.
    Done,
    /// Somebody has this e-mail address already.
    EmailTaken,
}

/// What became of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invitation {
    /// The account exists now.
    Done,
    /// Somebody has this e-mail address already.
    EmailTaken,
    /// The request was answered before: nothing was written.
    AlreadyAnswered,
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
    /// Makes an account whose user is yet to choose a password, and keeps the answer with it.
    pub async fn invite(
        &self,
        user: &User,
        credentials: &Credentials,
        remember: Option<Remember<'_>>,
        entry: &AuditEntry,
    ) -> Result<Invitation, StoreError> {
        for _ in 0..TRIES {
            let transaction = self.registration(user, credentials, None)?;
            let own_writes = transaction.len();
            let transaction = with_answer(transaction, remember)?;
            let outcome = transaction.commit_with(&self.table, Some(entry)).await?;
            let Outcome::Refused(reasons) = outcome else {
                return Ok(Invitation::Done);
            };
            // The same request, sent before, has taken the address too.
            if let Some(Some(Refused::Condition(_))) = reasons.get(own_writes) {
                return Ok(Invitation::AlreadyAnswered);
            }
            if let Some(Some(Refused::Condition(_))) = reasons.first() {
                return Ok(Invitation::EmailTaken);
            }
        }
        Err(StoreError::Unavailable(
            "the address was being registered all the while".into(),
        ))
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
        for _ in 0..TRIES {
            let transaction = self.registration(user, credentials, session)?;
            match transaction.commit_with(&self.table, entry).await? {
                Outcome::Committed => return Ok(Registration::Done),
                Outcome::Refused(reasons) => match reasons.first() {
                    Some(Some(Refused::Condition(_))) => return Ok(Registration::EmailTaken),
                    // Another registration with this address is under way, and may yet fail.
                    Some(Some(Refused::Conflict)) => {}
                    _ => return Err(StoreError::internal("a new user's id was taken")),
                },
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
        let transaction = self
            .claim(Transaction::default(), user)?
            .create(&self.table, user_item(user)?)?
            .create(
                &self.table,
                to_item(&Key::credentials(user.id), credentials)?,
            )?;
        match session {
            Some(session) => transaction.create(&self.table, session_item(session)?),
            None => Ok(transaction),
        }
    }

    /// Takes the address of an account, which nobody else may have.
    fn claim(&self, transaction: Transaction, user: &User) -> Result<Transaction, StoreError> {
        let email = user.email.as_ref();
        let email = email.ok_or_else(|| StoreError::internal("an account without an address"))?;
        let holder = EmailHolder { user_id: user.id };
        transaction.create(&self.table, to_item(&Key::email(email), &holder)?)
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
        let outcome = Transaction::default()
            .update(&self.table, &Key::credentials(user), |update| {
                update
                    .update_expression("SET passwordHash = :new")
                    .condition_expression("passwordHash = :old")
                    .expression_attribute_values(":new", hash_attribute(new))
                    .expression_attribute_values(":old", hash_attribute(old))
            })?
            .commit(&self.table)
            .await?;
        match outcome {
            Outcome::Committed | Outcome::Refused(_) => Ok(()),
        }
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
        let transaction =
            Transaction::default().update(&self.table, &Key::credentials(user.id), |update| {
                update
                    .update_expression("SET passwordHash = :password REMOVE passwordToken")
                    .condition_expression("passwordToken.#hash = :token")
                    .expression_attribute_names("#hash", "hash")
                    .expression_attribute_values(":password", hash_attribute(password))
                    .expression_attribute_values(":token", text(token.as_str()))
            })?;
        let transaction = match user.is_contact() {
            true => self.make_account(transaction, user, now)?,
            false => transaction.update(&self.table, &Key::user(user.id), end_all)?,
        };
        match transaction.commit_with(&self.table, Some(entry)).await? {
            Outcome::Committed => Ok(PasswordSet::Done),
            Outcome::Refused(reasons) if Refused::by_condition(reasons.first()) => {
                Ok(PasswordSet::TokenUsed)
            }
            Outcome::Refused(reasons)
                if user.is_contact() && Refused::by_condition(reasons.get(1)) =>
            {
                Ok(PasswordSet::EmailTaken)
            }
            Outcome::Refused(_) => Err(StoreError::Unavailable(
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
        let transaction =
            self.claim(transaction, &account)?
                .put(&self.table, user_item(&account)?, |put| {
                    put.condition_expression("version = :version")
                        .expression_attribute_values(":version", number(contact.version))
                })?;
        match &contact.email {
            Some(email) => transaction.delete(&self.table, &Key::contact(email), |delete| delete),
            None => Ok(transaction),
        }
    }

    /// Issues a password token in place of any earlier one. A contact has had no credentials before.
    pub async fn issue_password_token(
        &self,
        user: &User,
        token: &crate::IssuedPasswordToken,
        entry: Option<&AuditEntry>,
    ) -> Result<(), StoreError> {
        let token = serde_dynamo::to_attribute_value(token).map_err(StoreError::internal)?;
        let outcome = Transaction::default()
            .update(&self.table, &Key::credentials(user.id), |update| {
                let update = update
                    .update_expression("SET passwordToken = :token")
                    .expression_attribute_values(":token", token);
                match user.is_contact() {
                    true => update,
                    false => update.condition_expression("attribute_exists(pk)"),
                }
            })?
            .commit_with(&self.table, entry)
            .await?;
        match outcome {
            Outcome::Committed => Ok(()),
            Outcome::Refused(reasons) if Refused::by_condition(reasons.first()) => {
                Err(StoreError::internal("an account has no credentials"))
            }
            Outcome::Refused(_) => Err(StoreError::Unavailable(
                "the password was being changed".into(),
            )),
        }
    }
}

pub(crate) fn hash_attribute(hash: &PasswordHash) -> aws_sdk_dynamodb::types::AttributeValue {
    text(hash.as_str())
}
