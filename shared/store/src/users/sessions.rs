//! Sessions.

use aws_sdk_dynamodb::types::builders::UpdateBuilder;

use crate::dynamo::dispatch::Dispatch;
use crate::{
    AuditEntry, StoreError, Users,
    dynamo::{
        condition::Condition,
        error::unless_refused,
        item::{Item, REQUEST_ID, expire, number, request_id, text, to_item},
        keys::{self, Key},
        transaction::{Outcome, Transaction},
    },
};
use shared_auth::{SecretHash, Session};
use shared_domain::{SessionId, UserId};
use shared_runtime::retry::RetryPolicy;

/// Signing in and out does not depend on the audit trail: where that cannot be written, nobody is
/// locked out, and no stolen session goes on.
impl Users {
    /// Keeps a new session.
    pub async fn start_session(
        &self,
        session: &Session,
        entry: Option<&AuditEntry>,
    ) -> Result<(), StoreError> {
        let outcome = Transaction::default()
            .create(Condition::IdUnused, &self.table, session_item(session)?)?
            .commit_regardless(&self.table, entry)
            .await?;
        match outcome {
            Outcome::Committed => Ok(()),
            // An attempt that seemed to fail has put it there: nobody else has its id.
            Outcome::Refused(..) => Ok(()),
            Outcome::Contended => Err(StoreError::Unavailable(
                "the session was being started".into(),
            )),
        }
    }

    /// Replaces a session whose current token is still `from` and that belongs to the same epoch.
    /// False where another request changed it first.
    pub async fn rotate_session(
        &self,
        from: &SecretHash,
        session: &Session,
    ) -> Result<bool, StoreError> {
        let sent = self
            .table
            .client
            .put_item()
            .table_name(&*self.table.name)
            .set_item(Some(session_item(session)?))
            .condition_expression("#token = :from AND epoch = :epoch")
            .expression_attribute_names("#token", "token")
            .expression_attribute_values(":from", text(from.as_str()))
            .expression_attribute_values(":epoch", number(session.epoch))
            .dispatch()
            .await;
        Ok(unless_refused(sent)?.is_some())
    }

    /// Ends one session. Ending one that is over does nothing.
    pub async fn end_session(
        &self,
        user: UserId,
        session: SessionId,
        entry: Option<&AuditEntry>,
    ) -> Result<(), StoreError> {
        let key = Key::session(user, session);
        for _ in RetryPolicy::REQUEST.attempts() {
            let outcome = Transaction::default()
                .delete_if(Condition::SessionExists, &self.table, &key, |delete| {
                    delete.condition_expression("attribute_exists(pk)")
                })?
                .commit_regardless(&self.table, entry)
                .await?;
            match outcome {
                Outcome::Committed | Outcome::Refused(..) => return Ok(()),
                // Its tokens were being rotated.
                Outcome::Contended => {}
            }
        }
        Err(StoreError::Unavailable(
            "the session was being used all the while".into(),
        ))
    }

    /// Ends every session of a user in one write: none of them carries the user's new epoch.
    pub async fn end_all_sessions(
        &self,
        user: UserId,
        entry: Option<&AuditEntry>,
    ) -> Result<(), StoreError> {
        let key = Key::user(user);
        for _ in RetryPolicy::REQUEST.attempts() {
            let outcome = Transaction::default()
                .update_if(Condition::UserExists, &self.table, &key, end_all)?
                .commit_regardless(&self.table, entry)
                .await?;
            match outcome {
                Outcome::Committed => return Ok(()),
                Outcome::Refused(..) => {
                    return Err(StoreError::internal("nobody has these sessions"));
                }
                // The account was being changed.
                Outcome::Contended => {}
            }
        }
        Err(StoreError::Unavailable(
            "the account was being changed all the while".into(),
        ))
    }

    /// Every session that is kept of a user, live or not, oldest first.
    pub async fn sessions(&self, user: UserId) -> Result<Vec<Session>, StoreError> {
        let partition = keys::users_partition(user);
        self.table.all(partition, keys::SESSION).await
    }
}

/// The item that holds a session. DynamoDB removes it some time after the session is over.
pub(crate) fn session_item(session: &Session) -> Result<Item, StoreError> {
    let mut item = to_item(&Key::session(session.user_id, session.id), session)?;
    expire(&mut item, session.expires_at);
    Ok(item)
}

/// Ends every session of an account, which is there: none of them carries the new epoch.
pub(crate) fn end_all(update: UpdateBuilder) -> UpdateBuilder {
    update
        .update_expression("SET #cause = :cause ADD sessionEpoch :one")
        .condition_expression("attribute_exists(pk)")
        .expression_attribute_names("#cause", REQUEST_ID)
        .expression_attribute_values(":cause", request_id())
        .expression_attribute_values(":one", number(1))
}
