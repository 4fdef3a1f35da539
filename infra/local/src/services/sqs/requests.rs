//! The bodies of requests. An unknown field is refused, never ignored.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct ListQueues {
    pub queue_name_prefix: Option<String>,
    /// All are listed: there are few.
    #[serde(rename = "MaxResults")]
    _max_results: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct GetQueueUrl {
    pub queue_name: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct PurgeQueue {
    pub queue_url: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct DeleteMessage {
    pub queue_url: String,
    pub receipt_handle: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct GetQueueAttributes {
    pub queue_url: String,
    #[serde(default)]
    pub attribute_names: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct SendMessage {
    pub queue_url: String,
    pub message_body: String,
    pub delay_seconds: Option<u64>,
    pub message_attributes: Option<MessageAttributeValues>,
}

/// The attributes of a message by name.
pub(super) type MessageAttributeValues = BTreeMap<String, MessageAttributeValue>;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct MessageAttributeValue {
    pub data_type: String,
    pub string_value: Option<String>,
    /// In base64.
    pub binary_value: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct SendMessageBatch {
    pub queue_url: String,
    #[serde(default)]
    pub entries: Vec<SendMessageBatchEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct SendMessageBatchEntry {
    pub id: String,
    pub message_body: String,
    pub delay_seconds: Option<u64>,
    pub message_attributes: Option<MessageAttributeValues>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct DeleteMessageBatch {
    pub queue_url: String,
    #[serde(default)]
    pub entries: Vec<DeleteMessageBatchEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct DeleteMessageBatchEntry {
    pub id: String,
    pub receipt_handle: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct StartMessageMoveTask {
    pub source_arn: String,
    pub destination_arn: Option<String>,
    /// All are moved at once: there are few.
    #[serde(rename = "MaxNumberOfMessagesPerSecond")]
    _rate: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct ListMessageMoveTasks {
    pub source_arn: String,
    #[serde(default = "one")]
    pub max_results: usize,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct ReceiveMessage {
    pub queue_url: String,
    #[serde(default = "one")]
    pub max_number_of_messages: usize,
    pub visibility_timeout: Option<u64>,
    #[serde(default)]
    pub wait_time_seconds: u64,
    /// The older name of the next.
    #[serde(default)]
    attribute_names: Vec<String>,
    #[serde(default)]
    message_system_attribute_names: Vec<String>,
    #[serde(default)]
    pub message_attribute_names: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct ChangeMessageVisibility {
    pub queue_url: String,
    pub receipt_handle: String,
    pub visibility_timeout: u64,
}

impl ReceiveMessage {
    /// The attributes that are asked for.
    pub fn attributes(&self) -> Vec<&str> {
        let (old, new) = (&self.attribute_names, &self.message_system_attribute_names);
        old.iter().chain(new).map(String::as_str).collect()
    }
}

fn one() -> usize {
    1
}
