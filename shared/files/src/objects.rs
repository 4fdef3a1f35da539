//! The objects themselves.

use std::{env, error::Error, ops::Range};

use aws_config::{SdkConfig, timeout::TimeoutConfig};
use aws_sdk_s3::{
    Client,
    config::Builder,
    error::{ProvideErrorMetadata, SdkError},
    operation::list_object_versions::ListObjectVersionsOutput,
    primitives::ByteStream,
    types::MetadataDirective,
};
use bytes::Bytes;

use super::{Served, UploadKey};
use crate::dispatch::Dispatch;
use shared_domain::{Duration, media::ContentType};
use shared_runtime::config::{ConfigError, required};

/// How long S3 has to take a connection.
const CONNECT: Duration = Duration::from_secs(1);

/// A request to S3 failed.
#[derive(Debug, thiserror::Error)]
pub enum ObjectError {
    /// The object is no longer the one that was found, or is gone.
    #[error("the object was replaced or removed meanwhile")]
    Replaced,
    /// S3 does not answer, or understood something else than we meant.
    #[error("a request to S3 failed")]
    Failed(#[source] Box<dyn Error + Send + Sync>),
}

/// What is known of an upload that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its length in bytes.
    pub size: u64,
    /// Names exactly this content.
    pub etag: String,
}

/// The two buckets.
#[derive(Debug, Clone)]
pub struct Objects {
    client: Client,
    uploads: String,
    media: String,
}

impl Objects {
    /// The buckets that the environment names, which have `patience` to do as they are asked, at
    /// `AWS_ENDPOINT_URL_S3` where that is set; there they are named by the path.
    ///
    /// # Errors
    /// Names the variable that is missing.
    pub fn from_env(aws: &SdkConfig, patience: Duration) -> Result<Self, ConfigError> {
        let endpoint = env::var("AWS_ENDPOINT_URL_S3").ok();
        let mut config = Builder::from(aws).force_path_style(endpoint.is_some());
        config.set_endpoint_url(endpoint);
        let timeouts = TimeoutConfig::builder()
            .connect_timeout(CONNECT)
            .operation_attempt_timeout(patience / 2)
            .operation_timeout(patience);
        config.set_timeout_config(Some(timeouts.build()));
        let client = Client::from_conf(config.build());
        Ok(Self::new(
            client,
            &required("UPLOADS_BUCKET")?,
            &required("MEDIA_BUCKET")?,
        ))
    }

    /// The buckets of these names.
    pub fn new(client: Client, uploads: &str, media: &str) -> Self {
        Self {
            client,
            uploads: uploads.to_owned(),
            media: media.to_owned(),
        }
    }

