//! Event notifications: what a bucket sends to queues about new objects.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html>

use std::sync::Arc;

use serde_json::{Value, json};
use time::OffsetDateTime;
use uuid::Uuid;

use super::bucket::Bucket;
use super::object::Object;
use crate::services::sqs::{MessageAttributes, Queues};
use crate::timestamps;

/// The event of a new object: the part of its name after `ObjectCreated:`.
#[derive(Debug, Clone, Copy)]
pub(super) enum ObjectCreated {
    Put,
    Copy,
    CompleteMultipartUpload,
}

/// Sends notifications to queues, where there are any.
#[derive(Debug, Clone, Default)]
pub(super) struct Notifier(pub Option<Arc<Queues>>);

impl Notifier {
    /// Sends the test event, as S3 does once notifications are configured.
    pub async fn send_test_event(&self, bucket: &Bucket) {
        self.send(bucket, &test_message(bucket)).await;
    }

    /// Notifies the queues of a new object, before the upload is answered.
    pub async fn notify(&self, bucket: &Bucket, object: &Object, created: ObjectCreated) {
        self.send(bucket, &message(bucket, object, created)).await;
    }

    /// Notifies the queues of every object that exists. Queues are empty at each start, and what
    /// they held before is lost; subscribers expect that a message comes twice.
    pub async fn notify_existing(&self, bucket: &Bucket) {
        let newest = |versions: &Vec<Object>| versions.last().cloned();
        let objects: Vec<_> = bucket
            .inspect(|objects| objects.values().filter_map(newest).collect())
            .await;
        for object in objects.iter().filter(|object| !object.is_delete_marker) {
            self.notify(bucket, object, ObjectCreated::Put).await;
        }
    }

    async fn send(&self, bucket: &Bucket, message: &Value) {
        let Some(queues) = &self.0 else { return };
        for arn in &bucket.spec.notified_queues {
            let attributes = MessageAttributes::new();
            queues.send(arn, message.to_string(), attributes).await;
        }
    }
}

fn test_message(bucket: &Bucket) -> Value {
    json!({
        "Service": "Amazon S3",
        "Event": "s3:TestEvent",
        "Time": timestamps::milliseconds(OffsetDateTime::now_utc()),
        "Bucket": bucket.spec.bucket_name,
        "RequestId": Uuid::new_v4().simple().to_string(),
        "HostId": Uuid::new_v4().simple().to_string(),
    })
}

fn message(bucket: &Bucket, object: &Object, created: ObjectCreated) -> Value {
    let name = &bucket.spec.bucket_name;
    let mut described = json!({
        "key": encoded(&object.key),
        "size": object.size,
        "eTag": object.e_tag,
        "sequencer": object.id.simple().to_string().to_uppercase(),
    });
    if let Some(version) = bucket.response_version_id(object) {
        described["versionId"] = json!(version);
    }
    let record = json!({
        "eventVersion": "2.1",
        "eventSource": "aws:s3",
        "awsRegion": crate::REGION,
        "eventTime": timestamps::milliseconds(OffsetDateTime::now_utc()),
        "eventName": format!("ObjectCreated:{created:?}"),
        "userIdentity": { "principalId": "AWS:local" },
        "requestParameters": { "sourceIPAddress": "127.0.0.1" },
        "responseElements": {
            "x-amz-request-id": Uuid::new_v4().simple().to_string(),
            "x-amz-id-2": Uuid::new_v4().simple().to_string(),
        },
        "s3": {
            "s3SchemaVersion": "1.0",
            "configurationId": "local",
            "bucket": {
                "name": name,
                "ownerIdentity": { "principalId": "local" },
                "arn": format!("arn:aws:s3:::{name}"),
            },
            "object": described,
        },
    });
    json!({ "Records": [record] })
}

/// As in a form, where a space is a plus; but slashes stay.
fn encoded(key: &str) -> String {
    let parts = key.split('/');
    let parts = parts.map(|part| form_urlencoded::byte_serialize(part.as_bytes()).collect());
    parts.collect::<Vec<String>>().join("/")
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::{ObjectCreated, message, test_message};
    use crate::documented::assert_documented;
    use crate::services::s3::bucket::Bucket;
    use crate::services::s3::object::{Headers, Object};
    use crate::template::BucketSpec;

    fn bucket(folder: &TempDir) -> Bucket {
        let spec = BucketSpec {
            name: "Bucket".to_owned(),
            bucket_name: "mybucket".to_owned(),
            cors: Vec::new(),
            // The sample's object has a version.
            versioned: true,
            notified_queues: Vec::new(),
        };
        Bucket::open(folder.path(), spec).unwrap()
    }

    #[test]
    fn a_queue_is_tried_as_aws_documents_it() {
        let folder = TempDir::new().unwrap();
        let sample = include_str!("../../../../testing/fixtures/events/s3_test_event.json");
        assert_documented(&test_message(&bucket(&folder)), sample, &[]);
    }

    #[test]
    fn a_new_object_is_told_of_as_aws_documents_it() {
        let folder = TempDir::new().unwrap();
        let hash = "d41d8cd98f00b204e9800998ecf8427e".to_owned();
        let object = Object::new("HappyFace.jpg".to_owned(), 1024, hash, Headers::default());
        assert_documented(
            &message(&bucket(&folder), &object, ObjectCreated::Put),
            include_str!("../../../../testing/fixtures/events/s3_object_created.json"),
            &[],
        );
    }
}
