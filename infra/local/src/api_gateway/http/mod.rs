//! API Gateway: the HTTP API in front of the functions.

mod cors;
mod event;
mod response;
mod routes;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, State};
use axum::response::Response;
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderName, HeaderValue, Request, StatusCode};
use tokio::time::timeout;
use uuid::Uuid;

use crate::api_gateway::forwarded_for::source_ip;
use crate::api_gateway::response::message;
use crate::lambda::runtime::Function;
use crate::report::{self, Report};
use crate::server::{Listener, Server};
use crate::template::{Cors, HttpApiSpec};
use event::{Context, Event};
use routes::Routes;

/// The largest body that an HTTP API takes.
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html>
const BODY_LIMIT: usize = 10 * 1024 * 1024;
/// The longest that an HTTP API waits for a function; the same page says so.
pub(crate) const INTEGRATION_TIMEOUT: Duration = Duration::from_secs(30);

/// The running HTTP API.
#[derive(Debug)]
pub(crate) struct HttpApi {
    server: Server,
}

/// Settings of the HTTP API.
#[derive(Debug)]
pub(crate) struct Settings {
    /// Whether `X-Forwarded-For` says where a request comes from.
    pub trust_forwarded_for: bool,
    /// How long a function may take before the client hears 503.
    pub integration_timeout: Duration,
    pub report: Report,
}

impl HttpApi {
    pub fn start<'a>(
        listener: Listener,
        api: &HttpApiSpec,
        functions: impl Iterator<Item = &'a Arc<Function>>,
        settings: Settings,
    ) -> Self {
        let handler = Handler {
            api_id: api.name.clone(),
            cors: api.cors.clone(),
            routes: Routes::new(functions),
            host: listener.address().to_string(),
            settings,
        };
        let router = Router::new().fallback(handle).with_state(Arc::new(handler));
        Self {
            server: listener.serve_public(router),
        }
    }

    pub fn url(&self) -> String {
        self.server.url()
    }
}

#[derive(Debug)]
struct Handler {
    api_id: String,
    cors: Option<Cors>,
    routes: Routes,
    host: String,
    settings: Settings,
}

async fn handle(
    State(handler): State<Arc<Handler>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request<Body>,
) -> Response {
    let started = Instant::now();
    let (parts, body) = request.into_parts();
    let request_id = Uuid::new_v4().to_string();
    let (function, mut response) = handler.answer(peer.ip(), &request_id, &parts, body).await;
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        let name = HeaderName::from_static("apigw-requestid");
        response.headers_mut().insert(name, value);
    }
    handler.settings.report.send(report::Event::Request {
        method: parts.method,
        path: parts.uri.path().to_owned(),
        function,
        status: response.status(),
        request_id: request_id_of(&response),
        duration: started.elapsed(),
    });
    response
}

/// What the function's log calls the request.
fn request_id_of(response: &Response) -> Option<String> {
    let id = response.headers().get("x-request-id")?;
    id.to_str().ok().map(str::to_owned)
}

impl Handler {
    /// The answer, and the function that gave it.
    async fn answer(
        &self,
        peer: IpAddr,
        request_id: &str,
        parts: &Parts,
        body: Body,
    ) -> (Option<String>, Response) {
        let Some(cors) = &self.cors else {
            return self.route(peer, request_id, parts, body).await;
        };
        if let Some(response) = cors::preflight(cors, &parts.method, &parts.headers) {
            return (None, response);
        }
        let (function, mut response) = self.route(peer, request_id, parts, body).await;
        cors::apply(cors, &parts.headers, response.headers_mut());
        (function, response)
    }

    async fn route(
        &self,
        peer: IpAddr,
        request_id: &str,
        parts: &Parts,
        body: Body,
    ) -> (Option<String>, Response) {
        let Some((route, function)) = self.routes.find(&parts.method, parts.uri.path()) else {
            return (None, message(StatusCode::NOT_FOUND, "Not Found"));
        };
        let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
            let response = message(StatusCode::PAYLOAD_TOO_LARGE, "Request Entity Too Large");
            return (None, response);
        };
        let context = Context {
            api_id: &self.api_id,
            own_host: &self.host,
            request_id,
            source_ip: source_ip(peer, &parts.headers, self.settings.trust_forwarded_for),
        };
        let event = Event::new(&context, &route, parts, &body);
        let limit = self.settings.integration_timeout;
        let response = invoke(function, &event, limit).await;
        (Some(function.spec().binary.clone()), response)
    }
}

async fn invoke(function: &Arc<Function>, event: &Event, limit: Duration) -> Response {
    let failed = || message(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error");
    let Ok(payload) = serde_json::to_vec(event) else {
        return failed();
    };
    let invocation = function.invoke(Bytes::from(payload));
    match timeout(limit, invocation).await {
        Ok(Ok(payload)) => response::response(&payload).unwrap_or_else(failed),
        Ok(Err(_)) => failed(),
        Err(_) => message(StatusCode::SERVICE_UNAVAILABLE, "Service Unavailable"),
    }
}
