use std::time::Duration;

use super::answer::Call;

/// Why a step fails.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Nobody answers.
    #[error(transparent)]
    Unreachable(#[from] reqwest::Error),
    /// It is not answered as it should be.
    #[error("{what} ({call})")]
    Wrong {
        /// What is wrong.
        what: String,
        /// What was asked.
        call: Call,
    },
    /// What follows from a change does not come about.
    #[error("it did not come about in {} seconds (last asked: {call})", .after.as_secs())]
    Late {
        /// How long it was waited for.
        after: Duration,
        /// What was asked last.
        call: Call,
    },
}
