//! Writes what a month costs into `docs/OPERATIONS.md`.
#![allow(clippy::print_stderr)]

use std::process::ExitCode;

use costs::{Error, Model, Operations, blocks};

fn main() -> ExitCode {
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write() -> Result<(), Error> {
    let mut operations = Operations::open()?;
    for block in blocks(&Model::read()?) {
        operations.replace(&block)?;
    }
    operations.save()
}
