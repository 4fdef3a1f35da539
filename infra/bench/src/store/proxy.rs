//! A proxy between a function and DynamoDB that records the consumed capacity of each call.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use serde_json::Value;

use super::call::Call;
use crate::Error;
use crate::server::Server;

/// Answers are held this long while calls are recorded, so that those which a function makes at the
/// same time overlap here however fast the store is.
const HOLD: Duration = Duration::from_millis(20);

/// Records calls on their way to DynamoDB.
#[derive(Debug)]
pub struct Proxy {
    server: Server,
    upstream: Arc<Upstream>,
}

#[derive(Debug)]
struct Upstream {
    url: String,
    client: reqwest::Client,
    record: Mutex<Option<Vec<Call>>>,
}

impl Proxy {
    /// Starts a proxy of the DynamoDB at `url`.
    pub async fn start(url: &str) -> Result<Self, Error> {
        let upstream = Arc::new(Upstream {
            url: url.to_owned(),
            client: reqwest::Client::new(),
            record: Mutex::new(None),
        });
        let router = Router::new()
            .fallback(forward)
            .with_state(Arc::clone(&upstream));
        Ok(Self {
            server: Server::start(router).await?,
            upstream,
        })
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Begins to record.
    pub fn record(&self) {
        self.upstream
            .with_record(|record| *record = Some(Vec::new()));
    }

    /// Stops to record; gives the calls since it began.
    pub fn recorded(&self) -> Vec<Call> {
        self.upstream.with_record(Option::take).unwrap_or_default()
    }
}

impl Upstream {
    fn with_record<T>(&self, act: impl FnOnce(&mut Option<Vec<Call>>) -> T) -> T {
        act(&mut self.record.lock().unwrap_or_else(PoisonError::into_inner))
    }

    async fn send(&self, headers: HeaderMap, request: &Value) -> Result<reqwest::Response, Error> {
        let sent = self
            .client
            .post(&self.url)
            .headers(headers)
            .body(request.to_string());
        Ok(sent.send().await?)
    }

    async fn forward(&self, headers: HeaderMap, body: &[u8]) -> Result<Response, Error> {
        let started = Instant::now();
        let operation = operation(&headers);
        let mut request: Value = serde_json::from_slice(body)?;
        request["ReturnConsumedCapacity"] = "INDEXES".into();
        let answer = self.send(end_to_end(headers), &request).await?;
        let (status, headers) = (answer.status(), end_to_end(answer.headers().clone()));
        let bytes = answer.bytes().await?;
        if self.with_record(|record| record.is_some()) {
            tokio::time::sleep(HOLD).await;
            let cost = serde_json::from_slice(&bytes).unwrap_or_default();
            let call = Call::new(&operation, &request, &cost, started, Instant::now());
            self.with_record(|record| record.iter_mut().for_each(|calls| calls.push(call.clone())));
        }
        Ok((status, headers, bytes).into_response())
    }
}

async fn forward(
    State(upstream): State<Arc<Upstream>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match upstream.forward(headers, &body).await {
        Ok(response) => response,
        Err(error) => (StatusCode::BAD_GATEWAY, error.to_string()).into_response(),
    }
}

/// `DynamoDB_20120810.Query` is a `Query`.
fn operation(headers: &HeaderMap) -> String {
    let target = headers
        .get("x-amz-target")
        .and_then(|value| value.to_str().ok());
    let name = target.and_then(|target| target.rsplit('.').next());
    name.unwrap_or_default().to_owned()
}

/// Headers of a request or an answer, without what belongs to one connection or one body.
fn end_to_end(mut headers: HeaderMap) -> HeaderMap {
    for name in [
        header::HOST,
        header::CONTENT_LENGTH,
        header::CONNECTION,
        header::TRANSFER_ENCODING,
    ] {
        headers.remove(name);
    }
    headers
}
