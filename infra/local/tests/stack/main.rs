//! The stack as its users see it, over HTTP, with a function binary of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod browsers;
mod cloudformation;
mod custom_resources;
mod data_dir;
mod dynamodb;
mod event_sources;
mod functions;
mod http_api;
mod iam;
mod observed;
mod reload;
mod s3;
mod secrets_manager;
mod seeding;
mod sns;
mod sqs;
mod streams;
mod support;
mod template;
mod web_socket;
