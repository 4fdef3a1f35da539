//! The process of a function that batches invoke: messages of a queue, or records of a stream.

use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde::de::DeserializeOwned;

use crate::{BatchItemFailures, BatchResponse};

/// Answers invocations until Lambda ends the process: each with what of the batch is to be
/// delivered again.
///
/// # Errors
/// Where the Runtime API cannot be reached. What `handle` fails with ends one invocation alone,
/// whose batch is then delivered again as a whole.
pub async fn run<B: DeserializeOwned>(
    handle: impl AsyncFn(B) -> Result<BatchItemFailures, Error>,
) -> Result<(), Error> {
    lambda_runtime::run(service_fn(async |event: LambdaEvent<B>| {
        Ok::<_, Error>(BatchResponse::from(handle(event.payload).await?))
    }))
    .await
}
