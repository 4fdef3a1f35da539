//! Sessions.

use aws_sdk_dynamodb::{
    error::SdkError, operation::put_item::PutItemError, types::ReturnValuesOnConditionCheckFailure,
};

use super::{
    StoreError, Users,
    item::{Item, expire, from_item, number, text, to_item},
    keys::{self, Key},
};
use crate::{
    auth::{SecretHash, Session},
    domain::{SessionId, UserId},
};

/// What became of a rotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rotation {
    /// The session is as it was asked to be.
    Done,
    /// Somebody else changed the session first: this is how it stands, if it still does.
    Raced(Option<Session>),
}

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

    /// Replaces a session whose current token is still `from`.
    pub async fn rotate_session(
        &self,
        from: &SecretHash,
        session: &Session,
    ) -> Result<Rotation, StoreError> {
        let sent = self
            .table
            .client
            .put_item()
            .table_name(&*self.table.name)
            .set_item(Some(session_item(session)?))
            .condition_expression("#token = :from")
            .expression_attribute_names("#token", "token")
            .expression_attribute_values(":from", text(from.as_str()))
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .send()
            .await;
        match sent {
            Ok(_) => Ok(Rotation::Done),
            Err(error) => present_item(error)?
                .map(from_item)
                .transpose()
                .map(Rotation::Raced),
        }
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
            .update_expression("ADD sessionEpoch :one")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":one", number(1))
            .send()
            .await?;
        Ok(())
    }

    /// Every session that is kept of a user, live or not, oldest first.
    pub async fn sessions(&self, user: UserId) -> Result<Vec<Session>, StoreError> {
        let mut pages = self
            .table
            .client
            .query()
            .table_name(&*self.table.name)
            .consistent_read(true)
            .key_condition_expression("pk = :pk AND begins_with(sk, :session)")
            .expression_attribute_values(":pk", text(keys::users_partition(user)))
            .expression_attribute_values(":session", text(keys::SESSION))
            .into_paginator()
            .items()
            .send();
        let mut sessions = Vec::new();
        while let Some(item) = pages.next().await {
            sessions.push(from_item(item?)?);
        }
        Ok(sessions)
    }
}

/// The item that holds a session. DynamoDB removes it some time after the session is over.
pub(super) fn session_item(session: &Session) -> Result<Item, StoreError> {
    let mut item = to_item(&Key::session(session.user_id, session.id), session)?;
    expire(&mut item, session.expires_at);
    Ok(item)
}

/// The item that kept a conditional put from happening.
fn present_item(error: SdkError<PutItemError>) -> Result<Option<Item>, StoreError> {
    match error.as_service_error() {
        Some(PutItemError::ConditionalCheckFailedException(failed)) => Ok(failed.item.clone()),
        _ => Err(error.into()),
    }
}
