//! Event source mappings of queues and streams, and schedules.

mod batch_response;
mod queue_poller;
mod schedule;
mod sqs_event;
mod streams;
mod trimming;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::Error;
use crate::lambda::runtime::{Function, Lambda};
use crate::report::Report;
use crate::services::dynamodb::DynamoDb;
use crate::services::s3::ObjectWriter;
use crate::services::sqs::Queues;
use crate::template::{QueueEvent, ScheduleEvent};
use queue_poller::QueuePoller;
use schedule::Schedule;
use trimming::{StreamReaders, StreamTrimming};

/// The running event sources. Dropping them stops them; a batch that a function works on then
/// counts as failed.
#[derive(Debug)]
pub(crate) struct EventSources {
    schedules: Vec<Arc<Schedule>>,
    pollers: Vec<Arc<QueuePoller>>,
    /// Each is cancelled once a stream was read to where it ended at the start.
    caught_up: Vec<CancellationToken>,
    /// None where streams are in memory.
    trimming: Option<Arc<StreamTrimming>>,
    tasks: JoinSet<()>,
}

/// When messages are redelivered and streams trimmed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Timing {
    /// The delay before what a function failed on is delivered again, if not the template's.
    pub redelivery: Option<Duration>,
    /// How often streams are trimmed.
    pub trimming: Duration,
}

/// The services that events come from, and the buckets of on-failure destinations.
pub(crate) struct Services<'a> {
    pub queues: &'a Arc<Queues>,
    pub database: &'a DynamoDb,
    pub objects: &'a ObjectWriter,
}

impl EventSources {
    /// Connects every function of `lambda` to its queues, streams and schedules.
    pub fn start(
        lambda: &Lambda,
        services: &Services<'_>,
        Timing {
            redelivery,
            trimming,
        }: Timing,
        report: &Report,
    ) -> Result<Self, Error> {
        let mut sources = Self {
            schedules: Vec::new(),
            pollers: Vec::new(),
            caught_up: Vec::new(),
            trimming: self::trimming(services, report),
            tasks: JoinSet::new(),
        };
        if let Some(task) = &sources.trimming {
            sources.tasks.spawn(Arc::clone(task).run(trimming));
        }
        let readers = readers(lambda, sources.trimming.as_ref());
        for function in lambda.functions() {
            let events = &function.spec().events;
            for event in &events.queues {
                let poller = poller(event, function, services.queues, redelivery, report)?;
                let poller = Arc::new(poller);
                sources.tasks.spawn(Arc::clone(&poller).run());
                sources.pollers.push(poller);
            }
            for event in &events.streams {
                let tasks = &mut sources.tasks;
                let readers = Arc::clone(&readers[&event.stream]);
                let tokens = streams::start(
                    event, function, services, redelivery, report, readers, tasks,
                )?;
                sources.caught_up.extend(tokens);
            }
            for event in &events.schedules {
                sources.schedule(event, function);
            }
        }
        Ok(sources)
    }

    fn schedule(&mut self, event: &ScheduleEvent, function: &Arc<Function>) {
        let schedule = Arc::new(Schedule {
            event: event.clone(),
            function: Arc::clone(function),
        });
        self.tasks.spawn(Arc::clone(&schedule).run());
        self.schedules.push(schedule);
    }

    /// Waits until functions have worked on what streams held at the start, and on what came of it.
    pub async fn catch_up(&self) {
        for stream in &self.caught_up {
            stream.cancelled().await;
        }
        for poller in &self.pollers {
            poller.idle().await;
        }
    }

    /// Trims the stream records that are handled to their end.
    pub async fn trim(&self) {
        if let Some(trimming) = &self.trimming {
            trimming.trim().await;
        }
    }

    /// Invokes every function that has a schedule, now; returns once all have answered.
    pub async fn fire_schedules(&self) {
        for schedule in &self.schedules {
            schedule.fire().await;
        }
    }
}

fn trimming(services: &Services<'_>, report: &Report) -> Option<Arc<StreamTrimming>> {
    let trimmer = services.database.trimmer()?.clone();
    let queues = Arc::clone(services.queues);
    Some(Arc::new(StreamTrimming::new(
        trimmer,
        queues,
        report.clone(),
    )))
}

/// Those who read each stream, by its ARN.
fn readers(
    lambda: &Lambda,
    trimming: Option<&Arc<StreamTrimming>>,
) -> BTreeMap<String, Arc<StreamReaders>> {
    let mut counts = BTreeMap::new();
    let events = lambda
        .functions()
        .flat_map(|function| &function.spec().events.streams);
    for event in events {
        *counts.entry(event.stream.clone()).or_default() += event.parallelization;
    }
    let readers = |count| Arc::new(StreamReaders::new(count, trimming.cloned()));
    counts
        .into_iter()
        .map(|(stream, count)| (stream, readers(count)))
        .collect()
}

fn poller(
    event: &QueueEvent,
    function: &Arc<Function>,
    queues: &Arc<Queues>,
    redelivery: Option<Duration>,
    report: &Report,
) -> Result<QueuePoller, Error> {
    let queue = queues.by_arn(&event.queue);
    let queue = queue.ok_or_else(|| Error::NoQueue(event.queue.clone()))?;
    Ok(QueuePoller {
        event: event.clone(),
        queues: Arc::clone(queues),
        queue: Arc::clone(queue),
        function: Arc::clone(function),
        redelivery,
        report: report.clone(),
        working: watch::Sender::new(0),
    })
}
