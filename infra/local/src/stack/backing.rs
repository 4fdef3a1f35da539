//! What functions work with: every service but Lambda and the HTTP API.

use std::sync::Arc;

use crate::Error;
use crate::data_dir::DataDir;
use crate::database::Database;
use crate::event_sources;
use crate::lambda::Services;
use crate::queues::{Queues, Sqs};
use crate::secrets::Secrets;
use crate::storage::Storage;
use crate::template::Template;
use crate::topics::{Sns, Topics};

/// The running services.
#[derive(Debug)]
pub(super) struct Backing {
    pub database: Database,
    pub secrets: Secrets,
    pub storage: Storage,
    sqs: Sqs,
    sns: Sns,
}

impl Backing {
    pub async fn start(template: &Template, data_dir: &DataDir) -> Result<Self, Error> {
        let sqs = Sqs::start(&template.queues).await?;
        let sns = Sns::start(&template.topics, &template.subscriptions, &sqs.queues).await?;
        let (folder, queues) = (data_dir.storage(), Arc::clone(&sqs.queues));
        Ok(Self {
            database: Database::open(&data_dir.database(), &template.tables).await?,
            secrets: Secrets::open(&data_dir.secrets(), &template.secrets).await?,
            storage: Storage::notifying(&folder, &template.buckets, queues).await?,
            sqs,
            sns,
        })
    }

    pub fn queues(&self) -> &Arc<Queues> {
        &self.sqs.queues
    }

    pub fn topics(&self) -> &Topics {
        &self.sns.topics
    }

    /// What event sources need.
    pub fn event_sources(&self) -> event_sources::Services<'_> {
        event_sources::Services {
            queues: self.queues(),
            database: &self.database,
            objects: self.storage.writer(),
        }
    }

    /// The endpoints that SDKs are told.
    pub fn services(&self) -> Services {
        Services {
            dynamodb: self.database.endpoint().to_owned(),
            s3: self.storage.endpoint().to_owned(),
            sns: self.sns.url(),
            sqs: self.queues().url().to_owned(),
            secrets_manager: self.secrets.url(),
        }
    }
}
