//! Sessions.

use super::{
    StoreError, Users,
    error::unless_refused,
    item::{CAUSE, Item, cause, expire, number, text, to_item},
    keys::{self, Key},
};
use crate::{
    auth::{SecretHash, Session},
    domain::{SessionId, UserId},
};

/// Ends every session of a user: none of them carries the new epoch.
pub(super) const END_ALL: &str = "SET #cause = :cause ADD sessionEpoch :one";

impl Users {
    /// Keeps a new session.
    pub async fn start_session(&self, session: &Session) -> Result<(), StoreError> {
        self.table
            .client
            .put_item()
            .table_name(&*self.table.name)
            .set_item(Some(session_item(session)?))
            .send()
            .await?;
        Ok(())
    }

    /// Replaces a session whose current token is still `from` and that belongs to the same epoch. False
    /// where another request changed it first.
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
            .send()
            .await;
        Ok(unless_refused(sent)?.is_some())
    }

    /// Ends one session. Ending one that is over does nothing.
    pub async fn end_session(&self, user: UserId, session: SessionId) -> Result<(), StoreError> {
        self.table
            .client
            .delete_item()
            .table_name(&*self.table.name)
            .set_key(Some(Key::session(user, session).attributes()))
            .send()
            .await?;
        Ok(())
    }

    /// Ends every session of a user in one write: none of them carries the user's new epoch.
    pub async fn end_all_sessions(&self, user: UserId) -> Result<(), StoreError> {
        self.table
            .client
            .update_item()
            .table_name(&*self.table.name)
            .set_key(Some(Key::user(user).attributes()))
            .update_expression(END_ALL)
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_names("#cause", CAUSE)
            .expression_attribute_values(":cause", cause())
            .expression_attribute_values(":one", number(1))
            .send()
            .await?;
        Ok(())
    }

    /// Every session that is kept of a user, live or not, oldest first.
    pub async fn sessions(&self, user: UserId) -> Result<Vec<Session>, StoreError> {
        let partition = keys::users_partition(user);
        self.table.all(partition, keys::SESSION).await
    }
}

/// The item that holds a session. DynamoDB removes it some time after the session is over.
pub(super) fn session_item(session: &Session) -> Result<Item, StoreError> {
    let mut item = to_item(&Key::session(session.user_id, session.id), session)?;
    expire(&mut item, session.expires_at);
    Ok(item)
}
