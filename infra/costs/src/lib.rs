//! What a month costs on AWS, by the number of orders.
//!
//! ```text
//! operation × times an order → Usage → × prices → Bill
//! ```
//!
//! What an operation takes of the store and of a processor was measured (`docs/BENCHMARKS.md`),
//! what the projector writes stands in `docs/SEARCH.md`, memory and alarms in `template.yaml`. What
//! an order brings about is assumed ([`assumptions`], [`life`]), and so is what AWS charges
//! ([`prices`]).

pub mod assumptions;
pub mod bill;
pub mod document;
pub mod entry;
mod error;
pub mod fixed;
pub mod life;
pub mod markers;
pub mod measured;
pub mod model;
pub mod operation;
pub mod prices;
mod report;
pub mod server;
pub mod service;
pub mod storage;
mod table;
pub mod template;
pub mod usage;

pub use document::{Block, Operations};
pub use error::Error;
pub use model::Model;
pub use report::blocks;
