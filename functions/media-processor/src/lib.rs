//! Checks what was uploaded, and makes of it what is served.

pub mod content;
mod event;
mod files;
mod pictures;
mod processor;
mod sweep;
mod upload;

pub use event::{Event, Uploaded, uploads};
pub use processor::{ProcessError, Processor};
