//! Looking at an upload in S3.

use std::ops::Range;

use bytes::Bytes;
use shared::{
    domain::media::{AllowedTypes, ContentType, Rejection},
    files::{Found, ObjectError, Objects, UploadKey},
};

use crate::content::{Failure, Upload};

/// An upload that was found; all of it is read as it was then.
#[derive(Debug)]
pub struct Stored<'a> {
    /// Where it is.
    pub objects: &'a Objects,
    /// What it is called.
    pub key: UploadKey,
    /// What is known of it.
    pub found: Found,
}

impl Upload for Stored<'_> {
    type Error = ObjectError;

    fn size(&self) -> u64 {
        self.found.size
    }

    async fn read(&self, range: Range<u64>) -> Result<Bytes, ObjectError> {
        self.objects.read(self.key, &self.found, range).await
    }
}

/// What can be told of an upload before it is read.
///
/// # Errors
/// Where that is reason enough to reject it.
pub fn check_declaration(
    found: &Found,
    declared: (ContentType, u64),
    types: &AllowedTypes,
) -> Result<(), Rejection> {
    let (content_type, size) = declared;
    if found.size != size {
        Err(Rejection::WrongLength)
    } else if !types.contains(content_type) {
        Err(Rejection::TypeNotAllowed)
    } else {
        Ok(())
    }
}

/// The rejection, or why it cannot be told whether there is one.
///
/// # Errors
/// The latter.
pub fn rejection(failure: Failure<ObjectError>) -> Result<Rejection, ObjectError> {
    match failure {
        Failure::Rejected(rejection) => Ok(rejection),
        Failure::Unread(error) => Err(error),
    }
}
