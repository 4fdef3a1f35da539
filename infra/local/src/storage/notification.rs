//! What a bucket tells its queues of new objects.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html>

use std::sync::Arc;

use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Iso8601;
use time::format_description::well_known::iso8601::{Config, EncodedConfig, TimePrecision};
use uuid::Uuid;

use super::bucket::Bucket;
use super::object::Object;
use crate::queues::Queues;

/// Milliseconds, as in `1970-01-01T00:00:00.000Z`.
const MILLISECONDS: EncodedConfig = Config::DEFAULT
    .set_time_precision(TimePrecision::Second {
        decimal_digits: std::num::NonZero::new(3),
    })
    .encode();

/// How an object came to be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Created {
    Put,
    Copy,
    CompleteMultipartUpload,
}

/// Passes messages on to the queues, where there are any.
#[derive(Debug, Default)]
pub(super) struct Notifier(pub Option<Arc<Queues>>);

impl Notifier {
    /// Tells of a new object. The queues have heard of it before the upload is answered.
    pub async fn tell(&self, bucket: &Bucket, object: &Object, created: Created) {
        let Some(queues) = &self.0 else { return };
        for arn in &bucket.spec.notified_queues {
            queues
                .send(arn, message(bucket, object, created).to_string())
                .await;
        }
    }

    /// Tells of every object there is. The queues are new with each start, and what they held of an
    /// earlier one is lost; subscribers take a message that they had for one that comes twice.
    pub async fn tell_again(&self, bucket: &Bucket) {
        let newest = |versions: &Vec<Object>| versions.last().cloned();
        let objects: Vec<_> = bucket
            .inspect(|objects| objects.values().filter_map(newest).collect())
            .await;
        for object in objects.iter().filter(|object| !object.is_delete_marker) {
            self.tell(bucket, object, Created::Put).await;
        }
    }
}

fn message(bucket: &Bucket, object: &Object, created: Created) -> Value {
    let name = &bucket.spec.bucket_name;
    let mut described = json!({
        "key": encoded(&object.key),
        "size": object.size,
        "eTag": object.e_tag,
        "sequencer": object.id.simple().to_string().to_uppercase(),
    });
    if let Some(version) = bucket.told_version_id(object) {
        described["versionId"] = json!(version);
    }
    let record = json!({
        "eventVersion": "2.1",
        "eventSource": "aws:s3",
        "awsRegion": crate::REGION,
        "eventTime": now(),
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

fn now() -> String {
    let now = OffsetDateTime::now_utc().format(&Iso8601::<MILLISECONDS>);
    now.unwrap_or_default()
}
