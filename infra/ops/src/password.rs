//! Passwords that operators give: by the environment or standard input, for a command line is for
//! everybody to read.

use std::{
    env,
    io::{BufRead, stdin},
};

use rand::distr::{Alphanumeric, SampleString};

use crate::Error;

/// The length of a password that nobody chose, in letters and digits: 95 bits.
const LENGTH: usize = 16;

/// The one in this variable.
pub(crate) fn given(variable: &str) -> Option<String> {
    env::var(variable).ok()
}

/// The first line of standard input.
pub(crate) fn read() -> Result<String, Error> {
    let mut line = String::new();
    stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// One that nobody chose.
pub(crate) fn generate() -> String {
    Alphanumeric.sample_string(&mut rand::rng(), LENGTH)
}
