//! The endpoint by which functions and operators reach the database.

use std::sync::Arc;

use super::authorization::DynamoDbAuthorization;
use super::{DynamoDb, api};
use crate::Error;
use crate::iam::{Iam, authorized};
use crate::server::{Listener, Server};
use crate::template::TableSpec;

/// A database, served with IAM in front of it. It stops when it is dropped.
#[derive(Debug)]
pub(crate) struct Endpoint(Server);

impl Endpoint {
    pub async fn start(
        database: &DynamoDb,
        tables: &[TableSpec],
        iam: Arc<Iam>,
    ) -> Result<Self, Error> {
        let router = api::router(database.engine.clone());
        let router = authorized(router, DynamoDbAuthorization::new(tables), iam);
        Ok(Self(Listener::bind(0).await?.serve(router)))
    }

    /// The URL to give an SDK client as its endpoint.
    pub fn url(&self) -> String {
        self.0.url()
    }
}
