//! What functions work with: every service but Lambda and the HTTP API.

use std::sync::Arc;

use crate::Error;
use crate::data_dir::DataDir;
use crate::database::Database;
use crate::lambda::Services;
use crate::queues::{Queues, Sqs};
use crate::secrets::Secrets;
use crate::storage::Storage;
use crate::template::Template;

/// The running services.
#[derive(Debug)]
pub(super) struct Backing {
    pub database: Database,
    pub secrets: Secrets,
    pub storage: Storage,
    sqs: Sqs,
}

impl Backing {
    pub async fn start(template: &Template, data_dir: &DataDir) -> Result<Self, Error> {
        let sqs = Sqs::start(&template.queues).await?;
        let (folder, queues) = (data_dir.storage(), Arc::clone(&sqs.queues));
        Ok(Self {
            database: Database::open(&data_dir.database(), &template.tables).await?,
            secrets: Secrets::open(&data_dir.secrets(), &template.secrets).await?,
            storage: Storage::notifying(&folder, &template.buckets, queues).await?,
            sqs,
        })
    }

    pub fn queues(&self) -> &Arc<Queues> {
        &self.sqs.queues
    }

    /// The endpoints that SDKs are told.
    pub fn services(&self) -> Services {
        Services {
            dynamodb: self.database.endpoint().to_owned(),
            s3: self.storage.endpoint().to_owned(),
            sqs: self.queues().url().to_owned(),
            secrets_manager: self.secrets.url(),
        }
    }
}
