//! PublishBatch.
//!
//! <https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html>

use std::collections::BTreeSet;

use super::api_error::ApiError;
use super::message::{LIMIT, Message};
use super::topic::Topic;
use crate::services::query::{Form, element, text};
use crate::services::sqs::Queues;

/// The most entries of a request.
const ENTRIES: usize = 10;

/// An entry: a message, or why it is none.
struct Entry {
    id: String,
    message: Result<Message, ApiError>,
}

/// Publishes each message that is one; the answer says what became of each entry.
pub(super) async fn publish(
    topic: &Topic,
    entries: Vec<Form>,
    queues: &Queues,
) -> Result<String, ApiError> {
    let entries: Vec<_> = entries.into_iter().map(Entry::read).collect();
    check(&entries)?;
    let (mut successful, mut failed) = (String::new(), String::new());
    for entry in &entries {
        match &entry.message {
            Ok(message) => {
                topic.publish(message, queues).await;
                successful += &entry.published(message);
            }
            Err(error) => failed += &entry.refused(error),
        }
    }
    Ok(element("Successful", &successful) + &element("Failed", &failed))
}

fn check(entries: &[Entry]) -> Result<(), ApiError> {
    let ids: BTreeSet<_> = entries.iter().map(|entry| &entry.id).collect();
    let messages = entries
        .iter()
        .filter_map(|entry| entry.message.as_ref().ok());
    let size: usize = messages.map(Message::size).sum();
    match entries.len() {
        0 => Err(ApiError::EmptyBatchRequest),
        count if count > ENTRIES => Err(ApiError::TooManyEntriesInBatchRequest),
        count if count > ids.len() => Err(ApiError::BatchEntryIdsNotDistinct),
        _ if size > LIMIT => Err(ApiError::BatchRequestTooLong),
        _ => Ok(()),
    }
}

impl Entry {
    fn read(mut form: Form) -> Self {
        let id = form.take("Id").unwrap_or_default();
        let message = Message::read(&mut form);
        let message = message.and_then(|message| Ok(form.finish().map(|()| message)?));
        Self { id, message }
    }

    fn published(&self, message: &Message) -> String {
        let member = text("Id", &self.id) + &text("MessageId", &message.id.to_string());
        element("member", &member)
    }

    fn refused(&self, error: &ApiError) -> String {
        let member = [
            text("Id", &self.id),
            text("Code", error.code()),
            text("Message", &error.to_string()),
            text("SenderFault", "true"),
        ];
        element("member", &member.concat())
    }
}
