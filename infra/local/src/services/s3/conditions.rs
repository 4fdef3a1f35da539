//! Conditional requests.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html>

use s3s::dto::ETagCondition;
use s3s::{S3Result, s3_error};

use super::object::Object;

/// Whether an object may be read.
pub(super) fn check_read(
    object: &Object,
    if_match: Option<&ETagCondition>,
    if_none_match: Option<&ETagCondition>,
) -> S3Result<()> {
    if if_match.is_some_and(|condition| !holds(condition, object)) {
        return Err(s3_error!(PreconditionFailed));
    }
    match if_none_match.is_some_and(|condition| holds(condition, object)) {
        true => Err(s3_error!(NotModified)),
        false => Ok(()),
    }
}

/// Whether an object may be copied: where a read would not be repeated, a copy is refused.
pub(super) fn check_copy(
    source: &Object,
    if_match: Option<&ETagCondition>,
    if_none_match: Option<&ETagCondition>,
) -> S3Result<()> {
    check_read(source, if_match, if_none_match).map_err(|_| s3_error!(PreconditionFailed))
}

/// Whether an object may be put in the place of the present one.
pub(super) fn check_write(
    present: Option<&Object>,
    if_match: Option<&ETagCondition>,
    if_none_match: Option<&ETagCondition>,
) -> S3Result<()> {
    match (present, if_match, if_none_match) {
        (None, Some(_), _) => Err(s3_error!(NoSuchKey)),
        (Some(present), Some(condition), _) if !holds(condition, present) => {
            Err(s3_error!(PreconditionFailed))
        }
        (Some(present), _, Some(condition)) if holds(condition, present) => {
            Err(s3_error!(PreconditionFailed))
        }
        _ => Ok(()),
    }
}

fn holds(condition: &ETagCondition, object: &Object) -> bool {
    match condition {
        ETagCondition::Any => true,
        ETagCondition::ETag(e_tag) => e_tag.value() == object.e_tag,
    }
}
