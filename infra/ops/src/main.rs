//! What operators and developers do from the command line.

use std::{io, process::ExitCode};

use clap::Parser;
use ops::{Exit, Ops};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match Ops::parse().run(&mut io::stdout()).await {
        Ok(()) => Exit::Done.into(),
        Err(error) => {
            let _ = error.tell(&mut io::stderr());
            Exit::from(&error).into()
        }
    }
}
