//! Puts objects for other services, without a request.

use std::collections::BTreeMap;
use std::sync::Arc;

use s3s::Body;
use s3s::dto::PutObjectInput;

use super::bucket::Bucket;
use super::notification::{Notifier, ObjectCreated};
use super::write;
use crate::Error;

#[derive(Debug, Clone)]
pub(crate) struct ObjectWriter {
    /// By name.
    buckets: BTreeMap<String, Arc<Bucket>>,
    notifier: Notifier,
}

impl ObjectWriter {
    pub(super) fn new(buckets: BTreeMap<String, Arc<Bucket>>, notifier: Notifier) -> Self {
        Self { buckets, notifier }
    }

    /// Whether there is such a bucket.
    pub fn has_bucket(&self, bucket: &str) -> bool {
        self.buckets.contains_key(bucket)
    }

    /// Puts a JSON text.
    pub async fn put(&self, bucket: &str, key: String, json: String) -> Result<(), Error> {
        let no_bucket = || Error::NoBucket(bucket.to_owned());
        let bucket = self.buckets.get(bucket).ok_or_else(no_bucket)?;
        let input = PutObjectInput {
            key,
            body: Some(Body::from(json).into()),
            content_type: Some("application/json".to_owned()),
            ..PutObjectInput::default()
        };
        let object = write::put(bucket, input, None).await;
        let object = object.map_err(|error| Error::S3(error.to_string()))?;
        self.notifier
            .notify(bucket, &object, ObjectCreated::Put)
            .await;
        Ok(())
    }
}