    /// The upload under this key, if there is one.
    ///
    /// # Errors
    /// [`ObjectError::Failed`].
    pub async fn find(&self, key: UploadKey) -> Result<Option<Found>, ObjectError> {
        let request = self.client.head_object();
        let sent = request
            .bucket(&self.uploads)
            .key(key.to_string())
            .dispatch()
            .await;
        match sent {
            Ok(head) => Ok(Some(Found {
                size: u64::try_from(head.content_length().unwrap_or_default()).unwrap_or_default(),
                etag: head.e_tag.unwrap_or_default(),
            })),
            Err(error) if status(&error) == Some(404) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Some bytes of an upload, which must still be the one that was found.
    ///
    /// # Errors
    /// [`ObjectError`].
    pub async fn read(
        &self,
        key: UploadKey,
        found: &Found,
        range: Range<u64>,
    ) -> Result<Bytes, ObjectError> {
        if range.is_empty() {
            return Ok(Bytes::new());
        }
        let answer = self
            .client
            .get_object()
            .bucket(&self.uploads)
            .key(key.to_string())
            .if_match(&found.etag)
            .range(format!("bytes={}-{}", range.start, range.end - 1))
            .dispatch()
            .await?;
        let body = answer.body.collect().await;
        let body = body.map_err(|error| ObjectError::Failed(error.into()))?;
        Ok(body.into_bytes())
    }

    /// Serves an upload as it is, if it is still the one that was found.
    ///
    /// # Errors
    /// [`ObjectError`].
    pub async fn serve_copy(
        &self,
        key: UploadKey,
        found: &Found,
        served: Served<'_>,
        content_type: ContentType,
    ) -> Result<(), ObjectError> {
        self.client
            .copy_object()
            .copy_source(format!("{}/{key}", self.uploads))
            .copy_source_if_match(&found.etag)
            .bucket(&self.media)
            .key(served.to_string())
            .metadata_directive(MetadataDirective::Replace)
            .content_type(content_type.as_str())
            .dispatch()
            .await?;
        Ok(())
    }

    /// Serves these bytes.
    ///
    /// # Errors
    /// [`ObjectError::Failed`].
    pub async fn serve(
        &self,
        served: Served<'_>,
        content_type: ContentType,
        bytes: Vec<u8>,
    ) -> Result<(), ObjectError> {
        self.client
            .put_object()
            .bucket(&self.media)
            .key(served.to_string())
            .content_type(content_type.as_str())
            .body(ByteStream::from(bytes))
            .dispatch()
            .await?;
        Ok(())
    }

    /// Removes an upload, whatever it is by now, if there is one.
    ///
    /// # Errors
    /// [`ObjectError::Failed`].
    pub async fn remove_upload(&self, key: &str) -> Result<(), ObjectError> {
        let request = self.client.delete_object();
        request.bucket(&self.uploads).key(key).dispatch().await?;
        Ok(())
    }

    /// Removes every version of the objects served under this prefix whose keys are stale.
    ///
    /// # Errors
    /// [`ObjectError::Failed`].
    pub async fn remove_served(
        &self,
        prefix: &str,
        is_stale: impl Fn(&str) -> bool,
    ) -> Result<(), ObjectError> {
        let (mut key, mut version) = (None, None);
        loop {
            let page = self
                .client
                .list_object_versions()
                .bucket(&self.media)
                .prefix(prefix)
                .set_key_marker(key)
                .set_version_id_marker(version)
                .dispatch()
                .await?;
            for (key, version) in versions(&page) {
                if key.is_some_and(&is_stale) {
                    self.remove_version(key, version).await?;
                }
            }
            if !page.is_truncated.unwrap_or_default() {
                return Ok(());
            }
            (key, version) = (page.next_key_marker, page.next_version_id_marker);
        }
    }

    /// Removes both what was uploaded under this key and what is served of it.
    ///
    /// # Errors
    /// [`ObjectError::Failed`].
    pub async fn remove_file(&self, key: UploadKey) -> Result<(), ObjectError> {
        self.remove_upload(&key.to_string()).await?;
        self.remove_served(&key.served_prefix(), |_| true).await
    }

    async fn remove_version(
        &self,
        key: Option<&str>,
        version: Option<&str>,
    ) -> Result<(), ObjectError> {
        self.client
            .delete_object()
            .bucket(&self.media)
            .set_key(key.map(str::to_owned))
            .set_version_id(version.map(str::to_owned))
            .dispatch()
            .await?;
        Ok(())
    }
}

/// The versions that a page of a listing names, and the marks of those that were deleted.
fn versions(page: &ListObjectVersionsOutput) -> impl Iterator<Item = (Option<&str>, Option<&str>)> {
    let versions = page.versions().iter();
    let markers = page.delete_markers().iter();
    versions
        .map(|version| (version.key(), version.version_id()))
        .chain(markers.map(|marker| (marker.key(), marker.version_id())))
}

fn status<E>(error: &SdkError<E>) -> Option<u16> {
    error.raw_response().map(|answer| answer.status().as_u16())
}

impl<E> From<SdkError<E>> for ObjectError
where
    E: ProvideErrorMetadata + Error + Send + Sync + 'static,
{
    /// Gone and replaced are told apart by their status
    /// ([S3 error responses](https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html)).
    fn from(error: SdkError<E>) -> Self {
        match status(&error) {
            Some(404 | 412) => Self::Replaced,
            _ => Self::Failed(Box::new(error)),
        }
    }
}
