//! GetObject and HeadObject.

use std::io::SeekFrom;

use s3s::dto::{
    GetObjectInput, GetObjectOutput, HeadObjectInput, HeadObjectOutput, Range, StreamingBlob,
};
use s3s::{S3Error, S3Result};
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;

use super::bucket::Bucket;
use super::conditions::check_read;

/// The `response-…` parameters of the request are applied by the caller's protocol layer.
pub(super) async fn get(bucket: &Bucket, input: GetObjectInput) -> S3Result<GetObjectOutput> {
    let (object, file) = bucket.read(&input.key, input.version_id.as_deref()).await?;
    check_read(
        &object,
        input.if_match.as_ref(),
        input.if_none_match.as_ref(),
    )?;
    let part = Part::of(input.range, object.size)?;

    let mut file = tokio::fs::File::from_std(file);
    let found = file.seek(SeekFrom::Start(part.start)).await;
    found.map_err(S3Error::internal_error)?;
    let content = ReaderStream::new(file.take(part.length));
    let headers = object.headers.clone();
    Ok(GetObjectOutput {
        accept_ranges: Some("bytes".to_owned()),
        body: Some(StreamingBlob::wrap(content)),
        cache_control: headers.cache_control,
        content_disposition: headers.content_disposition,
        content_encoding: headers.content_encoding,
        content_language: headers.content_language,
        content_length: i64::try_from(part.length).ok(),
        content_range: part.header,
        content_type: Some(object.headers.content_type()),
        e_tag: Some(object.strong_e_tag()),
        last_modified: object.modified(),
        metadata: headers.metadata,
        version_id: bucket.response_version_id(&object),
        ..GetObjectOutput::default()
    })
}

pub(super) async fn head(bucket: &Bucket, input: HeadObjectInput) -> S3Result<HeadObjectOutput> {
    let (object, _) = bucket.read(&input.key, input.version_id.as_deref()).await?;
    check_read(
        &object,
        input.if_match.as_ref(),
        input.if_none_match.as_ref(),
    )?;
    let headers = object.headers.clone();
    Ok(HeadObjectOutput {
        accept_ranges: Some("bytes".to_owned()),
        cache_control: headers.cache_control,
        content_disposition: headers.content_disposition,
        content_encoding: headers.content_encoding,
        content_language: headers.content_language,
        content_length: object.length(),
        content_type: Some(object.headers.content_type()),
        e_tag: Some(object.strong_e_tag()),
        last_modified: object.modified(),
        metadata: headers.metadata,
        version_id: bucket.response_version_id(&object),
        ..HeadObjectOutput::default()
    })
}

/// The part of the content that is asked for.
struct Part {
    start: u64,
    length: u64,
    /// `Content-Range`, where it is not all.
    header: Option<String>,
}

impl Part {
    fn of(range: Option<Range>, size: u64) -> S3Result<Self> {
        let Some(range) = range else {
            return Ok(Self {
                start: 0,
                length: size,
                header: None,
            });
        };
        let range = range.check(size)?;
        Ok(Self {
            start: range.start,
            length: range.end - range.start,
            header: Some(format!("bytes {}-{}/{size}", range.start, range.end - 1)),
        })
    }
}
