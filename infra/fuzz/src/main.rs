//! Prints how often each parser was executed. One that panics ends it, with the input that did it.

#![allow(clippy::print_stdout, reason = "this is what the program is for")]

use std::{
    env,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Instant,
};

use fuzz::{Count, Parser};

const EXECUTIONS: u64 = 1_000_000;

fn main() {
    let wanted = env::args().nth(1).unwrap_or_default();
    let count = Count::from_env(EXECUTIONS);
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| work(&wanted, count, &next));
        }
    });
}

/// Executes one parser after the other, of those that no other thread has taken.
fn work(wanted: &str, count: Count, next: &AtomicUsize) {
    let parsers = fuzz::parsers();
    while let Some(parser) = parsers.get(next.fetch_add(1, Ordering::Relaxed)) {
        if parser.name.contains(wanted) {
            report(parser, count);
        }
    }
}

fn report(parser: &Parser, count: Count) {
    let started = Instant::now();
    let outcome = parser.execute(count);
    println!(
        "{}: {} executions, {} accepted, {} s",
        parser.name,
        outcome.executions,
        outcome.accepted,
        started.elapsed().as_secs()
    );
}
