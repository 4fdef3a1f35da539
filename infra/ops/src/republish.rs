//! `ops republish`: events again, from the history.

use std::io::Write;

use outbox::Topic;
use shared_domain::Timestamp;
use shared_events::Published;

use crate::{Error, Stack, Tables, progress::Progress, tables};

/// Which events, and where to.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The earliest events, such as `2026-08-30T00:00:00Z`.
    #[arg(long)]
    since: Timestamp,
    /// The ARN of the topic that events go to, instead of the stack's.
    #[arg(long, env = "EVENTS_TOPIC")]
    events_topic: Option<String>,
    #[command(flatten)]
    tables: Tables,
}

/// Publishes every event since then again. Subscribers do nothing about those that they know.
///
/// # Errors
/// Where a table or the topic does not do as it is told. Trying again is safe.
pub async fn run(options: Options, stack: &Stack, out: &mut impl Write) -> Result<(), Error> {
    let (users, orders) = options.tables.open(stack).await?;
    let aws = tables::aws().await;
    let given = options.events_topic.as_ref();
    let arn = stack.name(&aws, given, "EventsTopic").await?;
    let topic = Topic::from_env(&aws, &arn);
    let mut count = 0;
    let progress = Progress::of("Publishing");
    let mut publish = async |events: Vec<Published>| -> Result<(), Error> {
        count += events.len();
        progress.tells(format!("Publishing: {count} events"));
        Ok(topic.publish(&events).await?)
    };
    users.each_change_since(options.since, &mut publish).await?;
    orders.each_event_since(options.since, &mut publish).await?;
    drop(progress);
    writeln!(out, "Published {count} events again.")?;
    Ok(())
}
