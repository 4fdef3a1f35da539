//! `ops rebuild`: the read models again from nothing, while the system runs.

use std::{io::Write, time::Duration};

use crate::{Error, ReadModelTables, Stack, progress::Progress};

/// Which tables, and how long readers may go on reading what they had begun to.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Seconds until what nobody reads any more is removed: longer than any request takes.
    #[arg(long, default_value_t = 30)]
    grace: u64,
    #[command(flatten)]
    tables: ReadModelTables,
}

/// Makes them and removes the old ones.
///
/// # Errors
/// Where a table cannot be reached, or another rebuild began meanwhile. What served before serves
/// on, and another rebuild begins anew.
pub async fn run(options: Options, stack: &Stack, out: &mut impl Write) -> Result<(), Error> {
    let projector = options.tables.open(stack).await?;
    let progress = Progress::of("Rebuilding");
    let rebuilt = projector.rebuild().await?.ok_or(Error::OtherRebuild)?;
    drop(progress);
    let (orders, users) = (rebuilt.orders, rebuilt.users);
    writeln!(out, "Rebuilt from {orders} orders and {users} users.")?;
    let progress = Progress::of("Removing what served before");
    tokio::time::sleep(Duration::from_secs(options.grace)).await;
    for generation in rebuilt.left {
        projector.models.remove_generation(generation).await?;
    }
    drop(progress);
    writeln!(out, "Removed what served before.")?;
    Ok(())
}
