//! What the function is told.

use serde::{Deserialize, Serialize};

/// Uploads to look at, or the time to sweep.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Event {
    /// Messages of the queue of uploads
    /// ([SQS event](https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event)).
    Messages {
        /// At least one.
        #[serde(rename = "Records")]
        records: Vec<Message>,
    },
    /// The schedule says that it is time
    /// ([EventBridge event](https://docs.aws.amazon.com/eventbridge/latest/ref/overview-event-structure.html)).
    Schedule {
        /// `Scheduled Event`.
        #[serde(rename = "detail-type")]
        detail_type: String,
    },
}

/// A message of a queue.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Names it in the answer.
    pub message_id: String,
    /// What S3 says.
    pub body: String,
    /// What SQS says of it.
    pub attributes: Attributes,
}

/// What SQS says of a message.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Attributes {
    /// How often it was received, this time included.
    pub approximate_receive_count: String,
}

impl Message {
    /// How often it was received, this time included.
    pub fn receives(&self) -> u32 {
        let count = self.attributes.approximate_receive_count.parse();
        count.unwrap_or(1)
    }

    /// The keys of the objects that it tells of. There are none in the message by which S3 tries the
    /// queue when it is connected.
    ///
    /// # Errors
    /// Where it is no message of S3's.
    pub fn keys(&self) -> Result<Vec<String>, serde_json::Error> {
        let notification: Notification = serde_json::from_str(&self.body)?;
        let keys = notification.records.into_iter().map(|record| {
            let plus_is_space = record.s3.object.key.replace('+', " ");
            percent_encoding::percent_decode_str(&plus_is_space)
                .decode_utf8_lossy()
                .into_owned()
        });
        Ok(keys.collect())
    }
}

/// [S3 notification](https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html).
#[derive(Debug, Deserialize)]
struct Notification {
    #[serde(rename = "Records", default)]
    records: Vec<Record>,
}

#[derive(Debug, Deserialize)]
struct Record {
    s3: Entity,
}

#[derive(Debug, Deserialize)]
struct Entity {
    object: Object,
}

#[derive(Debug, Deserialize)]
struct Object {
    key: String,
}

/// Which messages are to be delivered again
/// ([partial batch responses](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting)).
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Failures {
    /// Those, and no others.
    pub batch_item_failures: Vec<BatchItemFailure>,
}

/// A message that is to be delivered again.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchItemFailure {
    /// Its id.
    pub item_identifier: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(body: &str) -> Message {
        Message {
            message_id: "1".to_owned(),
            body: body.to_owned(),
            attributes: Attributes {
                approximate_receive_count: "3".to_owned(),
            },
        }
    }

    #[test]
    fn keys_come_as_forms_encode_them() {
        let body = r#"{"Records":[{"s3":{"object":{"key":"orders/a+b%2Bc%C3%A9"}}}]}"#;
        assert_eq!(message(body).keys().unwrap(), ["orders/a b+cé"]);
    }

    #[test]
    fn the_message_by_which_s3_tries_the_queue_tells_of_nothing() {
        let body = r#"{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"uploads"}"#;
        assert!(message(body).keys().unwrap().is_empty());
    }

    #[test]
    fn other_messages_are_errors() {
        for body in ["", "{", r#"{"Records":[{}]}"#, "[]x"] {
            assert!(message(body).keys().is_err(), "{body}");
        }
    }

    #[test]
    fn the_schedule_is_told_from_messages() {
        let event = r#"{"version":"0","id":"x","detail-type":"Scheduled Event","source":"aws.events","detail":{}}"#;
        let event: Event = serde_json::from_str(event).unwrap();
        assert!(matches!(event, Event::Schedule { .. }));
    }
}
