//! How many requests are taken of one caller, counted across all instances.
//!
//! The count goes out before a request's work and comes back beside it. A read takes no longer for
//! it; a write waits for its verdict, since [`Count::admitted`] stands before every change: whoever
//! changes something was looked up by [`Services::caller`](super::Services::caller), which awaits
//! both.

mod count;
mod gate;
mod limiter;
mod refused;

pub use count::Count;
pub(super) use gate::CallerId;
pub use gate::{Counting, Gate, UnknownGate, pass, pass_unknown};
pub use limiter::Limiter;
