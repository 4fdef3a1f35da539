use std::io;

/// Why nothing was measured.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file, a process or a socket.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// What the system says.
        source: io::Error,
    },
    /// A binary was not built.
    #[error("{0}")]
    Build(String),
    /// The database does not start.
    #[error(transparent)]
    Local(#[from] local::Error),
    /// The database does not take what it is given.
    #[error(transparent)]
    Store(#[from] shared_store::StoreError),
    /// The database cannot be reached.
    #[error(transparent)]
    Http(#[from] reqwest::Error),
    /// Something is no JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// A binary cannot be zipped.
    #[error(transparent)]
    Zip(#[from] zip::result::ZipError),
    /// A function does not answer.
    #[error("{function} did not answer {request}: {reason}")]
    Unanswered {
        /// Its name.
        function: String,
        /// Method and path.
        request: String,
        /// What happened instead.
        reason: String,
    },
    /// A function answers something else than what is to be measured.
    #[error("{request} was answered {status}: {body}")]
    Unexpected {
        /// Method and path.
        request: String,
        /// The status code.
        status: u16,
        /// The body.
        body: String,
    },
    /// What is measured with cannot be made.
    #[error("{0}")]
    Setup(String),
}

impl Error {
    /// Says what an I/O error is about.
    pub fn io(what: impl std::fmt::Display) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io {
            what: what.to_string(),
            source,
        }
    }

    /// Something that ought to work and does not.
    pub fn setup(error: impl std::fmt::Display) -> Self {
        Self::Setup(error.to_string())
    }
}
