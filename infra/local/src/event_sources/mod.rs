//! What invokes functions beside the HTTP API: queues and schedules.

mod batch;
mod poller;
mod response;
mod schedule;

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;

use crate::Error;
use crate::lambda::Lambda;
use crate::queues::Queues;
use crate::report::Report;
use poller::Poller;
use schedule::Schedule;

/// The running event sources. Dropping them stops them; a batch that a function works on then
/// counts as failed.
#[derive(Debug)]
pub(crate) struct EventSources {
    schedules: Vec<Arc<Schedule>>,
    _tasks: JoinSet<()>,
}

impl EventSources {
    /// Connects every function of `lambda` to its queues and schedules.
    pub fn start(
        lambda: &Lambda,
        queues: &Arc<Queues>,
        redelivery: Option<Duration>,
        report: &Report,
    ) -> Result<Self, Error> {
        let mut tasks = JoinSet::new();
        let mut schedules = Vec::new();
        for function in lambda.functions() {
            for event in &function.spec().events.queues {
                let queue = queues.by_arn(&event.queue);
                let queue = queue.ok_or_else(|| Error::NoQueue(event.queue.clone()))?;
                let poller = Poller {
                    event: event.clone(),
                    queues: Arc::clone(queues),
                    queue: Arc::clone(queue),
                    function: Arc::clone(function),
                    redelivery,
                    report: report.clone(),
                };
                tasks.spawn(Arc::new(poller).run());
            }
            for event in &function.spec().events.schedules {
                let schedule = Arc::new(Schedule {
                    event: event.clone(),
                    function: Arc::clone(function),
                });
                tasks.spawn(Arc::clone(&schedule).run());
                schedules.push(schedule);
            }
        }
        Ok(Self {
            schedules,
            _tasks: tasks,
        })
    }

    /// Invokes every function that has a schedule, now; returns once all have answered.
    pub async fn fire_schedules(&self) {
        for schedule in &self.schedules {
            schedule.fire().await;
        }
    }
}
