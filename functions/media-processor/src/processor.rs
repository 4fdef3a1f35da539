//! From an event to what is done about it.

use shared_domain::{Timestamp, media::AllowedTypes};
use shared_events::{BatchItemFailures, SqsMessage};
use shared_files::{ObjectError, Objects, UploadKey};
use shared_runtime::{
    clock::SharedClock,
    telemetry::{error_chain, on_behalf_of},
};
use shared_store::{Orders, SettingsCache, StoreError, Users};

use crate::event::{Event, uploads};

/// Everything that looking at uploads takes.
#[derive(Debug, Clone)]
pub struct Processor {
    /// The time.
    pub clock: SharedClock,
    /// The orders that files belong to.
    pub orders: Orders,
    /// The users whose pictures there are.
    pub users: Users,
    /// The files themselves.
    pub objects: Objects,
    /// Which types of files are taken.
    pub settings: SettingsCache,
    /// How often a message is delivered before it goes to the dead letters.
    pub max_receives: u32,
}

/// Why an upload could not be looked at. It is tried again.
#[derive(Debug, thiserror::Error)]
pub enum ProcessError {
    /// The tables did not do as asked.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// S3 did not do as asked.
    #[error(transparent)]
    Object(#[from] ObjectError),
    /// The message is none of S3's.
    #[error("the message cannot be read")]
    SqsMessage(#[from] serde_json::Error),
    /// Others were faster, time and again.
    #[error("others keep changing the same")]
    Raced,
    /// The message was delivered as often as it may be.
    #[error("given up after {0} deliveries")]
    GivenUp(u32),
}

impl Processor {
    /// The types of files that are taken.
    pub(crate) async fn allowed_types(&self) -> Result<AllowedTypes, StoreError> {
        let settings = self.settings.cached(self.clock.now()).await?;
        Ok(settings.allowed_file_types)
    }

    /// Handles an event. What failed of it is named in the answer.
    ///
    /// # Errors
    /// Where a sweep failed.
    pub async fn handle(&self, event: Event) -> Result<BatchItemFailures, ProcessError> {
        match event {
            Event::Messages { records } => Ok(self.messages(records).await),
            Event::Schedule { .. } => {
                self.sweep().await?;
                Ok(BatchItemFailures::default())
            }
        }
    }

    async fn messages(&self, messages: Vec<SqsMessage>) -> BatchItemFailures {
        let mut failures = BatchItemFailures::default();
        for message in messages {
            if let Err(error) = self.message(&message).await {
                let cause = error_chain(&error);
                tracing::error!(message_id = message.message_id, cause, "message failed");
                failures.push(message.message_id);
            }
        }
        failures
    }

    async fn message(&self, message: &SqsMessage) -> Result<(), ProcessError> {
        let is_last = message.receives() >= self.max_receives;
        for upload in uploads(&message.body)? {
            let key = upload.key.as_str();
            let work = async {
                match is_last {
                    true => self.give_up(key).await,
                    false => self.process(key).await,
                }
            };
            on_behalf_of(upload.request_id, work).await?;
        }
        match is_last {
            true => Err(ProcessError::GivenUp(message.receives())),
            false => Ok(()),
        }
    }

    /// Looks at what was uploaded under this key, once. Whoever is told of it again finds it done.
    ///
    /// # Errors
    /// Where it is to be tried again.
    pub async fn process(&self, key: &str) -> Result<(), ProcessError> {
        match key.parse() {
            Ok(UploadKey::File(order, media)) => self.process_file(order, media).await,
            Ok(UploadKey::Picture(user, picture)) => self.process_picture(user, picture).await,
            // Nobody was given a URL for it.
            Err(_) => Ok(self.objects.remove_upload(key).await?),
        }
    }

    /// Rejects what was uploaded under this key, without another look: the last one may have ended
    /// the process.
    async fn give_up(&self, key: &str) -> Result<(), ProcessError> {
        match key.parse() {
            Ok(UploadKey::File(order, media)) => self.give_up_file(order, media).await,
            Ok(UploadKey::Picture(user, picture)) => self.give_up_picture(user, picture).await,
            Err(_) => Ok(self.objects.remove_upload(key).await?),
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
