//! Throws bytes at everything that reads bytes from outside: noise, and good samples with a few
//! things wrong.
//!
//! Nothing may panic, and what a parser accepts holds what it promises: an id is written as it was
//! read, a cursor that somebody changed never opens. Overflow checks are on.
//!
//! ```sh
//! cargo run --profile fuzz -p fuzz              # a million executions of each parser
//! cargo run --profile fuzz -p fuzz -- cursor    # of those whose name holds this
//! FUZZ_EXECUTIONS=5000 FUZZ_SEED=7 cargo test -p fuzz
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what is wrong here is to be seen, as in a test"
)]

mod chooser;
mod input;
mod mutate;
mod parser;
mod parsers;
mod samples;

pub use parser::{Count, Parser};
pub use parsers::parsers;
