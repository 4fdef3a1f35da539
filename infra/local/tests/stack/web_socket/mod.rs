//! The WebSocket API, through a client as others have, and the SDK that functions use.

mod handshake;
mod limits;
mod management;
mod messages;
mod roles;

use aws_sdk_apigatewaymanagement::Client;
use aws_sdk_apigatewaymanagement::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_apigatewaymanagement::primitives::Blob;
use futures_util::{SinkExt, StreamExt};
use local::{ConnectionLimits, Options};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::observed::{ObservedStack, TIMEOUT};
use crate::support::{fixture, options};

/// A stack with a WebSocket API.
struct Talk {
    observed: ObservedStack,
}

/// A client of it.
struct Talker {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

fn talking() -> Options {
    Options {
        template: fixture("web_socket.yaml"),
        ..options()
    }
}

impl Talk {
    async fn start() -> Self {
        Self::with(talking()).await
    }

    async fn with(options: Options) -> Self {
        let observed = ObservedStack::with(options, None).await;
        Self { observed }
    }

    async fn within(connection_limits: ConnectionLimits) -> Self {
        let options = Options {
            connection_limits,
            ..talking()
        };
        Self::with(options).await
    }

    fn url(&self) -> &str {
        let endpoints = self.observed.stack.stack.endpoints();
        endpoints.web_socket.as_deref().unwrap()
    }

    async fn connect(&self) -> Talker {
        let (socket, _) = connect_async(self.url()).await.unwrap();
        Talker { socket }
    }

    /// A client, and the id of its connection.
    async fn acquaintance(&mut self) -> (Talker, String) {
        let talker = self.connect().await;
        let id = self.event().await["requestContext"]["connectionId"].clone();
        (talker, id.as_str().unwrap().to_owned())
    }

    /// The status that a handshake is refused with.
    async fn refusal(&self, url: &str) -> u16 {
        match connect_async(url).await.unwrap_err() {
            Error::Http(response) => response.status().as_u16(),
            error => panic!("{error}"),
        }
    }

    /// What the function hears next of somebody who comes or goes.
    async fn event(&mut self) -> Value {
        serde_json::from_str(&self.observed.line().await).unwrap()
    }

    /// What `$disconnect` is told.
    async fn ending(&mut self) -> Value {
        loop {
            let context = self.event().await["requestContext"].clone();
            if context["eventType"] == "DISCONNECT" {
                return json!([context["disconnectStatusCode"], context["disconnectReason"]]);
            }
        }
    }

    /// A client of the connections that signs as a function does.
    fn signing_as(&self, name: &str) -> Client {
        let endpoints = self.observed.stack.stack.endpoints();
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url(endpoints.api_gateway_management.as_deref().unwrap())
            .region(Region::from_static(local::REGION))
            .credentials_provider(Credentials::new(name, name, None, None, "test"))
            .build();
        Client::from_conf(config)
    }

    /// A client that may do everything.
    fn operator(&self) -> Client {
        self.signing_as("local")
    }

    async fn post(&self, id: &str, text: &str) {
        let post = self.operator().post_to_connection().connection_id(id);
        post.data(Blob::new(text)).send().await.unwrap();
    }
}

impl Talker {
    async fn send(&mut self, message: impl Into<Message>) {
        self.socket.send(message.into()).await.unwrap();
    }

    async fn next(&mut self) -> Message {
        let message = timeout(TIMEOUT, self.socket.next()).await;
        let message = message.expect("something comes in a minute");
        message.expect("the connection is open").unwrap()
    }

    /// What the function heard, as it tells the client.
    async fn heard(&mut self) -> Value {
        serde_json::from_str(self.next().await.to_text().unwrap()).unwrap()
    }

    /// The code that the connection is closed with.
    async fn close_code(&mut self) -> u16 {
        match self.next().await {
            Message::Close(Some(frame)) => frame.code.into(),
            message => panic!("{message:?}"),
        }
    }
}
