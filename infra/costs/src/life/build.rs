//! How the table of operations is written down.

use crate::{
    entry::Entry,
    measured::Capacity,
    operation::{Operation, Store, Work},
};

/// Several calls, or many rows.
const MANY_CALLS: Work = Work::Request("orders, list of 20");
/// An audit event in a transaction, and its entry in the index.
pub(super) const AUDIT: f64 = 3.0;

/// A request of somebody who is signed in.
pub(super) const fn request(
    name: &'static str,
    times: f64,
    function: &'static str,
    row: &'static str,
) -> Operation {
    event(name, times, function)
        .entry(Entry::Api)
        .like(row)
        .newer_writes(1.0)
}

/// A message of a queue.
pub(super) const fn event(name: &'static str, times: f64, function: &'static str) -> Operation {
    Operation {
        name,
        times,
        function,
        entry: Entry::Queue,
        store: Store::Code(Capacity {
            trips: 0.0,
            read: 0.0,
            write: 0.0,
        }),
        work: MANY_CALLS,
        newer_writes: 0.0,
    }
}

impl Operation {
    pub(super) const fn entry(self, entry: Entry) -> Self {
        Self { entry, ..self }
    }

    pub(super) const fn work(self, work: Work) -> Self {
        Self { work, ..self }
    }

    pub(super) const fn newer_writes(self, newer_writes: f64) -> Self {
        Self {
            newer_writes,
            ..self
        }
    }

    const fn store(self, store: Store) -> Self {
        Self { store, ..self }
    }

    pub(super) const fn like(self, row: &'static str) -> Self {
        self.store(Store::Request(row, &[]))
    }

    /// With what variants of its request take more.
    pub(super) const fn with(self, variants: &'static [&'static str]) -> Self {
        match self.store {
            Store::Request(row, _) => self.store(Store::Request(row, variants)),
            _ => self,
        }
    }

    pub(super) const fn projects(self, change: &'static str) -> Self {
        self.store(Store::Projection(change))
    }

    pub(super) const fn code(self, trips: f64, read: f64, write: f64) -> Self {
        self.store(Store::Code(Capacity { trips, read, write }))
    }
}
