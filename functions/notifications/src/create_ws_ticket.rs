//! `POST /api/v1/notifications/ws-ticket`

use axum::extract;
use serde::Serialize;
use shared_auth::Ticket;
use shared_http::{
    ApiError, ApiResponse, BodyErrors, Caller, CallerErrors, NoBody, NoQuery, PublicErrors, Success,
};
use shared_store::RedeemedTicket;
use utoipa::ToSchema;

use crate::State;

/// What opens a WebSocket.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WsTicket {
    /// Where to connect to, with `?ticket=` and the ticket.
    #[schema(example = "wss://live.example/v1")]
    url: String,
    /// Good for one connection, as the caller and in this session.
    #[schema(example = "mZ0rYx3rB5q0y7JpQe2y3c0p8m2r4Yx1b7w9t5v3u1s")]
    ticket: String,
    /// For how many seconds.
    #[schema(example = 60)]
    expires_in: u64,
}

/// Ask for a WebSocket
///
/// What concerns the caller is sent over it as it happens. The ticket stands in the place of the
/// token, which browsers cannot send there.
#[utoipa::path(
    post,
    path = "/api/v1/notifications/ws-ticket",
    tag = "Notifications",
    security(("bearer" = [])),
    responses(
        (status = 200, description = "Where to connect, and a ticket", body = Success<WsTicket>),
        CallerErrors, BodyErrors, PublicErrors,
    )
)]
pub async fn create_ws_ticket(
    extract::State(inboxes): extract::State<State>,
    Caller { user, session }: Caller,
    _: NoQuery,
    _: NoBody,
) -> Result<ApiResponse<WsTicket>, ApiError> {
    let ticket = Ticket::generate().map_err(ApiError::internal)?;
    let admission = RedeemedTicket {
        user: user.id,
        session: session.id,
        role: user.role,
    };
    let now = inboxes.services.now();
    inboxes.ephemeral.issue(&ticket, admission, now).await?;
    Ok(ApiResponse::ok(WsTicket {
        url: inboxes.live_url.clone(),
        ticket: ticket.reveal(),
        expires_in: Ticket::LIFETIME.as_secs(),
    })
    .secret())
}
