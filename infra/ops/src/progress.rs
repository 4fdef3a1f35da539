//! How far a command is, on standard error, for whoever looks: nothing where that is no terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// From one picture of a spinner to the next.
const TICK: Duration = Duration::from_millis(100);

/// A bar or spinner, gone once it is dropped.
#[derive(Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Something that takes a while.
    pub fn of(what: impl Into<String>) -> Self {
        let spinner = ProgressBar::new_spinner().with_message(what.into());
        spinner.enable_steady_tick(TICK);
        Self(spinner)
    }

    /// Something else of it.
    pub fn tells(&self, what: String) {
        self.0.set_message(what);
    }

    /// `done` of `all`.
    pub fn is(&self, done: u64, all: u64) {
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
            self.0.set_style(style);
        }
        self.0.set_length(all);
        self.0.set_position(done);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
