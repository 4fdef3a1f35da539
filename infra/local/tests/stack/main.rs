//! The stack as its users see it, over HTTP, with a function binary of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod custom_resources;
mod data;
mod database;
mod functions;
mod gateway;
mod reload;
mod secrets;
mod seeding;
mod support;
mod template;
