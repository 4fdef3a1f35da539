//! Reading the audit trail, the latest first: one query in each partition at the same time, and a
//! merge.

use futures_util::future::try_join_all;

use super::{of_actor, of_type};
use crate::{
    Audit, Direction, Page, StoreError,
    dynamo::key_range::{KeyRange, Partition},
    dynamo::{
        item::from_item,
        merge::{cut, merge},
    },
};
use shared_domain::{
    Timestamp, UserId,
    audit::{AuditEvent, AuditType},
};

/// Rows that are looked at where only some of them are wanted, at most.
const EXAMINED: usize = 100;

/// Which events a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AuditFilter {
    /// Those of one type.
    pub kind: Option<AuditType>,
    /// What one user, or one API key, did.
    pub actor: Option<UserId>,
    /// Those from this instant on.
    pub from: Option<Timestamp>,
    /// Those up to this instant.
    pub to: Option<Timestamp>,
}

impl AuditFilter {
    fn partitions(&self) -> Vec<Partition> {
        match (self.actor, self.kind) {
            (Some(actor), _) => vec![of_actor(actor)],
            (None, Some(kind)) => of_type(kind).collect(),
            (None, None) => AuditType::ALL.into_iter().flat_map(of_type).collect(),
        }
    }

    /// How many rows of each partition are looked at.
    fn examined(&self, limit: usize) -> usize {
        match (self.actor, self.kind) {
            (Some(_), Some(_)) => EXAMINED.max(limit + 1),
            _ => limit + 1,
        }
    }

    /// True for what is wanted of the partitions.
    fn admits(&self, event: &AuditEvent) -> bool {
        self.kind.is_none_or(|kind| event.act.kind == kind)
    }
}

impl Audit {
    /// At most `limit` events of the list, those after the sort key `after`.
    pub async fn list(
        &self,
        filter: &AuditFilter,
        after: Option<&str>,
        limit: usize,
    ) -> Result<Page<AuditEvent>, StoreError> {
        let range = KeyRange::backward_between(filter.from, filter.to, after);
        if range.is_empty() {
            return Ok(Page::empty());
        }
        let partitions = filter.partitions();
        let examined = filter.examined(limit);
        let slices = partitions.iter().map(|partition| {
            self.table
                .slice(partition, &range, Direction::Backward, examined)
        });
        let merged = merge(try_join_all(slices).await?, Direction::Backward);
        cut(merged, limit, |item| {
            let event = from_item(item)?;
            Ok(filter.admits(&event).then_some(event))
        })
    }
}
