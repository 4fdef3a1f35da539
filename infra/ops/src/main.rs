//! What operators and developers do from the command line.

use std::process::ExitCode;

use clap::Parser;
use ops::Ops;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    Ops::parse().main().await
}
