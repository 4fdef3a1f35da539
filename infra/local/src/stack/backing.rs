//! What functions work with: every service but Lambda and the HTTP API.

use std::sync::Arc;

use crate::Error;
use crate::data_dir::DataDir;
use crate::database::{Database, Front};
use crate::event_sources;
use crate::lambda::Services;
use crate::permissions::Permissions;
use crate::queues::{Queues, Sqs};
use crate::report::Report;
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
    pub permissions: Arc<Permissions>,
    front: Front,
    sqs: Sqs,
    sns: Sns,
}

impl Backing {
    pub async fn start(
        template: &Template,
        data_dir: &DataDir,
        report: &Report,
    ) -> Result<Self, Error> {
        let permissions = Arc::new(Permissions::of(template, report)?);
        let guards = || Arc::clone(&permissions);
        let sqs = Sqs::start(&template.queues, guards()).await?;
        let (topics, subscriptions) = (&template.topics, &template.subscriptions);
        let sns = Sns::start(topics, subscriptions, &sqs.queues, guards()).await?;
        let (folder, queues) = (data_dir.storage(), Arc::clone(&sqs.queues));
        let database = Database::open(&data_dir.database(), &template.tables).await?;
        let secrets = Secrets::open(&data_dir.secrets(), &template.secrets, guards()).await?;
        Ok(Self {
            front: Front::start(&database, &template.tables, guards()).await?,
            database,
            secrets,
            storage: Storage::notifying(&folder, &template.buckets, queues, guards()).await?,
            permissions,
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
            dynamodb: self.front.url(),
            s3: self.storage.endpoint().to_owned(),
            sns: self.sns.url(),
            sqs: self.queues().url().to_owned(),
            secrets_manager: self.secrets.url(),
        }
    }
}
