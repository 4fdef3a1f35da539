//! Telling of each step.

use std::{io::Write, time::Instant};

use super::Failure;
use crate::{Error, progress::Progress};

/// What was done so far, told as it is done.
#[derive(Debug)]
pub(super) struct Steps<'a, W> {
    out: &'a mut W,
    left: Vec<String>,
}

impl<'a, W: Write> Steps<'a, W> {
    pub fn new(out: &'a mut W) -> Self {
        Self {
            out,
            left: Vec::new(),
        }
    }

    /// Takes a step, and tells how it went and how long it took.
    pub async fn take<T>(
        &mut self,
        name: &'static str,
        step: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Error> {
        let started = Instant::now();
        let progress = Progress::of(name);
        let outcome = step.await;
        drop(progress);
        let mark = if outcome.is_ok() { '✓' } else { '✗' };
        let seconds = started.elapsed().as_secs_f64();
        writeln!(self.out, "{mark} {name} ({seconds:.2} s)")?;
        outcome.map_err(|failure| Error::Smoke {
            step: name,
            failure: Box::new(failure),
        })
    }

    /// Notes what will be there afterwards.
    pub fn leaves(&mut self, what: String) {
        self.left.push(what);
    }

    pub fn tell_what_is_left(&mut self) -> Result<(), Error> {
        match self.left.is_empty() {
            true => Ok(()),
            false => Ok(writeln!(
                self.out,
                "Left behind: {}.",
                self.left.join(", ")
            )?),
        }
    }
}
