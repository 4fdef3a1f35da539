//! What goes over one connection, until it ends.

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

use super::connections::Inbox;
use super::ending::Ending;
use super::limits::{self, ConnectionLimits};

/// How long a client may take to hear why its connection ends.
const FAREWELL: Duration = Duration::from_secs(5);

/// An open connection.
pub(super) struct Conversation<F> {
    socket: WebSocketStream<TokioIo<Upgraded>>,
    inbox: Inbox,
    /// Hears of each message: what a client said, or nothing where a function did.
    heard: F,
}

impl<F: FnMut(Option<String>)> Conversation<F> {
    pub async fn new(stream: Upgraded, inbox: Inbox, heard: F) -> Self {
        let config = WebSocketConfig::default()
            .max_message_size(Some(limits::MESSAGE))
            .max_frame_size(Some(limits::FRAME));
        let stream = TokioIo::new(stream);
        Self {
            socket: WebSocketStream::from_raw_socket(stream, Role::Server, Some(config)).await,
            inbox,
            heard,
        }
    }

    /// Passes messages on until there is a reason not to.
    pub async fn last(&mut self, limits: ConnectionLimits, stop: &CancellationToken) -> Ending {
        let too_slow = self.inbox.too_slow.clone();
        tokio::select! {
            ending = self.pass_all(limits.idle) => ending,
            () = sleep(limits.lifetime) => Ending::going_away(),
            () = too_slow.cancelled() => Ending::too_slow(),
            () = stop.cancelled() => Ending::going_away(),
        }
    }

    async fn pass_all(&mut self, idle: Duration) -> Ending {
        loop {
            match timeout(idle, self.pass_one()).await {
                Ok(Ok(())) => {}
                Ok(Err(ending)) => return ending,
                Err(_) => return Ending::going_away(),
            }
        }
    }

    /// Passes on one message, in either direction. AWS does not say whether a ping keeps a connection from
    /// being idle: here it does not, and is only answered.
    async fn pass_one(&mut self) -> Result<(), Ending> {
        loop {
            tokio::select! {
                message = self.inbox.messages.recv() => {
                    let message = message.ok_or_else(Ending::by_function)?;
                    let sent = self.socket.send(Message::text(message)).await;
                    sent.map_err(|error| Ending::of(&error))?;
                    (self.heard)(None);
                    return Ok(());
                }
                message = self.socket.next() => {
                    let message = message.ok_or_else(Ending::lost)?;
                    match message.map_err(|error| Ending::of(&error))? {
                        Message::Text(text) => {
                            (self.heard)(Some(text.as_str().to_owned()));
                            return Ok(());
                        }
                        Message::Binary(_) => return Err(Ending::binary()),
                        Message::Close(frame) => return Err(Ending::by_client(frame)),
                        _ => {}
                    }
                }
            }
        }
    }

    /// Tells the client why the connection ends, unless it said so itself, and closes it.
    pub async fn end(mut self, ending: &Ending) {
        let farewell = async {
            // The client may be gone; if it closed the connection itself, only the answer to that is still to be sent.
            let _ = self.socket.close(ending.frame()).await;
            let _ = self.socket.flush().await;
            let mut stream = self.socket.into_inner();
            stream.shutdown().await?;
            // Closed with something unread, the connection would be reset, and the close frame be lost.
            copy(&mut stream, &mut sink()).await
        };
        let _ = timeout(FAREWELL, farewell).await;
    }
}
