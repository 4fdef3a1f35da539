//! Why a command could not be carried out.

use std::{
    error::Error as _,
    io::{self, Write},
    path::PathBuf,
};

use outbox::PublishError;
use shared_auth::{HashingFailed, NoRandomness};
use shared_domain::{Invalid, order::Refusal};
use shared_store::StoreError;

use crate::{smoke::Failure, stack::NamingFailed};

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Neither a name nor a stack that has one was given.
    #[error("nothing names {0}: name the stack with --stack or STACK_NAME")]
    Unnamed(&'static str),
    /// The stack does not tell a name.
    #[error("the stack {stack} does not tell the name of {logical_id}")]
    Naming {
        /// What the template calls it.
        logical_id: &'static str,
        /// The stack that was asked.
        stack: String,
        /// What CloudFormation says.
        #[source]
        error: Box<NamingFailed>,
    },
    /// A resource of the stack is not there yet.
    #[error("the stack has not made {0} yet")]
    Unmade(&'static str),
    /// Somebody has the address.
    #[error("there is an account with the address {0} already")]
    EmailTaken(String),
    /// The password is not accepted.
    #[error("the password {0}")]
    Password(Invalid),
    /// The password cannot be hashed.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
    /// No token can be generated.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    /// A table does not do as it is told.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The topic does not do as it is told.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The read models are not what they should be.
    #[error("{0} items differ from what the tables say: run `ops rebuild`")]
    Drift(usize),
    /// A queue does not do as it is told.
    #[error("{name} does not do as it is told")]
    Queue {
        /// What the template calls it.
        name: &'static str,
        /// What SQS says.
        #[source]
        error: Box<aws_sdk_sqs::Error>,
    },
    /// Messages cannot be moved back to where they came from.
    #[error("{0} messages are still among the dead letters")]
    DeadLetters(u64),
    /// A deployment does not work.
    #[error("{step}: this failed")]
    Smoke {
        /// What should have come about.
        step: &'static str,
        /// Why it did not.
        #[source]
        failure: Box<Failure>,
    },
    /// Only the latest of several rebuilds comes to its end.
    #[error("another rebuild began meanwhile; this one gave way to it")]
    OtherRebuild,
    /// An account or an order was changed by somebody else at the same moment.
    #[error("somebody else made changes meanwhile; try again")]
    Raced,
    /// A sample has a text that is not allowed.
    #[error("a sample's text was refused: {0}")]
    Sample(String),
    /// A sample order has a step in its life that changes nothing.
    #[error("a step of a sample order changed nothing")]
    Idle,
    /// A step in the life of a sample order is not allowed.
    #[error("a sample order was refused: {0}")]
    Refused(#[from] Refusal),
    /// Nobody said which password the sample users have.
    #[error("SEED_PASSWORD, the password of the sample users, is not set")]
    NoSeedPassword,
    /// The API cannot be reached, or refuses.
    #[error(transparent)]
    Api(#[from] reqwest::Error),
    /// The document cannot be made.
    #[error("the OpenAPI document cannot be written as JSON")]
    Json(#[from] serde_json::Error),
    /// Two functions mean different things by one name.
    #[error("two functions have different schemas named {0}")]
    SchemaConflict(String),
    /// The document is not what the code says.
    #[error("{} is not what the code says: run `cargo run -p ops -- openapi`", .0.display())]
    Outdated(PathBuf),
    /// A file cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Standard input or output is closed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Error {
    /// Names the queue that an error is about.
    pub(crate) fn queue(name: &'static str, error: impl Into<aws_sdk_sqs::Error>) -> Self {
        let error = Box::new(error.into());
        Self::Queue { name, error }
    }

    /// Says what went wrong and what led to it.
    ///
    /// # Errors
    /// Where nobody listens.
    pub fn tell(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "error: {self}")?;
        let mut cause = self.source();
        while let Some(error) = cause {
            writeln!(out, "  because: {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}
