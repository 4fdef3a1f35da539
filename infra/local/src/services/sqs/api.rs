//! The operations of SQS that are served here.
//!
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html>

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Json, Response};
use bytes::Bytes;
use http::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::api_error::ApiError;
use super::attributes::of_queue;
use super::receive::receive;
use super::requests::{
    ChangeMessageVisibility, DeleteMessage, DeleteMessageBatch, GetQueueAttributes, GetQueueUrl,
    ListQueues, PurgeQueue,
};
use super::{Queues, batches, message_move_tasks, parameters, send};

pub(super) fn router(queues: Arc<Queues>) -> Router {
    Router::new().fallback(handle).with_state(queues)
}

async fn handle(State(queues): State<Arc<Queues>>, headers: HeaderMap, body: Bytes) -> Response {
    let target = headers.get("x-amz-target");
    let target = target.and_then(|value| value.to_str().ok());
    let operation = target.and_then(|target| target.strip_prefix("AmazonSQS."));
    let outcome = answer(&queues, operation.unwrap_or_default(), &body).await;
    match outcome {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => error.into_response(),
    }
}

async fn answer(queues: &Queues, operation: &str, body: &[u8]) -> Result<Value, ApiError> {
    match operation {
        "ListQueues" => Ok(list(queues, &parse(body)?)),
        "GetQueueUrl" => get_url(queues, &parse(body)?),
        "GetQueueAttributes" => get_attributes(queues, &parse(body)?).await,
        "SendMessage" => send::one(queues, parse(body)?).await,
        "SendMessageBatch" => send::batch(queues, parse(body)?).await,
        "ReceiveMessage" => receive(queues, &parse(body)?).await,
        "DeleteMessage" => delete(queues, &parse(body)?).await,
        "DeleteMessageBatch" => delete_batch(queues, &parse(body)?).await,
        "ChangeMessageVisibility" => change_visibility(queues, &parse(body)?).await,
        "PurgeQueue" => purge(queues, &parse(body)?).await,
        "StartMessageMoveTask" => message_move_tasks::start(queues, parse(body)?).await,
        "ListMessageMoveTasks" => message_move_tasks::list(queues, &parse(body)?).await,
        _ => Err(ApiError::UnsupportedOperation),
    }
}

fn list(queues: &Queues, request: &ListQueues) -> Value {
    let prefix = request.queue_name_prefix.as_deref().unwrap_or_default();
    let matching = queues
        .iter()
        .filter(|queue| queue.spec.queue_name.starts_with(prefix));
    let urls: Vec<_> = matching
        .map(|queue| queues.queue_url(&queue.spec))
        .collect();
    json!({ "QueueUrls": urls })
}

fn get_url(queues: &Queues, request: &GetQueueUrl) -> Result<Value, ApiError> {
    let queue = queues.by_name(&request.queue_name);
    let queue = queue.ok_or(ApiError::QueueDoesNotExist)?;
    Ok(json!({ "QueueUrl": queues.queue_url(&queue.spec) }))
}

async fn get_attributes(queues: &Queues, request: &GetQueueAttributes) -> Result<Value, ApiError> {
    let queue = parameters::queue(queues, &request.queue_url)?;
    let attributes = of_queue(queue, &request.attribute_names).await;
    Ok(json!({ "Attributes": attributes }))
}

/// A receipt that is out of date is no error.
async fn delete(queues: &Queues, request: &DeleteMessage) -> Result<Value, ApiError> {
    let queue = parameters::queue(queues, &request.queue_url)?;
    queue.delete(&request.receipt_handle).await;
    Ok(json!({}))
}

async fn delete_batch(queues: &Queues, request: &DeleteMessageBatch) -> Result<Value, ApiError> {
    let queue = parameters::queue(queues, &request.queue_url)?;
    batches::check(request.entries.iter().map(|entry| &entry.id))?;
    for entry in &request.entries {
        queue.delete(&entry.receipt_handle).await;
    }
    let ids = request
        .entries
        .iter()
        .map(|entry| json!({ "Id": entry.id }));
    Ok(json!({ "Successful": ids.collect::<Vec<_>>(), "Failed": [] }))
}

async fn change_visibility(
    queues: &Queues,
    request: &ChangeMessageVisibility,
) -> Result<Value, ApiError> {
    let queue = parameters::queue(queues, &request.queue_url)?;
    let visibility_timeout = parameters::seconds(
        request.visibility_timeout,
        parameters::VISIBILITY_TIMEOUT,
        "VisibilityTimeout",
    )?;
    let changed = queue.change_visibility(&request.receipt_handle, visibility_timeout);
    match changed.await {
        true => Ok(json!({})),
        false => Err(ApiError::MessageNotInflight),
    }
}

async fn purge(queues: &Queues, request: &PurgeQueue) -> Result<Value, ApiError> {
    parameters::queue(queues, &request.queue_url)?.purge().await;
    Ok(json!({}))
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(body).map_err(|error| ApiError::InvalidParameterValue(error.to_string()))
}
