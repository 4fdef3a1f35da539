//! Validates batch requests.
//!
//! <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api-actions.html>

use std::collections::BTreeSet;

use super::api_error::ApiError;

/// The most entries of a request.
const ENTRIES: usize = 10;

/// Refuses a request as a whole, by the ids of its entries.
pub(super) fn check<'a>(ids: impl Iterator<Item = &'a String>) -> Result<(), ApiError> {
    let ids: Vec<_> = ids.collect();
    let distinct: BTreeSet<_> = ids.iter().collect();
    match ids.len() {
        0 => Err(ApiError::EmptyBatchRequest),
        count if count > ENTRIES => Err(ApiError::TooManyEntriesInBatchRequest),
        count if count > distinct.len() => Err(ApiError::BatchEntryIdsNotDistinct),
        _ => Ok(()),
    }
}
