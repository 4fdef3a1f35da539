//! One queue's messages on their way back.
//!
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html>

use std::time::Duration;

use aws_sdk_sqs::{Client, types::ListMessageMoveTasksResultEntry as Task};
use tokio::time::sleep;

use super::dead_letters::Queue;
use crate::{Error, progress::Progress};

const PAUSE: Duration = Duration::from_secs(1);

/// What a move came to.
#[derive(Debug)]
pub(super) struct Outcome {
    pub moved: u64,
    /// How many were to be moved and are still there.
    pub left: u64,
    /// Why they are.
    pub failure: Option<String>,
}

/// Moves what is there, or goes along with the move that is under way: a queue has one at a time.
pub(super) async fn all(client: &Client, queue: &Queue) -> Result<Outcome, Error> {
    let progress = Progress::of(queue.name);
    let last = latest(client, queue).await?;
    let is_joining = last.as_ref().is_some_and(is_under_way);
    let earlier = last.filter(|task| !is_under_way(task));
    let earlier = earlier.map(|task| task.started_timestamp());
    let is_new = |task: &Task| Some(task.started_timestamp()) != earlier;
    if !is_joining {
        start(client, queue).await?;
    }
    loop {
        // Right after the start, the list may not have it yet.
        if let Some(task) = latest(client, queue).await?.filter(is_new) {
            let outcome = Outcome::of(&task);
            progress.is(outcome.moved, outcome.moved + outcome.left);
            if !is_under_way(&task) {
                return Ok(outcome);
            }
        }
        sleep(PAUSE).await;
    }
}

async fn start(client: &Client, queue: &Queue) -> Result<(), Error> {
    let start = client.start_message_move_task().source_arn(&queue.arn);
    let started = start.send().await;
    started.map_err(|error| Error::queue(queue.name, error))?;
    Ok(())
}

/// The move that began last.
async fn latest(client: &Client, queue: &Queue) -> Result<Option<Task>, Error> {
    let list = client.list_message_move_tasks().source_arn(&queue.arn);
    let listed = list.max_results(1).send().await;
    let listed = listed.map_err(|error| Error::queue(queue.name, error))?;
    Ok(listed.results.unwrap_or_default().into_iter().next())
}

fn is_under_way(task: &Task) -> bool {
    matches!(task.status(), Some("RUNNING" | "CANCELLING"))
}

impl Outcome {
    fn of(task: &Task) -> Self {
        let moved = u64::try_from(task.approximate_number_of_messages_moved()).unwrap_or(0);
        let all = task.approximate_number_of_messages_to_move();
        let all = all.and_then(|all| u64::try_from(all).ok()).unwrap_or(moved);
        Self {
            moved,
            left: all.saturating_sub(moved),
            failure: match task.status() {
                Some("COMPLETED") => None,
                status => Some(
                    task.failure_reason()
                        .or(status)
                        .unwrap_or("unknown")
                        .to_owned(),
                ),
            },
        }
    }
}
