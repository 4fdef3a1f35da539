//! What no function does alone: what the tables hold is taken out of them again.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod republishing;
