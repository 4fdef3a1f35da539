//! Somebody who is connected.

use serde_json::{Value, json};
use tokio::time::timeout;
use websocket_client::{ClientMessage, Error, ServerMessage, WebSocketClient};

use crate::client::Session;
use crate::patience::PATIENCE;

/// Somebody who is connected.
pub struct Listener(WebSocketClient);

/// Asks for a ticket; gives the URL that it opens.
pub async fn ticket(session: &Session) -> String {
    let answer = session.post("/notifications/ws-ticket", &json!({})).await;
    let answer = answer.expect_status(200);
    let text = |pointer| answer.data(pointer).as_str().unwrap().to_owned();
    format!("{}?ticket={}", text("/url"), text("/ticket"))
}

/// The status that a connection is refused with.
pub async fn refusal(url: &str) -> u16 {
    match WebSocketClient::connect(url).await {
        Err(Error::Refused(status)) => status,
        other => panic!("{other:?}"),
    }
}

impl Listener {
    /// Connects.
    pub async fn connect(session: &Session) -> Self {
        Self(
            WebSocketClient::connect(&ticket(session).await)
                .await
                .unwrap(),
        )
    }

    /// Asks for what came after this id.
    pub async fn resume(&mut self, last_event_id: impl Into<String>) {
        let last_event_id = last_event_id.into();
        self.0
            .say(&ClientMessage::Resume { last_event_id })
            .await
            .unwrap();
    }

    /// What comes next.
    pub async fn next(&mut self) -> ServerMessage {
        let next = timeout(PATIENCE, self.0.next()).await;
        next.expect("something comes").unwrap()
    }

    /// Waits for something; what comes before is something else.
    pub async fn hears<T>(&mut self, wanted: impl Fn(ServerMessage) -> Option<T>) -> T {
        loop {
            if let Some(found) = wanted(self.next().await) {
                return found;
            }
        }
    }

    /// Waits for an order to be this far.
    pub async fn sees(&mut self, number: &str, status: &str) -> Value {
        let this = |heard| match heard {
            ServerMessage::Order { order } => {
                (order["orderNumber"] == number && order["status"] == status).then_some(order)
            }
            _ => None,
        };
        self.hears(this).await
    }

    /// True once the other side has ended it, whatever came before.
    pub async fn is_cut_off(&mut self) -> bool {
        let end = async {
            loop {
                match self.0.next().await {
                    Ok(_) => {}
                    Err(Error::Over | Error::Socket(_)) => return,
                    Err(other) => panic!("{other:?}"),
                }
            }
        };
        timeout(PATIENCE, end).await.is_ok()
    }

    /// Ends it, and waits for the other side to agree.
    pub async fn leave(self) {
        let left = timeout(PATIENCE, self.0.leave()).await;
        left.expect("the other side agrees").unwrap();
    }

    /// The id of what came last.
    pub fn last_event_id(&self) -> Option<&str> {
        self.0.last_event_id()
    }

    /// Is cut off without a word; gives the id of what came last.
    pub fn cut(self) -> Option<String> {
        self.0.last_event_id().map(ToOwned::to_owned)
    }
}
