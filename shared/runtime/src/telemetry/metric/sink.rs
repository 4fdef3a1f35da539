//! Where metrics go: the log, unless somebody collects them.

use std::{cell::RefCell, future::Future};

use serde_json::Value;

tokio::task_local! {
    static COLLECTED: RefCell<Vec<Value>>;
}

/// Does `work`, and gives the lines that it would have left in the log: how tests see them.
pub fn collected<F: Future>(work: F) -> impl Future<Output = (F::Output, Vec<Value>)> {
    let work = Box::pin(work);
    let work = async {
        let output = work.await;
        (output, COLLECTED.with(RefCell::take))
    };
    COLLECTED.scope(RefCell::default(), work)
}

/// Writes a line.
pub(super) fn write(line: Value) {
    let mut line = Some(line);
    let _ = COLLECTED.try_with(|lines| lines.borrow_mut().extend(line.take()));
    // Not through the log's own format: CloudWatch looks for the metric at the top of the line.
    #[expect(
        clippy::print_stdout,
        reason = "a function's log is its standard output"
    )]
    if let Some(line) = line {
        println!("{line}");
    }
}
