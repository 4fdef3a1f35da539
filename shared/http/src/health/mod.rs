//! Whether what the system depends on answers.

mod dependency;
mod probe;

pub use dependency::{Dependency, sns_url};
pub use probe::{Finding, Probe};
