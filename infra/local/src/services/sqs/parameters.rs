//! Validates parameters that several operations have: queue URLs, and durations in seconds.

use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::Duration;

use super::api_error::ApiError;
use super::{Queue, Queues};

/// The seconds that a visibility timeout may have.
pub(super) const VISIBILITY_TIMEOUT: RangeInclusive<u64> = 0..=43_200;

pub(super) fn queue<'a>(queues: &'a Queues, url: &str) -> Result<&'a Queue, ApiError> {
    let queue = queues.by_url(url);
    queue.map(Arc::as_ref).ok_or(ApiError::QueueDoesNotExist)
}

pub(super) fn seconds(
    seconds: u64,
    limits: RangeInclusive<u64>,
    what: &str,
) -> Result<Duration, ApiError> {
    match limits.contains(&seconds) {
        true => Ok(Duration::from_secs(seconds)),
        false => Err(ApiError::InvalidParameterValue(format!(
            "{what} is {seconds}"
        ))),
    }
}
