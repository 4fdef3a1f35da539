//! The stack as its users see it, over HTTP, with a function binary of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod browsers;
mod cloudformation;
mod custom_resources;
mod data;
mod database;
mod event_sources;
mod functions;
mod gateway;
mod queues;
mod reload;
mod roles;
mod secrets;
mod seeding;
mod storage;
mod streams;
mod support;
mod template;
mod topics;
mod web_socket;
mod working;
