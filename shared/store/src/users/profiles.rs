//! Changes that users make to their own accounts.

use super::{EmailHolder, registration::hash_attribute, sessions::session_item};
use crate::{
    AuditEntry, StoreError, Users,
    dynamo::{
        condition::Condition,
        item::{REQUEST_ID, number, request_id, text, to_item},
        keys::Key,
        transaction::{Outcome, Transaction},
    },
};
use shared_auth::{PasswordHash, Session};
use shared_domain::user::User;

/// What became of a change to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountChange {
    /// The account is as it was asked to be.
    Done,
    /// Somebody else has the new e-mail address.
    EmailTaken,
    /// The account or the session was changed by another request first.
    Raced,
}

impl Users {
    /// Replaces an account by what an edit made of it. A new e-mail address is taken and the old
    /// one given up in the same transaction; the session that is carried over is the only one that
    /// goes on.
    pub async fn change_profile(
        &self,
        before: &User,
        after: &User,
        session: &Session,
        entry: Option<&AuditEntry>,
    ) -> Result<AccountChange, StoreError> {
        let mut transaction = Transaction::default();
        let moves = after.has_moved_from(before);
        if let (true, Some(email)) = (moves, &after.email) {
            let holder = EmailHolder { user_id: after.id };
            let item = to_item(&Key::email(email), &holder)?;
            transaction = transaction.create(Condition::EmailFree, &self.table, item)?;
        }
        if let (true, Some(email)) = (moves, &before.email) {
            let (condition, key) = (Condition::EmailHeld, Key::email(email));
            transaction = transaction.delete_if(condition, &self.table, &key, |delete| {
                delete
                    .condition_expression("userId = :user")
                    .expression_attribute_values(":user", text(before.id.to_string()))
            })?;
        }
        transaction = self.replace_user(transaction, before, after)?;
        transaction = self.change_number(transaction, before, after)?;
        if after.session_epoch != before.session_epoch {
            transaction = self.carry_over(transaction, session, after.session_epoch)?;
        }
        match transaction.commit_with(&self.table, entry).await? {
            Outcome::Committed => Ok(AccountChange::Done),
            Outcome::Refused(Condition::EmailFree, _) => Ok(AccountChange::EmailTaken),
            Outcome::Refused(..) | Outcome::Contended => Ok(AccountChange::Raced),
        }
    }

    /// Sets a password in place of `old` and ends every session but this one: together.
    pub async fn change_password(
        &self,
        user: &User,
        old: &PasswordHash,
        new: &PasswordHash,
        session: &Session,
        entry: &AuditEntry,
    ) -> Result<AccountChange, StoreError> {
        let (password, account) = (Key::credentials(user.id), Key::user(user.id));
        let transaction = Transaction::default()
            .update_if(
                Condition::PasswordUnchanged,
                &self.table,
                &password,
                |update| {
                    update
                        .update_expression("SET passwordHash = :new REMOVE passwordToken")
                        .condition_expression("passwordHash = :old")
                        .expression_attribute_values(":new", hash_attribute(new))
                        .expression_attribute_values(":old", hash_attribute(old))
                },
            )?
            .update_if(Condition::UserUnchanged, &self.table, &account, |update| {
                update
                    .update_expression("SET sessionEpoch = :after, #cause = :cause")
                    .condition_expression("sessionEpoch = :before")
                    .expression_attribute_names("#cause", REQUEST_ID)
                    .expression_attribute_values(":cause", request_id())
                    .expression_attribute_values(":before", number(user.session_epoch))
                    .expression_attribute_values(":after", number(user.session_epoch + 1))
            })?;
        let transaction = self.carry_over(transaction, session, user.session_epoch + 1)?;
        match transaction.commit_with(&self.table, Some(entry)).await? {
            Outcome::Committed => Ok(AccountChange::Done),
            Outcome::Refused(..) | Outcome::Contended => Ok(AccountChange::Raced),
        }
    }

    /// Lets one session go on where all others end, unless its tokens are being rotated meanwhile.
    fn carry_over(
        &self,
        transaction: Transaction,
        session: &Session,
        epoch: u64,
    ) -> Result<Transaction, StoreError> {
        let carried = Session {
            epoch,
            ..session.clone()
        };
        let item = session_item(&carried)?;
        transaction.put_if(Condition::SessionUnchanged, &self.table, item, |put| {
            put.condition_expression("#token = :token")
                .expression_attribute_names("#token", "token")
                .expression_attribute_values(":token", text(session.token.as_str()))
        })
    }
}
