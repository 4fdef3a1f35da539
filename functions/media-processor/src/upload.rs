//! Looking at an upload in S3.

use std::ops::Range;

use bytes::Bytes;
use shared_domain::media::{AllowedTypes, ContentType, Fingerprint, Rejection};
use shared_files::{Found, ObjectError, Objects, UploadKey};

use crate::{
    content::{Failure, Upload},
    processor::Processor,
};

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

impl Stored<'_> {
    /// Names the content that was found.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of_etag(&self.found.etag)
    }

    /// What `look` makes of an upload that is as it was declared, as far as that can be told before
    /// it is read; or why it is rejected.
    ///
    /// # Errors
    /// Where it cannot be told which.
    pub async fn examine<T>(
        &self,
        declared: (ContentType, u64),
        types: &AllowedTypes,
        look: impl Future<Output = Result<T, Failure<ObjectError>>>,
    ) -> Result<Result<T, Rejection>, ObjectError> {
        let (content_type, size) = declared;
        if self.found.size != size {
            return Ok(Err(Rejection::WrongLength));
        }
        if !types.contains(content_type) {
            return Ok(Err(Rejection::TypeNotAllowed));
        }
        match look.await {
            Ok(made) => Ok(Ok(made)),
            Err(Failure::Rejected(rejection)) => Ok(Err(rejection)),
            Err(Failure::Unread(error)) => Err(error),
        }
    }
}

impl Processor {
    /// The upload under this key. One that is gone was looked at before, or its time has passed.
    pub(crate) async fn find(&self, key: UploadKey) -> Result<Option<Stored<'_>>, ObjectError> {
        let objects = &self.objects;
        let found = objects.find(key).await?;
        Ok(found.map(|found| Stored {
            objects,
            key,
            found,
        }))
    }
}
