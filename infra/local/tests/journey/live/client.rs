//! Somebody who is connected.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::client::Session;
use crate::patience::PATIENCE;

/// A connection, as an app has it.
pub struct Live {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// The id of what came last.
    pub last_event_id: Option<String>,
}

/// Asks for a ticket; gives the URL that it opens.
pub async fn ticket(session: &Session) -> String {
    let answer = session.post("/notifications/ws-ticket", &json!({})).await;
    let answer = answer.expect_status(200);
    let text = |pointer| answer.data(pointer).as_str().unwrap().to_owned();
    format!("{}?ticket={}", text("/url"), text("/ticket"))
}

/// The status that a connection is refused with.
pub async fn refusal(url: &str) -> u16 {
    match connect_async(url).await {
        Err(Error::Http(answer)) => answer.status().as_u16(),
        other => panic!("{other:?}"),
    }
}

impl Live {
    /// Connects, and waits until the other side is there too.
    pub async fn connect(session: &Session) -> Self {
        let (socket, _) = connect_async(ticket(session).await).await.unwrap();
        let mut live = Self {
            socket,
            last_event_id: None,
        };
        live.say(json!({ "type": "ping" })).await;
        assert_eq!(live.next().await["type"], "pong");
        live
    }

    pub async fn say(&mut self, message: Value) {
        let text = Message::text(message.to_string());
        self.socket.send(text).await.unwrap();
    }

    /// What comes next.
    pub async fn next(&mut self) -> Value {
        let next = timeout(PATIENCE, self.socket.next()).await;
        let message = next.expect("something comes").unwrap().unwrap();
        let message: Value = serde_json::from_str(message.to_text().unwrap()).unwrap();
        if let Some(id) = message["id"].as_str() {
            self.last_event_id = Some(id.to_owned());
        }
        message
    }

    /// The next of this type; what comes before is of other types.
    pub async fn next_of(&mut self, kind: &str) -> Value {
        loop {
            let message = self.next().await;
            if message["type"] == kind {
                return message["data"].clone();
            }
        }
    }

    /// Waits for an order to be this far.
    pub async fn sees(&mut self, order: &str, status: &str) -> Value {
        loop {
            let seen = self.next_of("order.updated").await["order"].clone();
            if seen["orderNumber"] == order && seen["status"] == status {
                return seen;
            }
        }
    }

    /// True once the other side has ended it, whatever came before.
    pub async fn is_cut_off(&mut self) -> bool {
        let end = async {
            while let Some(Ok(message)) = self.socket.next().await {
                if message.is_close() {
                    break;
                }
            }
        };
        timeout(PATIENCE, end).await.is_ok()
    }

    /// Ends it, and waits for the other side to agree.
    pub async fn leave(mut self) {
        self.socket.close(None).await.unwrap();
        assert!(self.is_cut_off().await);
    }

    /// Is cut off without a word.
    pub fn cut(self) -> Option<String> {
        self.last_event_id
    }
}
