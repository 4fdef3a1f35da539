//! Tickets, each of which is taken once.

use aws_sdk_dynamodb::types::ReturnValue;
use serde::{Deserialize, Serialize};

use crate::dynamo::dispatch::Dispatch;
use crate::{
    Ephemeral, StoreError,
    dynamo::{
        item::{expire, from_item, to_item},
        keys::Key,
    },
};
use shared_auth::Ticket;
use shared_domain::{SessionId, Timestamp, UserId, user::Role};

/// Whom a ticket lets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RedeemedTicket {
    /// Who asked for it.
    pub user: UserId,
    /// In which session.
    pub session: SessionId,
    /// What they were then.
    pub role: Role,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Stored {
    #[serde(flatten)]
    admission: RedeemedTicket,
    expires_at: Timestamp,
}

impl Ephemeral {
    /// Keeps a ticket.
    pub async fn issue(
        &self,
        ticket: &Ticket,
        admission: RedeemedTicket,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let expires_at = now + Ticket::LIFETIME;
        let stored = Stored {
            admission,
            expires_at,
        };
        let mut item = to_item(&Key::ticket(&ticket.hash()), &stored)?;
        expire(&mut item, expires_at);
        self.table.put(item).await
    }

    /// Takes a ticket. None where there is none, or its time is up.
    pub async fn redeem(
        &self,
        ticket: &Ticket,
        now: Timestamp,
    ) -> Result<Option<RedeemedTicket>, StoreError> {
        let taken = self
            .table
            .client
            .delete_item()
            .table_name(&*self.table.name)
            .set_key(Some(Key::ticket(&ticket.hash()).attributes()))
            .return_values(ReturnValue::AllOld)
            .dispatch()
            .await?;
        let stored: Option<Stored> = taken.attributes.map(from_item).transpose()?;
        let holds = stored.filter(|stored| now < stored.expires_at);
        Ok(holds.map(|stored| stored.admission))
    }
}
