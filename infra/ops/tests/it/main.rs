//! The commands, and the document that holds the functions, the template and the code together.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accounts;
mod audit;
mod cli;
mod commands;
mod dead_letters;
mod documents;
mod indexes;
mod matrix;
mod metrics;
mod openapi;
mod operations;
mod readme;
mod release_profile;
mod routes;
mod seed;
mod subscribers;
