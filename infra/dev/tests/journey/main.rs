//! The whole system, over HTTP, through the real function binaries.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod client;
mod console;
mod events;
mod files;
mod operator;
mod order;
mod patience;
mod realtime;
mod roles;
mod rotation;
mod secrets;
mod tables;
mod tour;

use std::collections::BTreeMap;

use local::{Build, Options, Seed, Stack};

const PASSWORD: &str = "correct horse battery";
/// The binary that is every function, and the operator's command line.
const DEV: &str = env!("CARGO_BIN_EXE_dev");

/// A stack with samples, all of whom have one password.
async fn start() -> Stack {
    start_with(options()).await
}

async fn start_with(options: Options) -> Stack {
    let stack = Stack::start(options).await.expect("the stack starts");
    stack.ready().await.expect("the stack is healthy");
    stack
}

fn options() -> Options {
    Options {
        environment: BTreeMap::from([("SEED_PASSWORD".to_owned(), PASSWORD.to_owned())]),
        build: Build::MultiCall(DEV.into()),
        seed: Seed::Now,
        ..Options::default()
    }
}
