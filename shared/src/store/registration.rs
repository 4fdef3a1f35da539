//! New accounts, and what proves who they are.

use super::{
    AuditEntry, Credentials, Remember, StoreError, Users,
    item::{from_item, text, to_item},
    keys::Key,
    order_writes::with_answer,
    sessions::{end_all, session_item},
    transaction::{Outcome, Refused, Transaction},
    users::{EmailHolder, user_item},
};
use crate::{
    auth::{PasswordHash, SecretHash, Session},
    domain::{UserId, user::User},
};

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
        let holder = EmailHolder { user_id: user.id };
        let transaction = Transaction::default()
            .create(&self.table, to_item(&Key::email(&user.email), &holder)?)?
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
    /// user: together. False where the token was used meanwhile.
    pub async fn set_password(
        &self,
        user: UserId,
        token: &SecretHash,
        password: &PasswordHash,
        entry: &AuditEntry,
    ) -> Result<bool, StoreError> {
        let outcome = Transaction::default()
            .update(&self.table, &Key::credentials(user), |update| {
                update
                    .update_expression("SET passwordHash = :password REMOVE passwordToken")
                    .condition_expression("passwordToken.#hash = :token")
                    .expression_attribute_names("#hash", "hash")
                    .expression_attribute_values(":password", hash_attribute(password))
                    .expression_attribute_values(":token", text(token.as_str()))
            })?
            .update(&self.table, &Key::user(user), end_all)?
            .commit_with(&self.table, Some(entry))
            .await?;
        match outcome {
            Outcome::Committed => Ok(true),
            Outcome::Refused(reasons)
                if matches!(reasons.first(), Some(Some(Refused::Condition(_)))) =>
            {
                Ok(false)
            }
            Outcome::Refused(_) => Err(StoreError::Unavailable(
                "the account was changed meanwhile".into(),
            )),
        }
    }

    /// Issues a password token in place of any earlier one.
    pub async fn issue_password_token(
        &self,
        user: UserId,
        token: &super::IssuedPasswordToken,
        entry: Option<&AuditEntry>,
    ) -> Result<(), StoreError> {
        let token = serde_dynamo::to_attribute_value(token).map_err(StoreError::internal)?;
        let outcome = Transaction::default()
            .update(&self.table, &Key::credentials(user), |update| {
                update
                    .update_expression("SET passwordToken = :token")
                    .condition_expression("attribute_exists(pk)")
                    .expression_attribute_values(":token", token)
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

pub(super) fn hash_attribute(hash: &PasswordHash) -> aws_sdk_dynamodb::types::AttributeValue {
    text(hash.as_str())
}
