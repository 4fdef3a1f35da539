//! What CloudFormation hears
//! ([response objects](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html)).

use std::{error::Error, time::Duration};

use aws_smithy_http_client::default_connector;
use aws_smithy_runtime_api::client::{
    http::{HttpConnector, HttpConnectorSettings},
    orchestrator::HttpRequest,
};
use serde::Serialize;
use tokio::time::timeout;

use crate::{Event, Failure};

/// How long delivering may take.
const LIMIT: Duration = Duration::from_secs(15);

/// What became of a request.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Outcome<'a> {
    status: &'static str,
    reason: String,
    physical_resource_id: String,
    stack_id: &'a str,
    request_id: &'a str,
    logical_resource_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Data>,
}

/// The resource's attributes.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Data {
    jwks: String,
}

/// CloudFormation could not be told. The URL is left out: it lets anybody answer.
#[derive(Debug, thiserror::Error)]
#[error("CloudFormation could not be told: {0}")]
pub struct NotDelivered(String);

impl<'a> Outcome<'a> {
    /// Success with this JWKS, if there is one; or failure.
    pub fn of(event: &'a Event, result: Result<Option<String>, Failure>) -> Self {
        let (status, reason, jwks) = match result {
            Ok(jwks) => ("SUCCESS", String::new(), jwks),
            Err(failure) => ("FAILED", failure.to_string(), None),
        };
        Self {
            status,
            reason,
            physical_resource_id: physical_resource_id(event),
            stack_id: &event.stack_id,
            request_id: &event.request_id,
            logical_resource_id: &event.logical_resource_id,
            data: jwks.map(|jwks| Data { jwks }),
        }
    }

    /// Sends the answer to the presigned URL that CloudFormation waits at.
    ///
    /// # Errors
    /// Where it does not arrive.
    pub async fn deliver(&self, url: &str) -> Result<(), NotDelivered> {
        let body = serde_json::to_string(self).map_err(not_delivered)?;
        timeout(LIMIT, put(url, body))
            .await
            .map_err(not_delivered)?
    }
}

/// An update that answered with another id would have CloudFormation delete the old resource.
fn physical_resource_id(event: &Event) -> String {
    let made = || format!("{}/{}", event.stack_id, event.logical_resource_id);
    event.physical_resource_id.clone().unwrap_or_else(made)
}

/// The SDK's own connector, so that the function holds one TLS stack and no other HTTP client.
async fn put(url: &str, body: String) -> Result<(), NotDelivered> {
    let mut request = HttpRequest::new(body.into());
    request.set_method("PUT").map_err(not_delivered)?;
    request.set_uri(url).map_err(not_delivered)?;
    // The URL is signed for an empty content type.
    request.headers_mut().insert("content-type", "");
    let connector = default_connector(&HttpConnectorSettings::default(), None)
        .ok_or_else(|| NotDelivered("no HTTP client".to_owned()))?;
    let response = connector.call(request).await.map_err(not_delivered)?;
    match response.status() {
        status if status.is_success() => Ok(()),
        status => Err(NotDelivered(format!("status {status}"))),
    }
}

fn not_delivered(error: impl Error) -> NotDelivered {
    NotDelivered(error.to_string())
}
