//! What operators and developers do from the command line.

use std::{io, process::ExitCode};

use clap::Parser;
use ops::Ops;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match Ops::parse().run(&mut io::stdout()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = error.tell(&mut io::stderr());
            ExitCode::FAILURE
        }
    }
}
