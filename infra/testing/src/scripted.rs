//! A database that says what it is told to say.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Router,
    http::{StatusCode, header},
    response::IntoResponse,
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// What a database says to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptedAnswer {
    status: StatusCode,
    body: String,
}

impl ScriptedAnswer {
    /// Done; there is nothing to tell.
    pub fn done() -> Self {
        Self::new(StatusCode::OK, &json!({}))
    }

    /// An error that DynamoDB calls this.
    pub fn error(name: &str) -> Self {
        let kind = format!("com.amazonaws.dynamodb.v20120810#{name}");
        Self::new(
            StatusCode::BAD_REQUEST,
            &json!({"__type": kind, "message": "a message"}),
        )
    }

    /// A transaction that was cancelled, and for each of its writes the code that tells why.
    pub fn cancelled(reasons: &[&str]) -> Self {
        let reasons: Vec<_> = reasons.iter().map(|code| json!({"Code": code})).collect();
        let kind = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException";
        Self::new(
            StatusCode::BAD_REQUEST,
            &json!({"__type": kind, "Message": "a message", "CancellationReasons": reasons}),
        )
    }

    fn new(status: StatusCode, body: &Value) -> Self {
        Self {
            status,
            body: body.to_string(),
        }
    }
}

/// Serves the answers in turn, the last of them for ever. Returns where.
pub(crate) async fn serve(answers: &[ScriptedAnswer]) -> String {
    let answers: Arc<[_]> = answers.into();
    let next = Arc::new(AtomicUsize::new(0));
    let routes = Router::new().fallback(async move || {
        let at = next.fetch_add(1, Ordering::SeqCst).min(answers.len() - 1);
        let ScriptedAnswer { status, body } = answers[at].clone();
        (
            status,
            [(header::CONTENT_TYPE, "application/x-amz-json-1.0")],
            body,
        )
            .into_response()
    });
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    // It stops with the runtime of the test.
    tokio::spawn(axum::serve(listener, routes).into_future());
    format!("http://{address}")
}
