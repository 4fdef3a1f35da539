//! A session: what goes over one connection until it is closed.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncWriteExt, copy, sink};
use tokio::time::{sleep, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use tokio_util::sync::CancellationToken;

use super::close_reason::CloseReason;
use super::connections::OutgoingMessages;
use super::limits::{self, ConnectionLimits};

/// How long a client may take to hear why its connection ends.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(5);

/// An open connection.
pub(super) struct Session<F> {
    socket: WebSocketStream<TokioIo<Upgraded>>,
    outgoing: OutgoingMessages,
    /// Hears of each message: what a client said, or nothing where a function did.
    on_message: F,
}

impl<F: FnMut(Option<String>)> Session<F> {
    pub async fn new(stream: Upgraded, outgoing: OutgoingMessages, on_message: F) -> Self {
        let config = WebSocketConfig::default()
            .max_message_size(Some(limits::MESSAGE))
            .max_frame_size(Some(limits::FRAME));
        let stream = TokioIo::new(stream);
        Self {
            socket: WebSocketStream::from_raw_socket(stream, Role::Server, Some(config)).await,
            outgoing,
            on_message,
        }
    }

    /// Passes messages on until there is a reason not to.
    pub async fn run(&mut self, limits: ConnectionLimits, stop: &CancellationToken) -> CloseReason {
        let too_slow = self.outgoing.too_slow.clone();
        tokio::select! {
            close = self.pass_all(limits.idle) => close,
            () = sleep(limits.lifetime) => CloseReason::going_away(),
            () = too_slow.cancelled() => CloseReason::too_slow(),
            () = stop.cancelled() => CloseReason::going_away(),
        }
    }

    async fn pass_all(&mut self, idle: Duration) -> CloseReason {
        loop {
            match timeout(idle, self.pass_one()).await {
                Ok(Ok(())) => {}
                Ok(Err(close)) => return close,
                Err(_) => return CloseReason::going_away(),
            }
        }
    }

    /// Passes on one message, in either direction. AWS does not say whether a ping keeps a
    /// connection from being idle: here it does not, and is only answered.
    async fn pass_one(&mut self) -> Result<(), CloseReason> {
        loop {
            tokio::select! {
                message = self.outgoing.messages.recv() => {
                    let message = message.ok_or_else(CloseReason::by_function)?;
                    let sent = self.socket.send(Message::text(message)).await;
                    sent.map_err(|error| CloseReason::of(&error))?;
                    (self.on_message)(None);
                    return Ok(());
                }
                message = self.socket.next() => {
                    let message = message.ok_or_else(CloseReason::lost)?;
                    match message.map_err(|error| CloseReason::of(&error))? {
                        Message::Text(text) => {
                            (self.on_message)(Some(text.as_str().to_owned()));
                            return Ok(());
                        }
                        Message::Binary(_) => return Err(CloseReason::binary()),
                        Message::Close(frame) => return Err(CloseReason::by_client(frame)),
                        _ => {}
                    }
                }
            }
        }
    }

    /// Tells the client why the connection ends, unless it said so itself, and closes it.
    pub async fn close(mut self, close: &CloseReason) {
        let closing = async {
            // The client may be gone; if it closed the connection itself, only the answer to that
            // is still to be sent.
            let _ = self.socket.close(close.frame()).await;
            let _ = self.socket.flush().await;
            let mut stream = self.socket.into_inner();
            stream.shutdown().await?;
            // Closed with something unread, the connection would be reset, and the close frame be
            // lost.
            copy(&mut stream, &mut sink()).await
        };
        let _ = timeout(CLOSE_TIMEOUT, closing).await;
    }
}
