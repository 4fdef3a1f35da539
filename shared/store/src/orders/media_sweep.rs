//! Finding files that are not there yet and never will be, and those whose objects outlived them.
//!
//! Both carry the attributes of a sparse index, sharded by the file's id and sorted by when they
//! are to be looked at.

use crate::dynamo::dispatch::Dispatch;
use crate::{
    Orders, StoreError,
    dynamo::{
        item::{Item, text},
        keys,
        table::sort_key,
    },
};
use shared_domain::{Duration, MediaId, OrderId, Timestamp, media::Media};

const INDEX: &str = "files-to-sweep";
const SHARD: &str = "sweepShard";
const WHEN: &str = "sweepKey";

/// Partitions that the index is spread over.
pub const SWEEP_SHARDS: u8 = 4;

/// How long the sweep leaves a file alone that somebody may be at work on: as long as an upload URL
/// lives, and longer than any function runs.
const GRACE: Duration = Duration::from_secs(15 * 60);

/// How many files of a shard one sweep looks at, the oldest first: as many as a function has time
/// for.
const PAGE: i32 = 250;

/// What the sweep finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SweepItem {
    /// A file that was declared and has not come.
    Awaited(OrderId, MediaId),
    /// A file that is gone, while its objects may be there.
    Removed(OrderId, MediaId),
}

impl Orders {
    /// What is to be swept by now, of one of [`SWEEP_SHARDS`], some of it at a time. The index
    /// lags: the file itself says whether it is still so.
    pub async fn files_to_sweep(
        &self,
        shard: u8,
        now: Timestamp,
    ) -> Result<Vec<SweepItem>, StoreError> {
        let answer = self
            .table
            .client
            .query()
            .table_name(&*self.table.name)
            .index_name(INDEX)
            .key_condition_expression("sweepShard = :shard AND sweepKey < :now")
            .expression_attribute_values(":shard", text(shard_name(shard)))
            .expression_attribute_values(":now", text(now.to_string()))
            .limit(PAGE)
            .dispatch()
            .await?;
        let items = answer.items.unwrap_or_default();
        Ok(items.iter().filter_map(read).collect())
    }
}

/// What the sweep finds a file by that was declared.
pub fn awaited_until(media: &Media) -> Item {
    sweep_keys(media, media.created_at + Media::AWAITED + GRACE)
}

/// What the sweep finds a file by that is taken away now.
pub fn swept_after(media: &Media, now: Timestamp) -> Item {
    sweep_keys(media, now + GRACE)
}

fn sweep_keys(media: &Media, when: Timestamp) -> Item {
    let [.., last] = *media.id.as_bytes();
    let (order, media) = (media.order_id, media.id);
    Item::from([
        (SHARD.to_owned(), text(shard_name(last % SWEEP_SHARDS))),
        (WHEN.to_owned(), text(format!("{when}#{order}#{media}"))),
    ])
}

fn shard_name(shard: u8) -> String {
    format!("SWEEP#{shard}")
}

fn read(item: &Item) -> Option<SweepItem> {
    let mut parts = item.get(WHEN)?.as_s().ok()?.split('#').skip(1);
    let order = parts.next()?.parse().ok()?;
    let media = parts.next()?.parse().ok()?;
    let is_gone = sort_key(item)?.starts_with(keys::REMOVED);
    Some(match is_gone {
        true => SweepItem::Removed(order, media),
        false => SweepItem::Awaited(order, media),
    })
}
