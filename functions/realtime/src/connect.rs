//! How connections begin and end.

use shared_auth::Ticket;
use shared_domain::{
    UserId,
    realtime::{CatchUp, Connection, ConnectionId},
    user::User,
};
use shared_store::{ConnectOutcome, RedeemedTicket, StoreError};

use crate::{
    Realtime, WebSocketEvent,
    lambda_event::{EventType, Status},
};

/// The parameter of the URL that has the ticket.
const TICKET: &str = "ticket";

impl Realtime {
    pub(crate) async fn web_socket(
        &self,
        web_socket: WebSocketEvent,
    ) -> Result<Status, StoreError> {
        let id = &web_socket.request_context.connection_id;
        match web_socket.request_context.event_type {
            EventType::Connect => self.connect(id, ticket(&web_socket)).await,
            EventType::Message => {
                let text = web_socket.body.as_deref().unwrap_or_default();
                if let Err(error) = self.answer(id, text).await {
                    // Nobody says it again to us; the client does, once it has connected anew.
                    self.management_api.close(id).await;
                    return Err(error);
                }
                Ok(Status::OK)
            }
            EventType::Disconnect => {
                self.disconnected(id).await?;
                Ok(Status::OK)
            }
        }
    }

    async fn connect(
        &self,
        id: &ConnectionId,
        ticket: Option<Ticket>,
    ) -> Result<Status, StoreError> {
        let Some(ticket) = ticket else {
            return Ok(Status::UNAUTHORIZED);
        };
        let Some(admission) = self.ephemeral.redeem(&ticket, self.now()).await? else {
            return Ok(Status::UNAUTHORIZED);
        };
        if !self.may_enter(&admission).await? {
            return Ok(Status::UNAUTHORIZED);
        }
        let (id, now) = (id.clone(), self.now());
        let connection = |from| Connection {
            id,
            user: admission.user,
            session: admission.session,
            role: admission.role,
            connected_at: now,
            catch_up: Some(CatchUp {
                from,
                resuming: false,
            }),
        };
        match self.ephemeral.open(connection, admission.user, now).await? {
            ConnectOutcome::Open => Ok(Status::OK),
            ConnectOutcome::TooMany => Ok(Status::TOO_MANY),
        }
    }

    async fn may_enter(&self, admission: &RedeemedTicket) -> Result<bool, StoreError> {
        let user = self.signed_in(admission.user, admission.session).await?;
        Ok(user.is_some_and(|user| user.is_active && user.role == admission.role))
    }

    /// The account, while the session lasts.
    pub(crate) async fn signed_in(
        &self,
        user: UserId,
        session: shared_domain::SessionId,
    ) -> Result<Option<User>, StoreError> {
        let found = self.users.with_session(user, session).await?;
        let live = found.filter(|(user, session)| session.is_live(user.session_epoch, self.now()));
        Ok(live.map(|(user, _)| user))
    }

    async fn disconnected(&self, id: &ConnectionId) -> Result<(), StoreError> {
        match self.ephemeral.owner(id).await? {
            Some(owner) => self.ephemeral.forget(owner.user, id).await,
            None => Ok(()),
        }
    }
}

fn ticket(web_socket: &WebSocketEvent) -> Option<Ticket> {
    let parameters = web_socket.query_string_parameters.as_ref()?;
    parameters.get(TICKET)?.parse().ok()
}
