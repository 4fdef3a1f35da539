//! What CloudFormation hears ([response
//! objects](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html)).

use std::{error::Error, time::Duration};

use serde::Serialize;
use tokio::time::timeout;

use super::Event;
use crate::outgoing::Outgoing;

/// How long delivering may take.
const LIMIT: Duration = Duration::from_secs(15);

/// What became of a request. `D` is what the resource's attributes are read from.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Outcome<'a, D> {
    status: &'static str,
    reason: String,
    physical_resource_id: String,
    stack_id: &'a str,
    request_id: &'a str,
    logical_resource_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<D>,
}

/// CloudFormation could not be told. The URL is left out: it lets anybody answer.
#[derive(Debug, thiserror::Error)]
#[error("CloudFormation could not be told: {0}")]
pub struct NotDelivered(String);

impl<'a, D: Serialize> Outcome<'a, D> {
    /// Success with these attributes, if there are any; or failure, whose text operators read.
    pub fn of(event: &'a Event, result: Result<Option<D>, impl Error>) -> Self {
        let (status, reason, data) = match result {
            Ok(data) => ("SUCCESS", String::new(), data),
            Err(failure) => ("FAILED", failure.to_string(), None),
        };
        Self {
            status,
            reason,
            physical_resource_id: physical_resource_id(event),
            stack_id: &event.stack_id,
            request_id: &event.request_id,
            logical_resource_id: &event.logical_resource_id,
            data,
        }
    }

    /// Sends the answer to the presigned URL that CloudFormation waits at.
    ///
    /// # Errors
    /// Where it does not arrive.
    pub async fn deliver(&self, url: &str) -> Result<(), NotDelivered> {
        let body = serde_json::to_vec(self).map_err(not_delivered)?;
        let outgoing = Outgoing::new();
        // The URL is signed for an empty content type.
        let sent = outgoing.send("PUT", url, &[("content-type", "")], body);
        match timeout(LIMIT, sent).await.map_err(not_delivered)? {
            Ok(200..=299) => Ok(()),
            Ok(status) => Err(NotDelivered(format!("status {status}"))),
            Err(no_answer) => Err(not_delivered(no_answer)),
        }
    }
}

/// An update that answered with another id would have CloudFormation delete the old resource.
fn physical_resource_id(event: &Event) -> String {
    let made = || format!("{}/{}", event.stack_id, event.logical_resource_id);
    event.physical_resource_id.clone().unwrap_or_else(made)
}

fn not_delivered(error: impl Error) -> NotDelivered {
    NotDelivered(error.to_string())
}
