//! The queues between the topic and its subscribers.

use aws_sdk_sqs::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_sqs::types::SendMessageBatchRequestEntry;
use aws_sdk_sqs::{Client, Config};
use local::Stack;

use crate::patience::until;

/// One queue of the stack.
pub struct Queue {
    client: Client,
    url: String,
}

impl Queue {
    pub fn of(stack: &Stack, name: &str) -> Self {
        let endpoints = stack.endpoints();
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url(&endpoints.sqs)
            .region(Region::from_static(local::REGION))
            .credentials_provider(Credentials::for_tests())
            .build();
        let url = &endpoints.queues[name];
        Self {
            client: Client::from_conf(config),
            url: url.clone(),
        }
    }

    /// Puts messages into the queue at once.
    pub async fn send(&self, bodies: &[String]) {
        let entries = bodies.iter().enumerate().map(|(index, body)| {
            let entry = SendMessageBatchRequestEntry::builder().id(index.to_string());
            entry.message_body(body).build().unwrap()
        });
        let send = self.client.send_message_batch().queue_url(&self.url);
        let send = send.set_entries(Some(entries.collect()));
        assert!(send.send().await.unwrap().failed().is_empty());
    }

    /// The bodies of the next messages, which are out of the queue then.
    pub async fn take(&self) -> Vec<String> {
        let receive = self.client.receive_message().queue_url(&self.url);
        let receive = receive.max_number_of_messages(10).wait_time_seconds(20);
        let mut bodies = Vec::new();
        for message in receive.send().await.unwrap().messages.unwrap_or_default() {
            let delete = self.client.delete_message().queue_url(&self.url);
            let delete = delete.receipt_handle(message.receipt_handle.unwrap());
            delete.send().await.unwrap();
            bodies.push(message.body.unwrap());
        }
        bodies
    }

    /// Waits for a message about something, and leaves it there.
    pub async fn gets(&self, what: &str) {
        until(async || {
            let receive = self.client.receive_message().queue_url(&self.url);
            let receive = receive.max_number_of_messages(10).wait_time_seconds(20);
            let received = receive.visibility_timeout(0).send().await.unwrap();
            let mut bodies = received.messages().iter().filter_map(|one| one.body());
            bodies.any(|body| body.contains(what)).then_some(())
        })
        .await;
    }
}
