//! What holds the connections, in the place of API Gateway, and the queue.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

use aws_sdk_apigatewaymanagement::config::{BehaviorVersion, Credentials, Region};
use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::post,
};
use realtime::{DelayQueue, ManagementApi};
use serde_json::{Value, json};
use shared_domain::Duration;
use testing::StoppedClock;
use tokio::net::TcpListener;

/// What became of the connections.
#[derive(Debug, Default)]
pub struct Connections {
    sent: BTreeMap<String, Vec<Value>>,
    /// Those that are not there.
    pub gone: BTreeSet<String>,
    /// Those that take nothing.
    pub stuck: BTreeSet<String>,
    /// How long it takes to take something.
    pub delay: Option<(Arc<StoppedClock>, Duration)>,
    /// What the function left to its next invocation.
    pub left: Vec<String>,
    /// Those that were closed.
    pub closed: BTreeSet<String>,
}

pub type Shared = Arc<Mutex<Connections>>;

/// Listens; gives both as the function has them.
pub async fn serve(connections: Shared) -> (ManagementApi, DelayQueue) {
    let router = Router::new()
        .route("/@connections/{id}", post(take).delete(close))
        .route("/", post(queue))
        .with_state(connections);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let management_api = aws_sdk_apigatewaymanagement::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(&endpoint)
        .region(Region::from_static("us-east-1"))
        .credentials_provider(Credentials::for_tests());
    let queue = aws_sdk_sqs::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(endpoint)
        .region(Region::from_static("us-east-1"))
        .credentials_provider(Credentials::for_tests());
    (
        ManagementApi::new(management_api),
        DelayQueue::new(queue, "queue"),
    )
}

/// Answers SendMessage
/// (<https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html>).
async fn queue(State(connections): State<Shared>, body: Bytes) -> Json<Value> {
    let request: Value = serde_json::from_slice(&body).unwrap();
    let body = request["MessageBody"].as_str().unwrap().to_owned();
    connections.lock().unwrap().left.push(body);
    Json(json!({ "MessageId": "m" }))
}

async fn take(State(connections): State<Shared>, Path(id): Path<String>, body: Bytes) -> Response {
    let mut connections = connections.lock().unwrap();
    if connections.gone.contains(&id) || connections.closed.contains(&id) {
        return refusal(StatusCode::GONE, "GoneException");
    }
    if connections.stuck.contains(&id) {
        return refusal(StatusCode::FORBIDDEN, "ForbiddenException");
    }
    if let Some((clock, delay)) = &connections.delay {
        clock.advance(*delay);
    }
    let message = serde_json::from_slice(&body).unwrap();
    connections.sent.entry(id).or_default().push(message);
    StatusCode::OK.into_response()
}

async fn close(State(connections): State<Shared>, Path(id): Path<String>) -> Response {
    connections.lock().unwrap().closed.insert(id);
    StatusCode::NO_CONTENT.into_response()
}

fn refusal(status: StatusCode, code: &str) -> Response {
    (status, [("x-amzn-errortype", code.to_owned())], "{}").into_response()
}

impl Connections {
    /// What was sent to a connection and was not asked for yet.
    pub fn take(&mut self, id: &str) -> Vec<Value> {
        self.sent.remove(id).unwrap_or_default()
    }
}
