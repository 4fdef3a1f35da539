//! Handles handshakes, and the messages of clients.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, State};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use http::header::SEC_WEBSOCKET_PROTOCOL;
use http::request::Parts;
use http::{HeaderValue, Request, StatusCode};
use hyper::upgrade::OnUpgrade;
use serde_json::json;
use tokio_tungstenite::tungstenite::handshake::server::create_response_with_body;
use tokio_util::sync::CancellationToken;

use super::Settings;
use super::client::Client;
use super::close_reason::CloseReason;
use super::connections::{Connections, OutgoingMessages};
use super::event::{Api, Event};
use super::handshake;
use super::routes::{Route, Routes};
use super::session::Session;
use crate::api_gateway::forwarded_for::source_ip;
use crate::api_gateway::response::message;
use crate::report;

/// What all connections share.
#[derive(Debug)]
pub(super) struct Handler {
    api: Api,
    connections: Arc<Connections>,
    routes: OnceLock<Routes>,
    settings: Settings,
    stop: CancellationToken,
}

/// A stage is the first part of a path, unless a domain of one's own leads to it.
pub(super) fn router(handler: Arc<Handler>, stage: &str) -> Router {
    let router = Router::new().route("/", any(handle));
    let router = router.route(&format!("/{stage}"), any(handle));
    let forbidden = || async { message(StatusCode::FORBIDDEN, "Forbidden") };
    router.fallback(forbidden).with_state(handler)
}

async fn handle(
    State(handler): State<Arc<Handler>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request<Body>,
) -> Response {
    let started = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = handler.accept(peer.ip(), request).await;
    handler.settings.report.send(report::Event::Request {
        method,
        path,
        function: handler.route("$connect").map(Route::function_name),
        status: response.status(),
        request_id: None,
        duration: started.elapsed(),
    });
    response
}

impl Handler {
    pub fn new(
        api: Api,
        connections: Arc<Connections>,
        settings: Settings,
        stop: CancellationToken,
    ) -> Self {
        Self {
            api,
            connections,
            routes: OnceLock::new(),
            settings,
            stop,
        }
    }

    pub fn deploy(&self, routes: Routes) {
        // A stack deploys once.
        let _ = self.routes.set(routes);
    }

    fn route(&self, key: &str) -> Option<&Route> {
        self.routes.get()?.get(key)
    }

    async fn accept(self: &Arc<Self>, peer: IpAddr, mut request: Request<Body>) -> Response {
        let Ok(mut response) = create_response_with_body(&request, Body::empty) else {
            return message(StatusCode::BAD_REQUEST, "Bad Request");
        };
        let upgrade = hyper::upgrade::on(&mut request);
        let (parts, _) = request.into_parts();
        let source = source_ip(peer, &parts.headers, self.settings.trust_forwarded_for);
        let client = Arc::new(Client::new(source, &parts.headers));
        match self.connect(&client, &parts).await {
            Ok(subprotocol) => {
                if let Some(value) = subprotocol {
                    response.headers_mut().insert(SEC_WEBSOCKET_PROTOCOL, value);
                }
                let outgoing = self.connections.open(&client);
                tokio::spawn(Arc::clone(self).serve(client, outgoing, upgrade));
                response
            }
            Err(status) => status.into_response(),
        }
    }

    /// Asks the function, if one is to be asked.
    async fn connect(
        &self,
        client: &Client,
        request: &Parts,
    ) -> Result<Option<HeaderValue>, StatusCode> {
        let routes = self.routes.get();
        let routes = routes.ok_or(StatusCode::SERVICE_UNAVAILABLE)?;
        let Some(route) = routes.get("$connect") else {
            return Ok(None);
        };
        let event = Event::connect(&self.api, client, request);
        handshake::agreement(&route.invoke(&event).await?)
    }

    async fn serve(
        self: Arc<Self>,
        client: Arc<Client>,
        outgoing: OutgoingMessages,
        upgrade: OnUpgrade,
    ) {
        let Ok(stream) = upgrade.await else {
            let _ = self.connections.close(&client.id);
            return self.disconnect(&client, &CloseReason::lost()).await;
        };
        let on_message = |said: Option<String>| {
            client.note_activity();
            if let Some(text) = said {
                tokio::spawn(Arc::clone(&self).invoke_route(Arc::clone(&client), text));
            }
        };
        let mut session = Session::new(stream, outgoing, on_message).await;
        let close = session.run(self.settings.limits, &self.stop).await;
        let _ = self.connections.close(&client.id);
        tokio::join!(session.close(&close), self.disconnect(&client, &close));
    }

    /// Has a message taken by the function of its route. Nobody waits, so that a client goes on
    /// while a function works: functions may hear of messages in another order than that of their
    /// client. AWS does not promise it.
    async fn invoke_route(self: Arc<Self>, client: Arc<Client>, text: String) {
        let routes = self.routes.get();
        let route = routes.and_then(|routes| routes.of_message(&text));
        let key = route.map_or("", |route| &route.key);
        let event = Event::message(&self.api, &client, key, &text);
        let problem = match route {
            None => "Forbidden",
            Some(route) if route.invoke(&event).await.is_err() => "Internal server error",
            Some(_) => return,
        };
        let answer = json!({
            "message": problem,
            "connectionId": client.id,
            "requestId": event.request_id(),
        });
        // Who is gone need not hear of it.
        let _ = self.connections.send(&client.id, answer.to_string());
    }

    async fn disconnect(&self, client: &Client, close: &CloseReason) {
        if self.stop.is_cancelled() {
            return;
        }
        if let Some(route) = self.route("$disconnect") {
            let event = Event::disconnect(&self.api, client, close);
            // What functions fail with is reported, and changes nothing here.
            let _ = route.invoke(&event).await;
        }
    }
}
