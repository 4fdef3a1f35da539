//! What was measured, from the tables of `docs/BENCHMARKS.md` and `docs/SEARCH.md`.

use crate::{Error, document::read, table::Table};

const BENCHMARKS: &str = "docs/BENCHMARKS.md";
const SEARCH: &str = "docs/SEARCH.md";
/// The tables of store calls; reads over many orders, since a shop has them in time.
const STORE: [&str; 4] = ["store", "lists-many", "search-many", "administration-many"];

/// What a request takes of the store.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Capacity {
    /// Calls that wait for one another.
    pub trips: f64,
    /// Read units.
    pub read: f64,
    /// Write units.
    pub write: f64,
}

/// The measured figures.
#[derive(Debug)]
pub struct Measured {
    store: Vec<Table>,
    processor: Table,
    cold_starts: Table,
    uploads: Table,
    projector: Table,
}

impl Measured {
    /// Reads the documents.
    pub fn read() -> Result<Self, Error> {
        let benchmarks = read(BENCHMARKS)?;
        let table = |name: &str| {
            let marker = format!("<!-- {name} -->");
            Table::after(BENCHMARKS, &benchmarks, &marker)
        };
        Ok(Self {
            store: STORE.into_iter().map(table).collect::<Result<_, _>>()?,
            processor: table("processor")?,
            cold_starts: table("cold-starts")?,
            uploads: table("uploads")?,
            projector: Table::after(SEARCH, &read(SEARCH)?, "## What is written")?,
        })
    }

    /// What a request takes, its caller's account included.
    pub fn capacity(&self, row: &str) -> Result<Capacity, Error> {
        let table = self.store.iter().find(|table| table.has(row));
        let table = table.unwrap_or(&self.store[0]);
        let aside = table.numbers(row, "caller, attempts: RCU + WCU")?;
        Ok(Capacity {
            trips: table.number(row, "round trips")?,
            read: table.number(row, "RCU")? + aside.first().unwrap_or(&0.0),
            write: table.number(row, "WCU")? + aside.get(1).unwrap_or(&0.0),
        })
    }

    /// Whether requests were counted already when the store was measured: then a read has its write
    /// too.
    pub fn counts_requests(&self) -> Result<bool, Error> {
        Ok(self.capacity("get by id, customer")?.write > 0.0)
    }

    /// Milliseconds of a whole processor that a warm request takes.
    pub fn processor_ms(&self, row: &str) -> Result<f64, Error> {
        self.processor.number(row, "processor time each, ms")
    }

    /// Milliseconds of a whole processor that a password's hash takes: what a sign-in takes after
    /// the start.
    pub fn hash_ms(&self) -> Result<f64, Error> {
        let figure = |column| self.cold_starts.number("auth, login", column);
        Ok(figure("to the first answer, ms")? - figure("to the first `next`, ms")?)
    }

    /// Milliseconds that `media-processor` looks at an upload, with a whole processor.
    pub fn upload_ms(&self, row: &str) -> Result<f64, Error> {
        self.uploads.number(row, "time each, ms")
    }

    /// Write units of the read models after a change.
    pub fn projected(&self, change: &str) -> Result<f64, Error> {
        self.projector.number(change, "together")
    }
}
