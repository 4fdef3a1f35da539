//! The Runtime API that one function instance talks to.
//!
//! Each instance has a listener of its own, so it is always known which child holds an invocation.
//! <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use bytes::Bytes;
use http::StatusCode;
use tokio::sync::{Mutex, mpsc, oneshot, watch};

use super::InvokeError;
use crate::Error;
use crate::server::{Listener, Server};

/// The largest answer of a synchronous invocation.
/// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>
const RESPONSE_LIMIT: usize = 6 * 1024 * 1024;

/// One event for a function, and where its answer goes.
#[derive(Debug)]
pub(super) struct Invocation {
    pub request_id: String,
    pub payload: Bytes,
    pub timeout: Duration,
    pub answer: oneshot::Sender<Result<Bytes, InvokeError>>,
}

/// How far an instance has come.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Phase {
    Starting,
    Ready,
    Failed(String),
}

/// The stack's side of an instance's Runtime API.
#[derive(Debug)]
pub(super) struct RuntimeApi {
    server: Server,
    invocations: mpsc::Sender<Invocation>,
    phase: watch::Receiver<Phase>,
}

impl RuntimeApi {
    pub async fn start(function_arn: &str) -> Result<Self, Error> {
        let (invocations, waiting) = mpsc::channel(1);
        let (phase_sender, phase) = watch::channel(Phase::Starting);
        let shared = Arc::new(Shared {
            function_arn: function_arn.to_owned(),
            waiting: Mutex::new(waiting),
            running: Mutex::new(None),
            phase: phase_sender,
        });
        Ok(Self {
            server: Listener::bind(0).await?.serve(router(shared)),
            invocations,
            phase,
        })
    }

    /// What `AWS_LAMBDA_RUNTIME_API` holds.
    pub fn address(&self) -> String {
        self.server.address().to_string()
    }

    /// Waits for the first `next`, or for the function to say that it cannot start.
    pub async fn initialised(&self) -> Result<(), InvokeError> {
        let mut phase = self.phase.clone();
        let outcome = phase.wait_for(|phase| *phase != Phase::Starting).await;
        match outcome.as_deref() {
            Ok(Phase::Failed(error)) => Err(InvokeError::Init(error.clone())),
            _ => Ok(()),
        }
    }

    /// Hands an invocation to the instance's next `next`.
    pub async fn send(&self, invocation: Invocation) {
        // The receiver lives as long as the server, which this holds.
        let _ = self.invocations.send(invocation).await;
    }
}

struct Shared {
    function_arn: String,
    waiting: Mutex<mpsc::Receiver<Invocation>>,
    running: Mutex<Option<Running>>,
    phase: watch::Sender<Phase>,
}

struct Running {
    request_id: String,
    answer: oneshot::Sender<Result<Bytes, InvokeError>>,
}

impl Shared {
    /// Answers the invocation that the instance holds; false if it does not hold this one.
    async fn answer(&self, request_id: &str, outcome: Result<Bytes, InvokeError>) -> bool {
        let mut running = self.running.lock().await;
        match running.take_if(|running| running.request_id == request_id) {
            // Whoever asked may have stopped waiting.
            Some(running) => running.answer.send(outcome).is_ok(),
            None => false,
        }
    }
}

fn router(shared: Arc<Shared>) -> Router {
    const BASE: &str = "/2018-06-01/runtime";
    Router::new()
        .route(&format!("{BASE}/invocation/next"), get(next))
        .route(
            &format!("{BASE}/invocation/{{id}}/response"),
            post(response),
        )
        .route(&format!("{BASE}/invocation/{{id}}/error"), post(error))
        .route(&format!("{BASE}/init/error"), post(init_error))
        .with_state(shared)
}

async fn next(State(shared): State<Arc<Shared>>) -> Response {
    shared.phase.send_if_modified(|phase| {
        let first = *phase == Phase::Starting;
        *phase = Phase::Ready;
        first
    });
    let Some(invocation) = shared.waiting.lock().await.recv().await else {
        return StatusCode::GONE.into_response();
    };
    let headers = [
        (
            "lambda-runtime-aws-request-id",
            invocation.request_id.clone(),
        ),
        ("lambda-runtime-deadline-ms", deadline(invocation.timeout)),
        (
            "lambda-runtime-invoked-function-arn",
            shared.function_arn.clone(),
        ),
        ("lambda-runtime-trace-id", trace_id(&invocation.request_id)),
        ("content-type", "application/json".to_owned()),
    ];
    *shared.running.lock().await = Some(Running {
        request_id: invocation.request_id,
        answer: invocation.answer,
    });
    (headers, invocation.payload).into_response()
}

async fn response(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    body: Body,
) -> Response {
    let Ok(payload) = to_bytes(body, RESPONSE_LIMIT).await else {
        shared.answer(&id, Err(InvokeError::ResponseTooLarge)).await;
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    accepted(shared.answer(&id, Ok(payload)).await)
}

async fn error(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    body: String,
) -> Response {
    accepted(shared.answer(&id, Err(InvokeError::Function(body))).await)
}

async fn init_error(State(shared): State<Arc<Shared>>, body: String) -> Response {
    shared.phase.send_replace(Phase::Failed(body));
    accepted(true)
}

fn accepted(known: bool) -> Response {
    match known {
        true => StatusCode::ACCEPTED.into_response(),
        false => StatusCode::BAD_REQUEST.into_response(),
    }
}

fn deadline(timeout: Duration) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    (now.unwrap_or_default() + timeout).as_millis().to_string()
}

/// <https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader>
fn trace_id(request_id: &str) -> String {
    let digits = request_id.replace('-', "");
    let (root, rest) = digits.split_at_checked(8).unwrap_or(("", ""));
    format!("Root=1-{root}-{rest};Sampled=0")
}
