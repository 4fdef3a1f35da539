//! DeleteObject and DeleteObjects.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html>

use s3s::S3Result;
use s3s::dto::{
    DeleteObjectInput, DeleteObjectOutput, DeleteObjectsInput, DeleteObjectsOutput, DeletedObject,
};

use super::bucket::{Bucket, Deletion};

pub(super) async fn one(bucket: &Bucket, input: DeleteObjectInput) -> S3Result<DeleteObjectOutput> {
    let deletion = bucket
        .delete(&input.key, input.version_id.as_deref())
        .await?;
    Ok(match deletion {
        Deletion::Nothing => DeleteObjectOutput::default(),
        Deletion::Removed(object) => DeleteObjectOutput {
            delete_marker: object.is_delete_marker.then_some(true),
            version_id: input.version_id,
            ..DeleteObjectOutput::default()
        },
        Deletion::Marked(marker) => DeleteObjectOutput {
            delete_marker: Some(true),
            version_id: bucket.response_version_id(&marker),
            ..DeleteObjectOutput::default()
        },
    })
}

pub(super) async fn many(
    bucket: &Bucket,
    input: DeleteObjectsInput,
) -> S3Result<DeleteObjectsOutput> {
    let mut deleted = Vec::new();
    for object in input.delete.objects {
        let deletion = bucket
            .delete(&object.key, object.version_id.as_deref())
            .await?;
        let mut answer = DeletedObject {
            key: Some(object.key),
            version_id: object.version_id,
            ..DeletedObject::default()
        };
        if let Deletion::Marked(marker) = deletion {
            answer.delete_marker = Some(true);
            answer.delete_marker_version_id = bucket.response_version_id(&marker);
        }
        deleted.push(answer);
    }
    let quiet = input.delete.quiet.unwrap_or(false);
    Ok(DeleteObjectsOutput {
        deleted: (!quiet).then_some(deleted),
        ..DeleteObjectsOutput::default()
    })
}
