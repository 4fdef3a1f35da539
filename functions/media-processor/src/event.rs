//! What the function is told.

use serde::Deserialize;
use shared_events::SqsMessage;

/// Uploads to look at, or the time to sweep.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Event {
    /// Messages of the queue of uploads ([SQS
    /// event](https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event)).
    Messages {
        /// At least one.
        #[serde(rename = "Records")]
        records: Vec<SqsMessage>,
    },
    /// The schedule says that it is time ([EventBridge
    /// event](https://docs.aws.amazon.com/eventbridge/latest/ref/overview-event-structure.html)).
    Schedule {
        /// `Scheduled Event`.
        #[serde(rename = "detail-type")]
        detail_type: String,
    },
}

/// An upload that a message tells of.
#[derive(Debug, PartialEq, Eq)]
pub struct Uploaded {
    /// The key of the object.
    pub key: String,
    /// S3's own id of the request that put it there, which whoever sent it was told too.
    pub request_id: Option<String>,
}

/// The uploads that a message tells of. There are none in the message by which S3 tries the queue
/// when it is connected.
///
/// # Errors
/// Where it is no message of S3's.
pub fn uploads(body: &str) -> Result<Vec<Uploaded>, serde_json::Error> {
    let notification: Notification = serde_json::from_str(body)?;
    let uploads = notification.records.into_iter().map(|record| {
        let plus_is_space = record.s3.object.key.replace('+', " ");
        Uploaded {
            key: percent_encoding::percent_decode_str(&plus_is_space)
                .decode_utf8_lossy()
                .into_owned(),
            request_id: record.response_elements.request_id,
        }
    });
    Ok(uploads.collect())
}

/// [S3
/// notification](https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html).
#[derive(Debug, Deserialize)]
struct Notification {
    #[serde(rename = "Records", default)]
    records: Vec<Record>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    s3: Entity,
    #[serde(default)]
    response_elements: ResponseElements,
}

#[derive(Debug, Default, Deserialize)]
struct ResponseElements {
    #[serde(rename = "x-amz-request-id")]
    request_id: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Entity {
    object: Object,
}

#[derive(Debug, Deserialize)]
struct Object {
    key: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_as_forms_encode_them() {
        let body = r#"{"Records":[{"responseElements":{"x-amz-request-id":"r1"},"s3":{"object":{"key":"orders/a+b%2Bc%C3%A9"}}}]}"#;
        let [upload] = uploads(body).unwrap().try_into().unwrap();
        assert_eq!(upload.key, "orders/a b+cé");
        assert_eq!(upload.request_id.as_deref(), Some("r1"));
    }

    #[test]
    fn the_message_by_which_s3_tries_the_queue_tells_of_nothing() {
        let body = r#"{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"uploads"}"#;
        assert!(uploads(body).unwrap().is_empty());
    }

    #[test]
    fn other_messages_are_errors() {
        for body in ["", "{", r#"{"Records":[{}]}"#, "[]x"] {
            assert!(uploads(body).is_err(), "{body}");
        }
    }

    #[test]
    fn the_schedule_is_told_from_messages() {
        let event = r#"{"version":"0","id":"x","detail-type":"Scheduled Event","source":"aws.events","detail":{}}"#;
        let event: Event = serde_json::from_str(event).unwrap();
        assert!(matches!(event, Event::Schedule { .. }));
    }
}
