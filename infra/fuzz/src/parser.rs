//! Something that reads bytes from outside, and its executions.

use std::{
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    str::FromStr,
};

use crate::{chooser::Chooser, input, input::Sample};

/// Something that reads bytes from outside.
pub struct Parser {
    /// What it reads.
    pub name: &'static str,
    samples: Vec<Sample>,
    read: Box<Read>,
}

/// Tells whether bytes were accepted.
type Read = dyn Fn(&[u8]) -> bool;

/// How often, and from where chance begins.
#[derive(Debug, Clone, Copy)]
pub struct Count {
    executions: u64,
    seed: u64,
}

/// What came of it.
#[derive(Debug, Clone, Copy)]
pub struct Outcome {
    /// How often it was executed.
    pub executions: u64,
    /// How often it took what it was given.
    pub accepted: u64,
}

impl Count {
    /// `FUZZ_EXECUTIONS`, or so many, beginning at `FUZZ_SEED`.
    pub fn from_env(executions: u64) -> Self {
        Self {
            executions: variable("FUZZ_EXECUTIONS").unwrap_or(executions),
            seed: variable("FUZZ_SEED").unwrap_or_default(),
        }
    }
}

fn variable(name: &str) -> Option<u64> {
    let text = env::var(name).ok()?;
    Some(text.parse().expect("a whole number"))
}

impl Parser {
    /// Reads bytes. `read` tells whether they were accepted, and panics where that is wrong.
    pub fn of_bytes<S: Into<Vec<u8>>>(
        name: &'static str,
        samples: impl IntoIterator<Item = S>,
        read: impl Fn(&[u8]) -> bool + 'static,
    ) -> Self {
        let samples = samples.into_iter();
        Self {
            name,
            samples: samples.map(|sample| Sample::new(sample.into())).collect(),
            read: Box::new(read),
        }
    }

    /// The same of text.
    pub fn of_text<S: Into<Vec<u8>>>(
        name: &'static str,
        samples: impl IntoIterator<Item = S>,
        read: impl Fn(&str) -> bool + 'static,
    ) -> Self {
        Self::of_bytes(name, samples, move |bytes| {
            read(&String::from_utf8_lossy(bytes))
        })
    }

    /// Reads a value that reads back as it is written.
    pub fn of_value<T, S>(
        name: &'static str,
        samples: impl IntoIterator<Item = S>,
        write: impl Fn(&T) -> String + 'static,
    ) -> Self
    where
        T: FromStr + PartialEq,
        S: Into<Vec<u8>>,
    {
        Self::of_text(name, samples, move |text| {
            let Ok(value) = text.parse::<T>() else {
                return false;
            };
            let again = write(&value).parse::<T>();
            assert!(again.is_ok_and(|again| again == value), "read back");
            true
        })
    }

    /// Executes it.
    ///
    /// # Panics
    /// Where it panics, after saying what it was given.
    pub fn execute(&self, count: Count) -> Outcome {
        let mut chooser = Chooser::new(count.seed, self.name);
        let accepted = (0..count.executions)
            .filter(|_| self.accepts(&input::next(&mut chooser, &self.samples)))
            .count();
        Outcome {
            executions: count.executions,
            accepted: accepted as u64,
        }
    }

    /// True where it accepts its samples: or what is made of them would not get far.
    pub fn accepts_its_samples(&self) -> bool {
        self.samples
            .iter()
            .all(|sample| self.accepts(&sample.bytes))
    }

    fn accepts(&self, input: &[u8]) -> bool {
        let read = catch_unwind(AssertUnwindSafe(|| (self.read)(input)));
        read.unwrap_or_else(|_| panic!("{} panics at b\"{}\"", self.name, input.escape_ascii()))
    }
}
