//! The response URL, which the function of a custom resource sends its answer to.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::routing::put;
use http::StatusCode;
use serde::Deserialize;
use tokio::sync::watch;

use super::Properties;
use crate::Error;
use crate::server::{Listener, Server};

/// What the function says of the resource.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html>
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct ResponseObject {
    pub status: Status,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub physical_resource_id: String,
    #[serde(default)]
    pub data: Properties,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum Status {
    Success,
    Failed,
}

/// A URL that takes one answer.
#[derive(Debug)]
pub(super) struct ResponseUrl {
    url: String,
    outcome: watch::Receiver<Option<ResponseObject>>,
    _server: Server,
}

impl ResponseUrl {
    pub async fn start() -> Result<Self, Error> {
        let (sender, outcome) = watch::channel(None);
        let router = Router::new()
            .route("/", put(receive))
            .with_state(Arc::new(sender));
        let server = Listener::bind(0).await?.serve(router);
        Ok(Self {
            url: format!("{}/", server.url()),
            outcome,
            _server: server,
        })
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// The answer, if it comes in time.
    pub async fn outcome(mut self, limit: Duration) -> Option<ResponseObject> {
        let outcome = self.outcome.wait_for(Option::is_some);
        let outcome = tokio::time::timeout(limit, outcome).await.ok()?.ok()?;
        outcome.clone()
    }
}

/// The body is JSON without a content type: the real URL is a presigned one of S3.
async fn receive(
    State(sender): State<Arc<watch::Sender<Option<ResponseObject>>>>,
    body: Bytes,
) -> StatusCode {
    match serde_json::from_slice(&body) {
        Ok(outcome) => {
            sender.send_replace(Some(outcome));
            StatusCode::OK
        }
        Err(_) => StatusCode::BAD_REQUEST,
    }
}
