//! How long things take, told from counts.

mod bucket;
mod histogram;

pub use bucket::Bucket;
pub use histogram::Histogram;
