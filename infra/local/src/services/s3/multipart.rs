//! Multipart uploads. They end with the process, as if they had been aborted.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html>

use std::collections::BTreeMap;

use s3s::crypto::{Checksum, Md5};
use s3s::dto::{CompleteMultipartUploadInput, CreateMultipartUploadInput, ETag, UploadPartInput};
use s3s::{S3Error, S3Result, TrailingHeaders, s3_error};
use tempfile::NamedTempFile;
use tokio::sync::Mutex;
use uuid::Uuid;

use super::body::{Content, hex, receive};
use super::bucket::Bucket;
use super::checksums::ExpectedChecksums;
use super::conditions::check_write;
use super::object::{Headers, Object};

/// The uploads that are neither completed nor aborted, by id.
#[derive(Debug, Default)]
pub(super) struct Uploads(Mutex<BTreeMap<String, Upload>>);

#[derive(Debug)]
struct Upload {
    bucket: String,
    key: String,
    headers: Headers,
    parts: BTreeMap<i32, Content>,
}

impl Uploads {
    /// Begins an upload; gives back its id.
    pub async fn create(&self, input: CreateMultipartUploadInput) -> String {
        let id = Uuid::new_v4().simple().to_string();
        let upload = Upload {
            bucket: input.bucket,
            key: input.key,
            headers: Headers {
                cache_control: input.cache_control,
                content_disposition: input.content_disposition,
                content_encoding: input.content_encoding,
                content_language: input.content_language,
                content_type: input.content_type,
                metadata: input.metadata,
            },
            parts: BTreeMap::new(),
        };
        self.0.lock().await.insert(id.clone(), upload);
        id
    }

    pub async fn add_part(
        &self,
        bucket: &Bucket,
        mut input: UploadPartInput,
        trailers: Option<TrailingHeaders>,
    ) -> S3Result<ETag> {
        let expected = ExpectedChecksums::from(&input);
        let part = receive(&bucket.folder, input.body.take(), expected, trailers).await?;
        let e_tag = ETag::Strong(part.e_tag());
        let mut uploads = self.0.lock().await;
        let upload = uploads.get_mut(&input.upload_id);
        let upload = upload.filter(|upload| upload.is(&input.bucket, &input.key));
        let upload = upload.ok_or_else(|| s3_error!(NoSuchUpload))?;
        upload.parts.insert(input.part_number, part);
        Ok(e_tag)
    }

    /// Makes the object of the parts that the request lists.
    pub async fn complete(
        &self,
        bucket: &Bucket,
        input: CompleteMultipartUploadInput,
    ) -> S3Result<Object> {
        let upload = self
            .take(&input.bucket, &input.key, &input.upload_id)
            .await?;
        let parts = upload.chosen(&input)?;
        let file = joined(bucket, &parts).map_err(S3Error::internal_error)?;
        let size = parts.iter().map(|part| part.size).sum();
        let object = Object::new(input.key, size, e_tag(&parts), upload.headers.clone());
        let (if_match, if_none_match) = (input.if_match, input.if_none_match);
        let condition = |present: Option<&Object>| {
            check_write(present, if_match.as_ref(), if_none_match.as_ref())
        };
        bucket.put(object, file, condition).await
    }

    pub async fn abort(&self, bucket: &str, key: &str, id: &str) -> S3Result<()> {
        self.take(bucket, key, id).await.map(drop)
    }

    async fn take(&self, bucket: &str, key: &str, id: &str) -> S3Result<Upload> {
        let mut uploads = self.0.lock().await;
        match uploads.get(id).is_some_and(|upload| upload.is(bucket, key)) {
            true => uploads.remove(id).ok_or_else(|| s3_error!(NoSuchUpload)),
            false => Err(s3_error!(NoSuchUpload)),
        }
    }
}

impl Upload {
    fn is(&self, bucket: &str, key: &str) -> bool {
        self.bucket == bucket && self.key == key
    }

    /// The parts that the request lists, which must be those that came.
    fn chosen(&self, input: &CompleteMultipartUploadInput) -> S3Result<Vec<&Content>> {
        let listed = input.multipart_upload.as_ref();
        let listed = listed.and_then(|upload| upload.parts.as_ref());
        let listed = listed.ok_or_else(|| s3_error!(MalformedXML))?;
        let parts = listed.iter().map(|part| {
            let found = self.parts.get(&part.part_number?)?;
            (part.e_tag.as_ref()?.value() == found.e_tag()).then_some(found)
        });
        let parts: Option<Vec<_>> = parts.collect();
        parts.ok_or_else(|| s3_error!(InvalidPart))
    }
}

fn joined(bucket: &Bucket, parts: &[&Content]) -> std::io::Result<NamedTempFile> {
    let mut file = bucket.folder.incoming()?;
    for part in parts {
        std::io::copy(&mut part.file.reopen()?, &mut file)?;
    }
    Ok(file)
}

/// The hash of the parts' hashes, and their number.
fn e_tag(parts: &[&Content]) -> String {
    let mut md5 = Md5::new();
    for part in parts {
        md5.update(&part.md5);
    }
    format!("{}-{}", hex(&md5.finalize()), parts.len())
}
