use std::io;
use std::path::{Path, PathBuf};

/// Why the local stack cannot do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The template holds what the reader does not understand.
    #[error(transparent)]
    Template(#[from] crate::template::Error),
    /// A file cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A loopback port cannot be listened on.
    #[error("cannot listen on 127.0.0.1:{port}: {source}")]
    Listen {
        /// The port; 0 is any.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
    /// DynamoDB refuses a table, or its file.
    #[error("DynamoDB: {0}")]
    Database(String),
}

impl Error {
    /// Names the file that an I/O error is about.
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |source| Self::File { path, source }
    }
}
