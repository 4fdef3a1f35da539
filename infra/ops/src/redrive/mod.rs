//! `ops redrive`: dead letters go back to the queues that they came from.

mod dead_letters;
mod moving;

use std::io::Write;

use aws_sdk_sqs::Client;

use crate::{Error, Stack, tables};
use dead_letters::DeadLetters;

/// Which messages, and whether to move them.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Whose dead letters; all without.
    #[arg(value_enum)]
    of: Option<DeadLetters>,
    /// Count them, and leave them there.
    #[arg(long)]
    list: bool,
}

/// Moves them, and tells how many there were. Receiving a message twice does no harm.
///
/// # Errors
/// Where a queue does not do as it is told, or messages are left that cannot be moved.
pub async fn run(options: Options, stack: &Stack, out: &mut impl Write) -> Result<(), Error> {
    let aws = tables::aws().await;
    let client = Client::new(&aws);
    let queues = match options.of {
        Some(queue) => vec![queue],
        None => DeadLetters::ALL.to_vec(),
    };
    let mut left = 0;
    for queue in queues {
        let url = stack.name(&aws, None, queue.logical_id()).await?;
        let queue = dead_letters::Queue::find(&client, queue, &url).await?;
        match options.list {
            true => writeln!(out, "{:<20} {}", queue.name, queue.count)?,
            false => left += moved(&queue, &client, out).await?,
        }
    }
    match left {
        0 => Ok(()),
        left => Err(Error::DeadLetters(left)),
    }
}

/// Gives how many messages could not be moved.
async fn moved(
    queue: &dead_letters::Queue,
    client: &Client,
    out: &mut impl Write,
) -> Result<u64, Error> {
    let outcome = moving::all(client, queue).await?;
    writeln!(out, "{:<20} {} moved", queue.name, outcome.moved)?;
    if let Some(reason) = &outcome.failure {
        writeln!(out, "{:<20} {} left: {reason}", queue.name, outcome.left)?;
    }
    Ok(outcome.left)
}
