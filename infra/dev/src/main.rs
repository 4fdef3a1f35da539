//! The local stack, and in the same binary every function and the operator's command line: one link
//! makes all of them.

mod arguments;
mod functions;
mod logs;
mod stack;
mod summary;
mod terminal;

use std::process::ExitCode;

use clap::Parser;
use tokio::runtime::{Builder, Runtime};

use arguments::{Arguments, Command};
use shared_runtime::Bootstrap;

/// A multi-call binary: the stack runs it with the name of a function, people with flags.
fn main() -> ExitCode {
    let name = std::env::args().nth(1);
    match name.as_deref().and_then(functions::bootstrap) {
        Some(function) => run_function(function),
        None => run_command(Arguments::parse()),
    }
}

/// As a function's own binary does it.
fn run_function(bootstrap: Bootstrap) -> ExitCode {
    let outcome = runtime(&mut Builder::new_current_thread()).block_on(bootstrap);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => terminal::failure(&error),
    }
}

fn run_command(arguments: Arguments) -> ExitCode {
    match arguments.command {
        Some(Command::Ops(ops)) => runtime(&mut Builder::new_current_thread()).block_on(ops.main()),
        None => runtime(&mut Builder::new_multi_thread()).block_on(stack::main(arguments)),
    }
}

#[allow(clippy::expect_used)]
fn runtime(builder: &mut Builder) -> Runtime {
    let runtime = builder.enable_all().build();
    runtime.expect("the system gives a process what its event loop needs")
}
