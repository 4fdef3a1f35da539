//! ListObjectVersions.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html>

use s3s::dto::{
    DeleteMarkerEntry, ListObjectVersionsInput, ListObjectVersionsOutput, ObjectVersion,
};
use s3s::{S3Result, s3_error};

use super::bucket::{Bucket, Objects};
use super::list::page_size;
use super::object::Object;

pub(super) async fn list(
    bucket: &Bucket,
    input: ListObjectVersionsInput,
) -> S3Result<ListObjectVersionsOutput> {
    if input.delimiter.is_some() {
        return Err(s3_error!(
            NotImplemented,
            "versions are listed without a delimiter"
        ));
    }
    let mut lines = bucket
        .inspect(|objects| after(bucket, objects, &input))
        .await;
    let limit = page_size(input.max_keys);
    let is_truncated = lines.len() > limit;
    lines.truncate(limit);
    let next = lines.last().filter(|_| is_truncated);
    let mut output = ListObjectVersionsOutput {
        is_truncated: Some(is_truncated),
        max_keys: i32::try_from(limit).ok(),
        next_key_marker: next.map(|(object, _)| object.key.clone()),
        next_version_id_marker: next.map(|(object, _)| bucket.version_id(object)),
        key_marker: input.key_marker,
        name: Some(input.bucket),
        prefix: input.prefix,
        version_id_marker: input.version_id_marker,
        ..ListObjectVersionsOutput::default()
    };
    for (object, is_latest) in &lines {
        match object.is_delete_marker {
            true => {
                let markers = output.delete_markers.get_or_insert_default();
                markers.push(marker(bucket, object, *is_latest));
            }
            false => {
                let versions = output.versions.get_or_insert_default();
                versions.push(version(bucket, object, *is_latest));
            }
        }
    }
    Ok(output)
}

/// What follows the request's markers: by key, of each the newest first, with whether it is.
fn after(
    bucket: &Bucket,
    objects: &Objects,
    input: &ListObjectVersionsInput,
) -> Vec<(Object, bool)> {
    let prefix = input.prefix.as_deref().unwrap_or_default();
    let mut lines = Vec::new();
    for versions in objects.values() {
        let newest = versions.last().map(|object| object.id);
        for object in versions.iter().rev() {
            if object.key.starts_with(prefix) {
                lines.push((object.clone(), newest == Some(object.id)));
            }
        }
    }
    let Some(key) = input.key_marker.as_deref() else {
        return lines;
    };
    let marked = lines.iter().position(|(object, _)| {
        let id = input.version_id_marker.as_ref();
        object.key == key && id.is_some_and(|id| *id == bucket.version_id(object))
    });
    match marked {
        Some(index) => lines.split_off(index + 1),
        None => lines
            .into_iter()
            .filter(|(object, _)| *object.key > *key)
            .collect(),
    }
}

fn version(bucket: &Bucket, object: &Object, is_latest: bool) -> ObjectVersion {
    ObjectVersion {
        e_tag: Some(object.strong_e_tag()),
        is_latest: Some(is_latest),
        key: Some(object.key.clone()),
        last_modified: object.modified(),
        size: object.length(),
        version_id: Some(bucket.version_id(object)),
        ..ObjectVersion::default()
    }
}

fn marker(bucket: &Bucket, object: &Object, is_latest: bool) -> DeleteMarkerEntry {
    DeleteMarkerEntry {
        is_latest: Some(is_latest),
        key: Some(object.key.clone()),
        last_modified: object.modified(),
        owner: None,
        version_id: Some(bucket.version_id(object)),
    }
}
