//! A table's stream as an event source.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;
use std::time::Duration;

use serde_json::Value;

use super::fields::Fields;
use super::filters::Pattern;
use super::node::Node;
use super::{Error, Scope, filters, response_types};

/// A table's stream as an event source.
///
/// <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-dynamodb.html>
#[derive(Debug, Clone)]
pub struct StreamEvent {
    /// What the template calls it.
    pub name: String,
    /// The ARN of the stream.
    pub stream: String,
    /// The most records that one invocation gets.
    pub batch_size: usize,
    /// How long records are gathered for a batch.
    pub batching_window: Duration,
    /// How often a batch that failed is tried again; without a number, until it is too old.
    pub retries: Option<u32>,
    /// How old a record may get before it is given up; without a limit, as old as the stream keeps
    /// it.
    pub maximum_age: Option<Duration>,
    /// Whether a batch that failed is halved before it is tried again.
    pub bisects: bool,
    /// The most batches of one shard that are worked on at a time.
    pub parallelization: usize,
    /// Whether the function's answer says which records failed.
    pub reports_failures: bool,
    /// The ARN of the bucket that gets what was given up.
    pub on_failure: Option<String>,
    /// Which records the function gets: those that one of these matches, or all.
    pub(crate) filters: Vec<Pattern>,
}

impl StreamEvent {
    /// Whether the function gets this record, written as functions get it.
    pub fn matches(&self, record: &Value) -> bool {
        let mut filters = self.filters.iter();
        self.filters.is_empty() || filters.any(|pattern| pattern.matches(record))
    }
}

/// What a batch holds at most, unless the event source says.
const BATCH_SIZE: usize = 100;

/// None if the template switches it off.
pub(super) fn read(
    name: &str,
    mut properties: Fields<'_>,
    scope: &Scope,
) -> Result<Option<StreamEvent>, Error> {
    let stream = scope.resolve(properties.require("Stream")?)?.as_text()?;
    check_start(&scope.resolve(properties.require("StartingPosition")?)?)?;
    let event = StreamEvent {
        name: name.to_owned(),
        stream,
        batch_size: properties
            .number("BatchSize", scope, 1..=10_000)?
            .unwrap_or(BATCH_SIZE),
        batching_window: properties
            .number("MaximumBatchingWindowInSeconds", scope, 0..=300)?
            .map_or(Duration::ZERO, Duration::from_secs),
        retries: limit(&mut properties, "MaximumRetryAttempts", scope, 0..=10_000)?,
        maximum_age: limit(
            &mut properties,
            "MaximumRecordAgeInSeconds",
            scope,
            60..=604_800,
        )?
        .map(Duration::from_secs),
        parallelization: properties
            .number("ParallelizationFactor", scope, 1..=10)?
            .unwrap_or(1),
        bisects: properties.flag("BisectBatchOnFunctionError", scope, false)?,
        reports_failures: match properties.resolve("FunctionResponseTypes", scope)? {
            Some(node) => response_types::reports_failures(&node)?,
            None => false,
        },
        on_failure: match properties.take("DestinationConfig") {
            Some(node) => Some(read_destination(node, scope)?),
            None => None,
        },
        filters: match properties.resolve("FilterCriteria", scope)? {
            Some(node) => read_filters(&node)?,
            None => Vec::new(),
        },
    };
    let enabled = properties.flag("Enabled", scope, true)?;
    properties.finish()?;
    Ok(enabled.then_some(event))
}

fn check_start(node: &Node) -> Result<(), Error> {
    match node.as_text()?.as_str() {
        "TRIM_HORIZON" => Ok(()),
        other => Err(node.error(format!("starting at {other} is not understood"))),
    }
}

/// -1 is no limit, as none is.
fn limit<T>(
    properties: &mut Fields<'_>,
    key: &str,
    scope: &Scope,
    limits: RangeInclusive<T>,
) -> Result<Option<T>, Error>
where
    T: FromStr + PartialOrd + Display,
{
    match properties.resolve(key, scope)? {
        Some(node) if node.as_text()? != "-1" => Ok(Some(node.number(limits)?)),
        _ => Ok(None),
    }
}

/// `{Filters: [{Pattern: …}]}`, each pattern a JSON text.
fn read_filters(node: &Node) -> Result<Vec<Pattern>, Error> {
    let mut fields = Fields::of(node, "FilterCriteria")?;
    let filters = fields.require("Filters")?.as_list()?;
    fields.finish()?;
    filters.iter().map(read_filter).collect()
}

fn read_filter(node: &Node) -> Result<Pattern, Error> {
    let mut fields = Fields::of(node, "the filter")?;
    let pattern = fields.require("Pattern")?;
    fields.finish()?;
    filters::read(&pattern.parse_json()?)
}

fn read_destination(node: &Node, scope: &Scope) -> Result<String, Error> {
    let mut fields = Fields::of(node, "DestinationConfig")?;
    let on_failure = fields.require("OnFailure")?;
    fields.finish()?;
    let mut fields = Fields::of(on_failure, "OnFailure")?;
    let kind = scope.resolve(fields.require("Type")?)?;
    let destination = scope.resolve(fields.require("Destination")?)?;
    fields.finish()?;
    match kind.as_text()?.as_str() {
        "S3" => destination.as_text(),
        other => Err(kind.error(format!("destinations of type {other} are not understood"))),
    }
}
