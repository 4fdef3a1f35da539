//! The connections, which API Gateway holds.

use std::time::Duration;

use aws_config::SdkConfig;
use aws_sdk_apigatewaymanagement::{
    Client,
    config::{Builder, retry::RetryConfig, timeout::TimeoutConfig},
    primitives::Blob,
};
use serde::Serialize;
use shared_domain::realtime::ConnectionId;

/// How long a client may take to read before there is room for more. Others wait meanwhile.
const PATIENCE: Duration = Duration::from_secs(3);

/// Reaches the connections.
#[derive(Debug, Clone)]
pub struct ManagementApi(Client);

/// What became of something that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posted {
    /// API Gateway has taken it.
    Sent,
    /// The connection is over, or not quite there yet.
    Gone,
    /// It was not taken, in time or at all: the client reads too slowly, or there is a fault on the
    /// way.
    Failed,
}

impl ManagementApi {
    /// Reaches the connections of the API whose management is at this URL.
    pub fn at(config: &SdkConfig, url: &str) -> Self {
        Self::new(Builder::from(config).endpoint_url(url))
    }

    /// Reaches the connections as configured, but is never patient.
    pub fn new(config: Builder) -> Self {
        let timeouts = TimeoutConfig::builder().operation_timeout(PATIENCE).build();
        let config = config
            .timeout_config(timeouts)
            .retry_config(RetryConfig::standard().with_max_attempts(2));
        Self(Client::from_conf(config.build()))
    }

    /// Sends something.
    pub async fn post(&self, id: &ConnectionId, message: &impl Serialize) -> Posted {
        let Ok(data) = serde_json::to_vec(message) else {
            return Posted::Failed;
        };
        let sent = self
            .0
            .post_to_connection()
            .connection_id(&id.0)
            .data(Blob::new(data))
            .send()
            .await;
        match sent {
            Ok(_) => Posted::Sent,
            Err(error) => {
                let service = error.as_service_error();
                if service.is_some_and(|error| error.is_gone_exception()) {
                    return Posted::Gone;
                }
                tracing::warn!(connection = id.0, ?error, "not sent");
                Posted::Failed
            }
        }
    }

    /// Ends a connection, if it is not over.
    pub async fn close(&self, id: &ConnectionId) {
        let closed = self.0.delete_connection().connection_id(&id.0).send();
        if let Err(error) = closed.await
            && !error
                .as_service_error()
                .is_some_and(|error| error.is_gone_exception())
        {
            tracing::warn!(connection = id.0, ?error, "not closed");
        }
    }
}
