//! API Gateway: the WebSocket API in front of the functions, and what they reach its clients by.
//!
//! Clients and functions come to one address, as on AWS.
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html>

mod addresses;
mod client;
mod close_reason;
mod connections;
mod event;
mod handler;
mod handshake;
mod limits;
mod management;
mod routes;
mod session;

use std::sync::Arc;

use tokio_util::sync::{CancellationToken, DropGuard};

use crate::Error;
use crate::iam::Iam;
use crate::lambda::runtime::Lambda;
use crate::report::Report;
use crate::server::{Listener, Server};
use crate::template::WebSocketSpec;
pub(crate) use addresses::Addresses;
use connections::Connections;
use event::Api;
use handler::Handler;
pub use limits::ConnectionLimits;
use routes::Routes;

/// The running WebSocket API. Dropping it closes every connection.
#[derive(Debug)]
pub(crate) struct WebSocketApi {
    addresses: Addresses,
    handler: Arc<Handler>,
    _server: Server,
    _stop: DropGuard,
}

/// Settings of the WebSocket API.
#[derive(Debug)]
pub(crate) struct Settings {
    /// Whether `X-Forwarded-For` says where a request comes from.
    pub trust_forwarded_for: bool,
    pub limits: ConnectionLimits,
    pub report: Report,
}

impl WebSocketApi {
    /// Serves an API that answers 503 until it is [deployed](Self::deploy).
    pub async fn start(
        spec: &WebSocketSpec,
        iam: Arc<Iam>,
        settings: Settings,
    ) -> Result<Self, Error> {
        let listener = Listener::bind(0).await?;
        let (stop, connections) = (CancellationToken::new(), Arc::new(Connections::default()));
        let handler = Arc::new(Handler::new(
            Api::new(spec, listener.address()),
            Arc::clone(&connections),
            settings,
            stop.clone(),
        ));
        let router = handler::router(Arc::clone(&handler), &spec.stage);
        let management = management::router(connections, spec, iam);
        Ok(Self {
            addresses: Addresses::new(spec, listener.address()),
            handler,
            _server: listener.serve_public(router.merge(management)),
            _stop: stop.drop_guard(),
        })
    }

    /// Invokes these functions from now on.
    pub fn deploy(&self, spec: &WebSocketSpec, lambda: &Lambda) {
        self.handler.deploy(Routes::new(spec, lambda));
    }

    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }
}
