//! Something that is done for an order, and what it takes.

use crate::{
    Error,
    assumptions::{LOG_LINES, TRIP_MS},
    entry::Entry,
    measured::{Capacity, Measured},
    template::Template,
    usage::Usage,
};

/// Something that is done for an order: one invocation of a function.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// What it is called in the table.
    pub name: &'static str,
    /// How often for an order.
    pub times: f64,
    /// The function, as `template.yaml` names it.
    pub function: &'static str,
    /// How it comes to the function.
    pub entry: Entry,
    /// What it asks of the store.
    pub store: Store,
    /// What it asks of the processor.
    pub work: Work,
    /// Write units that the code takes and the measured figures do not have, being older. They are
    /// left out once the figures show that requests are counted.
    pub newer_writes: f64,
}

/// What an operation asks of the store.
#[derive(Debug, Clone, Copy)]
pub enum Store {
    /// As this request in `docs/BENCHMARKS.md`, or the one that is closest; and what its variants
    /// of these names take more than it.
    Request(&'static str, &'static [&'static str]),
    /// As the projector after this change in `docs/SEARCH.md`.
    Projection(&'static str),
    /// What the code shows.
    Code(Capacity),
}

/// What an operation asks of the processor.
#[derive(Debug, Clone, Copy)]
pub enum Work {
    /// As this warm request, or the one that is closest.
    Request(&'static str),
    /// As a password's hash.
    Hash,
    /// As looking at this upload.
    Upload(&'static str),
}

impl Operation {
    /// What it takes once.
    pub fn usage(&self, measured: &Measured, template: &Template) -> Result<Usage, Error> {
        let capacity = self.capacity(measured)?;
        let lambda = template.lambda(self.function)?;
        let ms = capacity.trips * TRIP_MS + self.work.ms(measured)? / lambda.processors();
        let taken = Usage {
            invocations: 1.0,
            gb_seconds: lambda.gb_seconds(ms),
            read: capacity.read,
            write: capacity.write,
            logged: LOG_LINES,
            ..Usage::default()
        };
        Ok(taken + self.entry.usage())
    }

    fn capacity(&self, measured: &Measured) -> Result<Capacity, Error> {
        let mut capacity = self.store.capacity(measured)?;
        if !measured.counts_requests()? {
            capacity.write += self.newer_writes;
        }
        Ok(capacity)
    }
}

/// What the projector asks beside its writes: the order, its text and the generations; then what
/// the read models know; then the transaction. `docs/SEARCH.md` says how much that reads.
const PROJECTION: Capacity = Capacity {
    trips: 4.0,
    read: 5.0,
    write: 0.0,
};

impl Store {
    fn capacity(self, measured: &Measured) -> Result<Capacity, Error> {
        let (row, variants) = match self {
            Self::Code(capacity) => return Ok(capacity),
            Self::Projection(change) => {
                let write = measured.projected(change)?;
                return Ok(Capacity {
                    write,
                    ..PROJECTION
                });
            }
            Self::Request(row, variants) => (row, variants),
        };
        let plain = measured.capacity(row)?;
        let mut all = plain;
        for variant in variants {
            let more = measured.capacity(&format!("{row}, {variant}"))?;
            all.read += more.read - plain.read;
            all.write += more.write - plain.write;
        }
        Ok(all)
    }
}

impl Work {
    /// Milliseconds of a whole processor.
    fn ms(self, measured: &Measured) -> Result<f64, Error> {
        match self {
            Self::Request(row) => measured.processor_ms(row),
            Self::Hash => measured.hash_ms(),
            Self::Upload(row) => measured.upload_ms(row),
        }
    }
}
