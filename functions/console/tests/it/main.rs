//! What a browser gets that opens the app.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod files;
mod headers;
mod support;
