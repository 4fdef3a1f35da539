use std::collections::BTreeMap;

use serde::Serialize;

use super::backing::Backing;
use crate::REGION;
use crate::gateway::Gateway;

/// Where everything listens; `endpoints.json` in the data folder holds the same.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Endpoints {
    /// The HTTP API: `http://127.0.0.1:port`.
    pub api: String,
    /// DynamoDB.
    pub dynamodb: String,
    /// Secrets Manager.
    pub secrets_manager: String,
    /// S3, with buckets in paths.
    pub s3: String,
    /// SNS.
    pub sns: String,
    /// SQS.
    pub sqs: String,
    /// The region to give clients, with the access key `local` and the secret `local`, which may do everything.
    pub region: &'static str,
    /// The names of the tables by logical id.
    pub tables: BTreeMap<String, String>,
    /// The names of the buckets by logical id.
    pub buckets: BTreeMap<String, String>,
    /// The URLs of the queues by logical id.
    pub queues: BTreeMap<String, String>,
    /// The ARNs of the topics by logical id.
    pub topics: BTreeMap<String, String>,
}

impl Endpoints {
    pub(super) fn new(gateway: &Gateway, backing: &Backing) -> Self {
        let services = backing.services();
        let (tables, queues) = (backing.database.tables().iter(), backing.queues());
        Self {
            api: gateway.url(),
            dynamodb: services.dynamodb,
            secrets_manager: services.secrets_manager,
            s3: services.s3,
            sns: services.sns,
            sqs: services.sqs,
            region: REGION,
            tables: tables
                .map(|(id, table)| (id.clone(), table.name.clone()))
                .collect(),
            buckets: backing.storage.buckets().clone(),
            queues: queues
                .iter()
                .map(|queue| (queue.spec.name.clone(), queues.queue_url(&queue.spec)))
                .collect(),
            topics: backing
                .topics()
                .iter()
                .map(|topic| (topic.name.clone(), topic.arn()))
                .collect(),
        }
    }
}
