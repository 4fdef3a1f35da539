//! What can go wrong between us and the tables.

use std::error::Error;

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};

/// A request to a table failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The store throttles or cannot be reached. The request may be tried again.
    #[error("the store is unavailable")]
    Unavailable(#[source] Box<dyn Error + Send + Sync>),
    /// The store understood something else than we meant: a fault of ours.
    #[error("the store refused a request")]
    Internal(#[source] Box<dyn Error + Send + Sync>),
}

impl StoreError {
    /// A fault of ours.
    pub fn internal(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Internal(source.into())
    }
}

/// The answers that say nothing about the request itself ([DynamoDB, Error
/// handling](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html)).
const PASSING: [&str; 7] = [
    "InternalServerError",
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ServiceUnavailable",
    "ThrottlingException",
    "TransactionInProgressException",
];

impl<E, R> From<SdkError<E, R>> for StoreError
where
    E: ProvideErrorMetadata + Error + Send + Sync + 'static,
    R: std::fmt::Debug + Send + Sync + 'static,
{
    fn from(error: SdkError<E, R>) -> Self {
        let is_fault = match &error {
            SdkError::ServiceError(service) => !service
                .err()
                .code()
                .is_some_and(|code| PASSING.contains(&code)),
            SdkError::ConstructionFailure(_) => true,
            _ => false,
        };
        if is_fault {
            Self::Internal(Box::new(error))
        } else {
            Self::Unavailable(Box::new(error))
        }
    }
}

/// The answer to a write, or none where its condition did not hold.
///
/// # Errors
/// For every other reason.
pub(crate) fn unless_refused<T, E, R>(
    sent: Result<T, SdkError<E, R>>,
) -> Result<Option<T>, StoreError>
where
    E: ProvideErrorMetadata + Error + Send + Sync + 'static,
    R: std::fmt::Debug + Send + Sync + 'static,
{
    match sent {
        Ok(answer) => Ok(Some(answer)),
        Err(SdkError::ServiceError(refused))
            if refused.err().code() == Some("ConditionalCheckFailedException") =>
        {
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

impl From<aws_sdk_dynamodb::error::BuildError> for StoreError {
    fn from(error: aws_sdk_dynamodb::error::BuildError) -> Self {
        Self::internal(error)
    }
}
