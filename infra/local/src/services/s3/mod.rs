//! S3: the buckets of the template in a folder, served on loopback with its signatures, conditions,
//! versions, CORS and notifications.
//!
//! The protocol is that of `s3s`. Objects are kept by this module itself: what is there is there
//! whole, and its content, its `ETag` and its headers are always of one version.

mod access;
mod auth;
mod body;
mod bucket;
mod checksums;
mod conditions;
mod cors;
mod delete;
mod error_response;
mod folder;
mod list;
mod multipart;
mod notification;
mod object;
mod object_writer;
mod operations;
mod presigned;
mod read;
mod router;
mod versions;
mod write;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;

use crate::Error;
use crate::iam::Iam;
use crate::server::{Listener, Server};
use crate::services::sqs::Queues;
use crate::template::{BucketSpec, Template};
use access::IamAccess;
use bucket::Bucket;
use multipart::Uploads;
use notification::Notifier;
pub(crate) use object_writer::ObjectWriter;
use operations::Operations;

/// An S3 server. It stops when it is dropped.
///
/// ```no_run
/// # async fn example() -> Result<(), local::Error> {
/// let storage = local::s3::S3::temporary().await?;
/// let client_configuration = (storage.endpoint(), storage.bucket("UploadsBucket"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct S3 {
    endpoint: String,
    buckets: BTreeMap<String, String>,
    writer: ObjectWriter,
    _server: Server,
    _temporary: Option<TempDir>,
}

impl S3 {
    /// The empty buckets of this repository's `template.yaml`, in a folder that goes with them.
    /// They notify nobody.
    ///
    /// # Errors
    /// When the template cannot be read, or the folder cannot be made.
    pub async fn temporary() -> Result<Self, Error> {
        let template = Template::read(&Template::path(), &BTreeMap::new())?;
        let folder = TempDir::new().map_err(Error::file(&std::env::temp_dir()))?;
        let storage = Self::open(folder.path(), &template.buckets).await?;
        Ok(Self {
            _temporary: Some(folder),
            ..storage
        })
    }

    /// The buckets kept in `folder`, made where they are absent. They notify nobody.
    ///
    /// # Errors
    /// When the folder cannot be read or written.
    pub async fn open(folder: &Path, buckets: &[BucketSpec]) -> Result<Self, Error> {
        let access = IamAccess(Arc::new(Iam::without_roles()));
        Self::start(folder, buckets, Notifier::default(), access).await
    }

    /// The same, with buckets that notify `queues` as the template has them do, for those who may.
    pub(crate) async fn notifying(
        folder: &Path,
        buckets: &[BucketSpec],
        queues: Arc<Queues>,
        iam: Arc<Iam>,
    ) -> Result<Self, Error> {
        let notifier = Notifier(Some(queues));
        Self::start(folder, buckets, notifier, IamAccess(iam)).await
    }

    async fn start(
        folder: &Path,
        specs: &[BucketSpec],
        notifier: Notifier,
        access: IamAccess,
    ) -> Result<Self, Error> {
        let mut buckets = BTreeMap::new();
        for spec in specs {
            let bucket = Bucket::open(folder, spec.clone())?;
            notifier.send_test_event(&bucket).await;
            notifier.notify_existing(&bucket).await;
            buckets.insert(spec.bucket_name.clone(), Arc::new(bucket));
        }
        let writer = ObjectWriter::new(buckets.clone(), notifier.clone());
        let service = Operations {
            buckets,
            uploads: Uploads::default(),
            notifier,
            access,
        };
        let server = Listener::bind(0)
            .await?
            .serve_public(router::router(service));
        let names = specs.iter();
        Ok(Self {
            endpoint: server.url(),
            buckets: names
                .map(|spec| (spec.name.clone(), spec.bucket_name.clone()))
                .collect(),
            writer,
            _server: server,
            _temporary: None,
        })
    }

    /// The URL to give an SDK client as its endpoint, which then names buckets in paths.
    /// Signatures count: the access key is `local` with the secret `local`, or that of the SDK's
    /// `Credentials::for_tests()`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The name of the bucket with this logical id.
    pub fn bucket<'a>(&'a self, logical_id: &'a str) -> &'a str {
        let name = self.buckets.get(logical_id);
        name.map_or(logical_id, String::as_str)
    }

    /// Puts objects for other services.
    pub(crate) fn writer(&self) -> &ObjectWriter {
        &self.writer
    }

    /// The names of the buckets by logical id.
    pub fn buckets(&self) -> &BTreeMap<String, String> {
        &self.buckets
    }
}
