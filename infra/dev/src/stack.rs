//! Runs the local stack until somebody asks to stop it.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use local::{Error, LOGS_FOLDER, Report, Stack};
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::timeout;

use crate::arguments::Arguments;
use crate::logs::Logs;
use crate::summary::Summary;
use crate::terminal::{self, Terminal};

/// How long functions may take to work on earlier changes before the stack says that it is ready.
const CATCHING_UP: Duration = Duration::from_secs(10);

pub async fn main(arguments: Arguments) -> ExitCode {
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => terminal::failure(&error),
    }
}

/// Runs until a signal asks to stop, which also interrupts starting.
async fn run(arguments: Arguments) -> Result<(), Error> {
    let stack = tokio::select! {
        stack = start(&arguments) => stack?,
        () = asked_to_stop() => return Ok(()),
    };
    asked_to_stop().await;
    terminal::step("Stopping");
    stack.stop().await;
    Ok(())
}

async fn start(arguments: &Arguments) -> Result<Stack, Error> {
    let started = Instant::now();
    let mut options = arguments.options()?;
    let logs = Logs::in_folder(arguments.data_dir.join(LOGS_FOLDER));
    let terminal = Arc::new(Terminal::new(logs.clone(), arguments.logs));
    options.report = Report::to({
        let terminal = Arc::clone(&terminal);
        move |event| terminal.tell(event)
    });
    let stack = Stack::start(options).await?;
    stack.ready().await?;
    // So that the first look finds what the samples are counted and searched by.
    let _ = timeout(CATCHING_UP, stack.catch_up()).await;
    let summary = Summary {
        stack: &stack,
        logs: &logs,
        took: started.elapsed(),
    };
    summary.print();
    terminal.open();
    if arguments.tokens {
        terminal::tokens(&stack).await;
    }
    Ok(stack)
}

/// Waits for Ctrl-C or SIGTERM.
async fn asked_to_stop() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = terminated => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
