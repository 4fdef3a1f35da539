//! `ops verify`: whether the read models are what the tables say.

use std::{io::Write, time::Duration};

use crate::{Error, ReadModelTables, Stack, progress::Progress};

/// Which tables, and how often to look again.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// How often to look. What changes during a look seems to have drifted in that one.
    #[arg(long, default_value_t = 5)]
    tries: u32,
    /// Seconds between two looks.
    #[arg(long, default_value_t = 2)]
    pause: u64,
    #[command(flatten)]
    tables: ReadModelTables,
}

/// Recounts everything and tells what differs.
///
/// # Errors
/// Where something differs each time, or a table cannot be found or reached.
pub async fn run(options: Options, stack: &Stack, out: &mut impl Write) -> Result<(), Error> {
    let projector = options.tables.open(stack).await?;
    let progress = Progress::of("Recounting");
    let mut drift = projector.verify().await?;
    for _ in 1..options.tries {
        if drift.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_secs(options.pause)).await;
        drift = projector.verify().await?;
    }
    drop(progress);
    for line in &drift {
        writeln!(out, "{line}")?;
    }
    match drift.len() {
        0 => Ok(writeln!(out, "The read models are what the tables say.")?),
        items => Err(Error::Drift(items)),
    }
}
