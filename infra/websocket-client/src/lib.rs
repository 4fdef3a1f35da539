//! Somebody who listens: the WebSocket API as an app uses it, for tests and benchmarks.
//!
//! It does what it is told and nothing by itself: `clients/typescript` has the client that comes
//! back after a cut.

mod message;

use futures_util::{SinkExt, StreamExt};
pub use message::{ClientMessage, ServerMessage};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{self, Message},
};

/// A connection.
#[derive(Debug)]
pub struct WebSocketClient {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    last_event_id: Option<String>,
}

/// Why nothing is heard.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody was let in; this is the status.
    #[error("the connection was refused with {0}")]
    Refused(u16),
    /// The connection is over.
    #[error("the connection is over")]
    Over,
    /// It cannot be had or used.
    #[error("the connection does not work")]
    Socket(#[from] tungstenite::Error),
    /// What came is nothing that is documented.
    #[error("{text} came, which is nothing that is known")]
    Unknown {
        /// What came.
        text: String,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

impl WebSocketClient {
    /// Connects to a URL that has a ticket, and waits until the other side is there too.
    pub async fn connect(url: &str) -> Result<Self, Error> {
        let (socket, _) = connect_async(url).await.map_err(refusal)?;
        let mut live = Self {
            socket,
            last_event_id: None,
        };
        live.say(&ClientMessage::Ping).await?;
        while live.next().await? != ServerMessage::Pong {}
        Ok(live)
    }

    /// Says something.
    pub async fn say(&mut self, said: &ClientMessage) -> Result<(), Error> {
        let message = Message::text(said.to_string());
        Ok(self.socket.send(message).await?)
    }

    /// What comes next.
    pub async fn next(&mut self) -> Result<ServerMessage, Error> {
        loop {
            match self.socket.next().await.ok_or(Error::Over)?? {
                Message::Text(text) => {
                    let (id, heard) = message::read(&text)?;
                    self.last_event_id = id.or(self.last_event_id.take());
                    return Ok(heard);
                }
                Message::Close(_) => return Err(Error::Over),
                _ => {}
            }
        }
    }

    /// The id of what came last.
    pub fn last_event_id(&self) -> Option<&str> {
        self.last_event_id.as_deref()
    }

    /// Ends it, and waits for the other side to agree.
    pub async fn leave(mut self) -> Result<(), Error> {
        self.socket.close(None).await?;
        while let Some(message) = self.socket.next().await {
            message?;
        }
        Ok(())
    }
}

fn refusal(error: tungstenite::Error) -> Error {
    match error {
        tungstenite::Error::Http(answer) => Error::Refused(answer.status().as_u16()),
        other => Error::Socket(other),
    }
}
