//! What uploads pass, what is made of them, and what is found in those that do not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]
#![recursion_limit = "256"]

mod animation;
mod aws_events;
mod cases;
mod colours;
mod documents_and_films;
mod exactness;
mod hostile;
mod large;
mod matrix;
mod metadata;
mod photographs;
mod portraits;
mod properties;
mod reads;
mod renditions;
mod support;
mod unreadable;
