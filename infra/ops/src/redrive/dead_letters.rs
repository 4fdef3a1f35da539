//! The queues that hold what functions failed on.

use aws_sdk_sqs::{Client, types::QueueAttributeName};

use crate::Error;

/// Whose messages a dead-letter queue holds.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum DeadLetters {
    /// Of the function that checks files.
    Uploads,
    /// Of the function that tells people.
    Notifier,
    /// Of the function that counts and indexes.
    Projector,
    /// Of the function that tells who is connected.
    Realtime,
    /// Of the function that gives the orders of contacts to accounts.
    ContactMerger,
}

/// A dead-letter queue as it is now.
#[derive(Debug)]
pub(super) struct Queue {
    /// What the template calls it.
    pub name: &'static str,
    pub arn: String,
    /// About how many messages it has.
    pub count: String,
}

impl DeadLetters {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Uploads,
        Self::Notifier,
        Self::Projector,
        Self::Realtime,
        Self::ContactMerger,
    ];

    pub fn logical_id(self) -> &'static str {
        match self {
            Self::Uploads => "UploadsDeadLetters",
            Self::Notifier => "NotifierDeadLetters",
            Self::Projector => "ProjectorDeadLetters",
            Self::Realtime => "RealtimeDeadLetters",
            Self::ContactMerger => "ContactMergerDeadLetters",
        }
    }
}

impl Queue {
    pub async fn find(client: &Client, of: DeadLetters, url: &str) -> Result<Self, Error> {
        let name = of.logical_id();
        let (arn, count) = (
            QueueAttributeName::QueueArn,
            QueueAttributeName::ApproximateNumberOfMessages,
        );
        let get = client.get_queue_attributes().queue_url(url);
        let get = get
            .attribute_names(arn.clone())
            .attribute_names(count.clone());
        let answer = get
            .send()
            .await
            .map_err(|error| Error::queue(name, error))?;
        let mut attributes = answer.attributes.unwrap_or_default();
        Ok(Self {
            name,
            arn: attributes.remove(&arn).unwrap_or_default(),
            count: attributes.remove(&count).unwrap_or_default(),
        })
    }
}
