use std::io;

/// Why nothing was computed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file of the repository.
    #[error("{file}: {source}")]
    Io {
        /// Its path from the root.
        file: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// A document lacks what is computed from.
    #[error("{file} has no {what}")]
    Missing {
        /// Its path from the root.
        file: &'static str,
        /// What was looked for.
        what: String,
    },
}
