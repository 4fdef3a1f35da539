//! Dead-letter queue redrive: StartMessageMoveTask and ListMessageMoveTasks.
//!
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html>

use serde_json::{Value, json};
use time::OffsetDateTime;
use tokio::sync::Mutex;
use uuid::Uuid;

use super::api_error::ApiError;
use super::requests::{ListMessageMoveTasks, StartMessageMoveTask};
use super::{Queue, Queues};

/// The message move tasks so far, the latest last.
#[derive(Debug, Default)]
pub(super) struct MessageMoveTasks(Mutex<Vec<MessageMoveTask>>);

/// A message move task, which has completed before its start is answered.
#[derive(Debug)]
struct MessageMoveTask {
    source: String,
    destination: Option<String>,
    moved: usize,
    /// Messages that came from no other queue, and stay.
    left: usize,
    /// Milliseconds since 1970.
    started: i128,
}

pub(super) async fn start(
    queues: &Queues,
    request: StartMessageMoveTask,
) -> Result<Value, ApiError> {
    let source = find(queues, &request.source_arn)?;
    if !queues.is_dead_letter_queue(&request.source_arn) {
        let message = "Source queue must be configured as a Dead Letter Queue.";
        return Err(ApiError::InvalidParameterValue(message.to_owned()));
    }
    if let Some(destination) = &request.destination_arn {
        find(queues, destination)?;
    }
    let done = run(queues, source, request).await;
    queues.moves.0.lock().await.push(done);
    Ok(json!({ "TaskHandle": Uuid::new_v4().to_string() }))
}

/// Moves what can be received now. A message that is moved counts as new.
async fn run(queues: &Queues, source: &Queue, request: StartMessageMoveTask) -> MessageMoveTask {
    let started = OffsetDateTime::now_utc().unix_timestamp_nanos() / 1_000_000;
    let (mut moved, mut left) = (0, 0);
    for message in source.take_visible().await {
        let origin = message.dead_letter_source.as_ref();
        let target = request.destination_arn.as_ref().or(origin);
        match target.and_then(|arn| queues.by_arn(arn)) {
            Some(queue) => {
                queue.add(message.renewed()).await;
                moved += 1;
            }
            None => {
                source.add(message).await;
                left += 1;
            }
        }
    }
    MessageMoveTask {
        source: request.source_arn,
        destination: request.destination_arn,
        moved,
        left,
        started,
    }
}

pub(super) async fn list(
    queues: &Queues,
    request: &ListMessageMoveTasks,
) -> Result<Value, ApiError> {
    find(queues, &request.source_arn)?;
    let moves = queues.moves.0.lock().await;
    let moves = moves.iter().rev();
    let moves = moves.filter(|done| done.source == request.source_arn);
    let results = moves
        .take(request.max_results)
        .map(MessageMoveTask::to_json);
    Ok(json!({ "Results": results.collect::<Vec<_>>() }))
}

impl MessageMoveTask {
    fn to_json(&self) -> Value {
        let mut json = json!({
            "Status": "COMPLETED",
            "SourceArn": self.source,
            "ApproximateNumberOfMessagesMoved": self.moved,
            "ApproximateNumberOfMessagesToMove": self.moved + self.left,
            "StartedTimestamp": self.started,
        });
        if let Some(destination) = &self.destination {
            json["DestinationArn"] = json!(destination);
        }
        if self.left > 0 {
            json["Status"] = json!("FAILED");
            json["FailureReason"] = json!("CouldNotDetermineMessageSource");
        }
        json
    }
}

fn find<'a>(queues: &'a Queues, arn: &str) -> Result<&'a Queue, ApiError> {
    let queue = queues.by_arn(arn);
    queue.map(AsRef::as_ref).ok_or(ApiError::ResourceNotFound)
}
