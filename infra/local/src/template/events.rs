//! `Events` of `AWS::Serverless::Function`: what invokes a function.

use std::time::Duration;

use super::fields::Fields;
use super::node::{Entry, Node};
use super::{Error, Route, Scope, StreamEvent, rate, response_types, streams};

/// Everything that invokes a function.
#[derive(Debug, Clone, Default)]
pub struct EventSources {
    /// The routes of the HTTP API that lead to it.
    pub routes: Vec<Route>,
    /// The queues whose messages it is given.
    pub queues: Vec<QueueEvent>,
    /// The streams whose records it is given.
    pub streams: Vec<StreamEvent>,
    /// The schedules that it runs by.
    pub schedules: Vec<ScheduleEvent>,
}

/// A queue as an event source.
///
/// <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sqs.html>
#[derive(Debug, Clone)]
pub struct QueueEvent {
    /// The ARN of the queue.
    pub queue: String,
    /// The most messages that one invocation gets.
    pub batch_size: usize,
    /// How long messages are gathered for a batch.
    pub batching_window: Duration,
    /// Whether the function's answer says which messages failed.
    pub reports_failures: bool,
    /// The most batches that the function works on at a time.
    pub concurrency: usize,
}

/// A schedule.
///
/// <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-schedule.html>
#[derive(Debug, Clone)]
pub struct ScheduleEvent {
    /// What the template calls it.
    pub name: String,
    /// How long it is from one invocation to the next.
    pub rate: Duration,
}

/// What a batch holds at most, unless the event source says.
const BATCH_SIZE: usize = 10;

/// Batches without a limit of their own; AWS would run a thousand.
const CONCURRENCY: usize = 10;

pub(super) fn read(node: &Node, scope: &Scope) -> Result<EventSources, Error> {
    let mut sources = EventSources::default();
    for event in node.as_map()? {
        sources.add(event, scope)?;
    }
    Ok(sources)
}

impl EventSources {
    fn add(&mut self, event: &Entry, scope: &Scope) -> Result<(), Error> {
        let mut fields = Fields::of(&event.value, &event.key)?;
        let kind = fields.require("Type")?;
        let properties = fields.take("Properties");
        fields.finish()?;
        let properties = || {
            let missing = || kind.error(format!("{} has no Properties", event.key));
            Fields::of(properties.ok_or_else(missing)?, &event.key)
        };
        match kind.as_text()?.as_str() {
            "HttpApi" => self.routes.push(read_route(properties()?, scope)?),
            "SQS" => self.queues.extend(read_queue(properties()?, scope)?),
            "DynamoDB" => {
                let stream = streams::read(&event.key, properties()?, scope)?;
                self.streams.extend(stream);
            }
            "Schedule" => {
                let schedule = read_schedule(&event.key, properties()?, scope)?;
                self.schedules.extend(schedule);
            }
            other => {
                return Err(kind.error(format!("events of type {other} are not understood")));
            }
        }
        Ok(())
    }
}

fn read_route(mut properties: Fields<'_>, scope: &Scope) -> Result<Route, Error> {
    let method = scope.resolve(properties.require("Method")?)?;
    let path = scope.resolve(properties.require("Path")?)?;
    properties.ignore(&["ApiId"]).finish()?;
    Route::parse(&method.as_text()?, &path.as_text()?).map_err(|message| path.error(message))
}

/// None if the template switches it off.
fn read_queue(mut properties: Fields<'_>, scope: &Scope) -> Result<Option<QueueEvent>, Error> {
    let queue = scope.resolve(properties.require("Queue")?)?.as_text()?;
    let size = properties.resolve("BatchSize", scope)?;
    let window = properties.number("MaximumBatchingWindowInSeconds", scope, 0..=300)?;
    let event = QueueEvent {
        queue,
        batch_size: match size {
            Some(node) => read_batch_size(&node, window)?,
            None => BATCH_SIZE,
        },
        batching_window: window.map_or(Duration::ZERO, Duration::from_secs),
        reports_failures: match properties.resolve("FunctionResponseTypes", scope)? {
            Some(node) => response_types::reports_failures(&node)?,
            None => false,
        },
        concurrency: match properties.take("ScalingConfig") {
            Some(node) => read_scaling(node, scope)?,
            None => CONCURRENCY,
        },
    };
    let enabled = properties.flag("Enabled", scope, true)?;
    properties.finish()?;
    Ok(enabled.then_some(event))
}

/// More than one request can receive must be gathered.
fn read_batch_size(node: &Node, window: Option<u64>) -> Result<usize, Error> {
    match node.parse_as("a number of messages")? {
        size @ 11..=10_000 if window.unwrap_or_default() == 0 => {
            let message = format!("{size} messages need a MaximumBatchingWindowInSeconds");
            Err(node.error(message))
        }
        size @ 1..=10_000 => Ok(size),
        size => Err(node.error(format!("a batch cannot have {size} messages"))),
    }
}

fn read_scaling(node: &Node, scope: &Scope) -> Result<usize, Error> {
    let mut fields = Fields::of(node, "ScalingConfig")?;
    let maximum = scope.resolve(fields.require("MaximumConcurrency")?)?;
    fields.finish()?;
    let maximum: usize = maximum.parse_as("a number of invocations")?;
    Ok(maximum.clamp(1, CONCURRENCY))
}

fn read_schedule(
    name: &str,
    mut properties: Fields<'_>,
    scope: &Scope,
) -> Result<Option<ScheduleEvent>, Error> {
    let schedule = scope.resolve(properties.require("Schedule")?)?;
    let enabled = properties.flag("Enabled", scope, true)?;
    properties.ignore(&["Description", "Name"]).finish()?;
    let schedule = ScheduleEvent {
        name: name.to_owned(),
        rate: rate::parse(&schedule.as_text()?).map_err(|message| schedule.error(message))?,
    };
    Ok(enabled.then_some(schedule))
}
