use std::collections::BTreeMap;

use serde::Serialize;

use crate::REGION;
use crate::database::Database;
use crate::gateway::Gateway;
use crate::lambda::Services;

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
    /// The region to give clients. Any credentials will do.
    pub region: &'static str,
    /// The names of the tables by logical id.
    pub tables: BTreeMap<String, String>,
}

impl Endpoints {
    pub(super) fn new(gateway: &Gateway, services: &Services, database: &Database) -> Self {
        let tables = database.tables().iter();
        Self {
            api: gateway.url(),
            dynamodb: services.dynamodb.clone(),
            secrets_manager: services.secrets_manager.clone(),
            region: REGION,
            tables: tables
                .map(|(id, table)| (id.clone(), table.name.clone()))
                .collect(),
        }
    }
}
