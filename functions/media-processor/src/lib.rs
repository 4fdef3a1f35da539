//! Checks what was uploaded, and makes of it what is served.

// Futures of the client library nest deeply.
#![recursion_limit = "256"]

mod bootstrap;
mod event;
mod files;
mod pictures;
mod processor;
mod sweep;
mod upload;

pub use bootstrap::bootstrap;
pub use event::{Event, Uploaded, uploads};
pub use media_content as content;
pub use processor::{ProcessError, Processor};
