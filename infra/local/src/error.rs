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
    /// Another stack uses the data folder.
    #[error("another stack is running with {}", .0.display())]
    DataDirInUse(PathBuf),
    /// The binaries of the functions cannot be had.
    #[error("{0}")]
    Build(String),
    /// DynamoDB refuses a table, or its file.
    #[error("DynamoDB: {0}")]
    DynamoDb(String),
    /// S3 cannot keep an object.
    #[error("S3: {0}")]
    S3(String),
    /// A custom resource cannot be made.
    #[error("{name}: {reason}")]
    CustomResource {
        /// Its logical id.
        name: String,
        /// What its function said.
        reason: String,
    },
    /// The template describes no HTTP API.
    #[error("the template describes no AWS::Serverless::HttpApi")]
    NoApi,
    /// A function or a topic names a queue that the template does not describe.
    #[error("{0} is no queue of the template")]
    NoQueue(String),
    /// A subscription names a topic that the template does not describe.
    #[error("{0} is no topic of the template")]
    NoTopic(String),
    /// A function takes records from a stream that no table of the template has.
    #[error("{0} is no stream of the template")]
    NoStream(String),
    /// What a function fails on would go to a bucket that the template does not describe.
    #[error("{0} is no bucket of the template")]
    NoBucket(String),
    /// A function has a role that the template does not describe.
    #[error("{0} is no role of the template")]
    NoRole(String),
    /// Sample data cannot be made.
    #[error("making sample data failed: {0}")]
    Seed(String),
    /// The API does not say that it is healthy.
    #[error("{url} did not become healthy: {last}")]
    NotReady {
        /// What was asked.
        url: String,
        /// What it answered last.
        last: String,
    },
    /// The sources cannot be watched.
    #[error("cannot watch the sources: {0}")]
    Watch(#[from] notify::Error),
}

impl Error {
    /// Names the file that an I/O error is about.
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |source| Self::File { path, source }
    }
}
