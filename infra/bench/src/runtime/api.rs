//! The Lambda Runtime API, served to one instance.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use bytes::Bytes;
use http::StatusCode;
use tokio::sync::{Mutex, mpsc};

use crate::Error;
use crate::server::Server;

const TIMEOUT: Duration = Duration::from_secs(10);

/// What an instance answered to an event, or the error that it reported, and when.
pub type Outcome = (Result<Bytes, String>, Instant);

/// The Runtime API of one instance.
#[derive(Debug)]
pub struct RuntimeApi {
    server: Server,
    events: mpsc::UnboundedSender<Bytes>,
    outcomes: mpsc::UnboundedReceiver<Outcome>,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    waiting: Mutex<mpsc::UnboundedReceiver<Bytes>>,
    outcomes: mpsc::UnboundedSender<Outcome>,
    first_asked: OnceLock<Instant>,
    invocations: AtomicU64,
}

impl RuntimeApi {
    pub async fn start() -> Result<Self, Error> {
        let (events, waiting) = mpsc::unbounded_channel();
        let (sender, outcomes) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared {
            waiting: Mutex::new(waiting),
            outcomes: sender,
            first_asked: OnceLock::new(),
            invocations: AtomicU64::new(0),
        });
        Ok(Self {
            server: Server::start(router(Arc::clone(&shared))).await?,
            events,
            outcomes,
            shared,
        })
    }

    /// What `AWS_LAMBDA_RUNTIME_API` holds.
    pub fn address(&self) -> String {
        self.server.address()
    }

    /// When the instance first asked for an event, if it has.
    pub fn first_asked(&self) -> Option<Instant> {
        self.shared.first_asked.get().copied()
    }

    /// Hands an event to whoever asks next.
    pub fn send(&self, event: Bytes) {
        // The receiver lives as long as this.
        let _ = self.events.send(event);
    }

    /// What the instance says next.
    pub async fn outcome(&mut self) -> Option<Outcome> {
        self.outcomes.recv().await
    }
}

impl Shared {
    fn report(&self, outcome: Result<Bytes, String>) -> StatusCode {
        // The receiver lives as long as the server that calls this.
        let _ = self.outcomes.send((outcome, Instant::now()));
        StatusCode::ACCEPTED
    }
}

fn router(shared: Arc<Shared>) -> Router {
    const BASE: &str = "/2018-06-01/runtime";
    Router::new()
        .route(&format!("{BASE}/invocation/next"), get(next))
        .route(&format!("{BASE}/invocation/{{id}}/response"), post(answer))
        .route(&format!("{BASE}/invocation/{{id}}/error"), post(error))
        .route(&format!("{BASE}/init/error"), post(error))
        .with_state(shared)
}

async fn next(State(shared): State<Arc<Shared>>) -> Response {
    shared.first_asked.get_or_init(Instant::now);
    let Some(event) = shared.waiting.lock().await.recv().await else {
        return StatusCode::GONE.into_response();
    };
    let number = shared.invocations.fetch_add(1, Ordering::Relaxed);
    let id = format!("00000000-0000-4000-8000-{number:012x}");
    let (region, account) = (local::REGION, local::ACCOUNT);
    let headers = [
        ("content-type", "application/json".to_owned()),
        ("lambda-runtime-aws-request-id", id),
        ("lambda-runtime-deadline-ms", deadline()),
        (
            "lambda-runtime-invoked-function-arn",
            format!("arn:aws:lambda:{region}:{account}:function:bench"),
        ),
    ];
    (headers, event).into_response()
}

async fn answer(State(shared): State<Arc<Shared>>, body: Bytes) -> StatusCode {
    shared.report(Ok(body))
}

async fn error(State(shared): State<Arc<Shared>>, body: String) -> StatusCode {
    shared.report(Err(body))
}

fn deadline() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    (now.unwrap_or_default() + TIMEOUT).as_millis().to_string()
}
