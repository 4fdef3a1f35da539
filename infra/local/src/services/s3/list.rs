//! ListObjectsV2.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>

use s3s::dto::{
    CommonPrefix, ListObjectsV2Input, ListObjectsV2Output, Object as Listed, ObjectStorageClass,
};

use super::bucket::{Bucket, Objects};
use super::object::Object;

/// The most that one answer lists.
pub(super) const PAGE: usize = 1000;

/// One line of a list.
struct Line {
    text: String,
    /// Without it, the text stands for all the keys that begin with it.
    object: Option<Listed>,
}

pub(super) async fn objects(bucket: &Bucket, input: ListObjectsV2Input) -> ListObjectsV2Output {
    let (lines, is_truncated) = bucket.inspect(|objects| page(objects, &input)).await;
    let last = lines.last().map(|line| line.text.clone());
    let mut output = ListObjectsV2Output {
        is_truncated: Some(is_truncated),
        key_count: i32::try_from(lines.len()).ok(),
        max_keys: i32::try_from(page_size(input.max_keys)).ok(),
        next_continuation_token: last.filter(|_| is_truncated),
        continuation_token: input.continuation_token,
        delimiter: input.delimiter,
        name: Some(input.bucket),
        prefix: input.prefix,
        start_after: input.start_after,
        ..ListObjectsV2Output::default()
    };
    for line in lines {
        match line.object {
            Some(object) => output.contents.get_or_insert_default().push(object),
            None => {
                let prefixes = output.common_prefixes.get_or_insert_default();
                let prefix = Some(line.text);
                prefixes.push(CommonPrefix { prefix });
            }
        }
    }
    output
}

/// The lines of one page, and whether more follow.
fn page(objects: &Objects, input: &ListObjectsV2Input) -> (Vec<Line>, bool) {
    let prefix = input.prefix.as_deref().unwrap_or_default();
    let delimiter = input.delimiter.as_deref().filter(|text| !text.is_empty());
    let after = input
        .continuation_token
        .as_deref()
        .or(input.start_after.as_deref());
    let limit = page_size(input.max_keys);
    let mut lines: Vec<Line> = Vec::new();
    for object in present(objects).filter(|object| object.key.starts_with(prefix)) {
        let line = line(object, prefix, delimiter);
        let listed = lines.last().is_some_and(|last| last.text == line.text);
        if listed || after.is_some_and(|after| line.text.as_str() <= after) {
            continue;
        }
        if lines.len() == limit {
            return (lines, true);
        }
        lines.push(line);
    }
    (lines, false)
}

/// What a key is listed as: the first delimiter after the prefix ends a common prefix.
fn line(object: &Object, prefix: &str, delimiter: Option<&str>) -> Line {
    let rest = object.key.get(prefix.len()..).unwrap_or_default();
    let end = delimiter.and_then(|delimiter| Some(rest.find(delimiter)? + delimiter.len()));
    match end {
        Some(end) => Line {
            text: format!("{prefix}{}", &rest[..end]),
            object: None,
        },
        None => Line {
            text: object.key.clone(),
            object: Some(listed(object)),
        },
    }
}

/// The objects that are there now, by key.
fn present(objects: &Objects) -> impl Iterator<Item = &Object> {
    let newest = objects.values().filter_map(|versions| versions.last());
    newest.filter(|object| !object.is_delete_marker)
}

pub(super) fn page_size(asked: Option<i32>) -> usize {
    let asked = asked.and_then(|count| usize::try_from(count).ok());
    asked.map_or(PAGE, |count| count.min(PAGE))
}

fn listed(object: &Object) -> Listed {
    Listed {
        e_tag: Some(object.strong_e_tag()),
        key: Some(object.key.clone()),
        last_modified: object.modified(),
        size: object.length(),
        storage_class: Some(ObjectStorageClass::from_static(
            ObjectStorageClass::STANDARD,
        )),
        ..Listed::default()
    }
}
