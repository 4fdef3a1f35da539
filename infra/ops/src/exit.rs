//! How commands end.

use std::process::ExitCode;

use crate::Error;

/// How a command ends, as its exit code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// It is done.
    Done = 0,
    /// It could not be done.
    Failed = 1,
    /// What was asked is wrong or incomplete; clap ends with the same code.
    Usage = 2,
    /// `verify` found what differs.
    Drift = 3,
    /// `redrive` left messages where they are.
    DeadLetters = 4,
}

impl Exit {
    const ALL: [Self; 5] = [
        Self::Done,
        Self::Failed,
        Self::Usage,
        Self::Drift,
        Self::DeadLetters,
    ];

    fn meaning(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Failed => "failed; standard error says why",
            Self::Usage => "what was asked is wrong or incomplete",
            Self::Drift => "`verify` found that counters or search differ from the tables",
            Self::DeadLetters => "`redrive` could not move every dead letter",
        }
    }

    /// What `ops --help` says of exit codes.
    pub(crate) fn help() -> String {
        let lines = Self::ALL.map(|exit| format!("\n  {}  {}", exit as u8, exit.meaning()));
        format!("Exit codes:{}", lines.concat())
    }
}

impl From<&Error> for Exit {
    fn from(error: &Error) -> Self {
        match error {
            Error::Unnamed(_) | Error::NoSeedPassword => Self::Usage,
            Error::Drift(_) => Self::Drift,
            Error::DeadLetters(_) => Self::DeadLetters,
            _ => Self::Failed,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
