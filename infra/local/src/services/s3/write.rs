//! PutObject and CopyObject.

use std::fs::File;

use s3s::dto::{
    CopyObjectInput, CopyObjectOutput, CopyObjectResult, CopySource, MetadataDirective,
    PutObjectInput,
};
use s3s::{S3Error, S3Result, TrailingHeaders, s3_error};
use tempfile::NamedTempFile;

use super::body::receive;
use super::bucket::Bucket;
use super::checksums::ExpectedChecksums;
use super::conditions::{check_copy, check_write};
use super::object::{Headers, Object};

pub(super) async fn put(
    bucket: &Bucket,
    mut input: PutObjectInput,
    trailers: Option<TrailingHeaders>,
) -> S3Result<Object> {
    let expected = ExpectedChecksums::from(&input);
    let content = receive(&bucket.folder, input.body.take(), expected, trailers).await?;
    let headers = Headers {
        cache_control: input.cache_control,
        content_disposition: input.content_disposition,
        content_encoding: input.content_encoding,
        content_language: input.content_language,
        content_type: input.content_type,
        metadata: input.metadata,
    };
    let object = Object::new(input.key, content.size, content.e_tag(), headers);
    let (if_match, if_none_match) = (input.if_match, input.if_none_match);
    let condition =
        |present: Option<&Object>| check_write(present, if_match.as_ref(), if_none_match.as_ref());
    bucket.put(object, content.file, condition).await
}

/// Where a copy comes from: bucket, key and version.
pub(super) fn source(input: &CopyObjectInput) -> S3Result<(String, String, Option<String>)> {
    match &input.copy_source {
        CopySource::Bucket {
            bucket,
            key,
            version_id,
        } => {
            let version = version_id.as_deref().map(str::to_owned);
            Ok((bucket.to_string(), key.to_string(), version))
        }
        _ => Err(s3_error!(NotImplemented)),
    }
}

/// Copies what was read of the source, in the version that was checked.
pub(super) async fn copy(
    bucket: &Bucket,
    input: CopyObjectInput,
    (source, content): (Object, File),
) -> S3Result<Object> {
    let if_none_match = input.copy_source_if_none_match.as_ref();
    check_copy(&source, input.copy_source_if_match.as_ref(), if_none_match)?;
    let copied = copied(bucket, content).map_err(S3Error::internal_error)?;
    let e_tag = source.e_tag.clone();
    let object = Object::new(
        input.key.clone(),
        source.size,
        e_tag,
        headers(input, source),
    );
    bucket.put(object, copied, |_| Ok(())).await
}

fn copied(bucket: &Bucket, mut content: File) -> std::io::Result<NamedTempFile> {
    let mut file = bucket.folder.incoming()?;
    std::io::copy(&mut content, &mut file)?;
    Ok(file)
}

/// The source's, unless the request replaces them all.
fn headers(input: CopyObjectInput, source: Object) -> Headers {
    let directive = input.metadata_directive.as_ref();
    match directive.map(MetadataDirective::as_str) {
        Some(MetadataDirective::REPLACE) => Headers {
            cache_control: input.cache_control,
            content_disposition: input.content_disposition,
            content_encoding: input.content_encoding,
            content_language: input.content_language,
            content_type: input.content_type,
            metadata: input.metadata,
        },
        _ => source.headers,
    }
}

pub(super) fn copy_output(bucket: &Bucket, object: &Object) -> CopyObjectOutput {
    CopyObjectOutput {
        copy_object_result: Some(CopyObjectResult {
            e_tag: Some(object.strong_e_tag()),
            last_modified: object.modified(),
            ..CopyObjectResult::default()
        }),
        version_id: bucket.response_version_id(object),
        ..CopyObjectOutput::default()
    }
}
