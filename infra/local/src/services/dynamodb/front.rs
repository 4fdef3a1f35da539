//! What functions and operators reach the database through.

use std::sync::Arc;

use super::access::Access;
use super::{Database, operations};
use crate::Error;
use crate::iam::{Permissions, guarded};
use crate::server::{Listener, Server};
use crate::template::TableSpec;

/// Has a database do what signers may. It stops when it is dropped.
#[derive(Debug)]
pub(crate) struct Front(Server);

impl Front {
    pub async fn start(
        database: &Database,
        tables: &[TableSpec],
        permissions: Arc<Permissions>,
    ) -> Result<Self, Error> {
        let router = operations::router(database.engine.clone());
        let router = guarded(router, Access::new(tables), permissions);
        Ok(Self(Listener::bind(0).await?.serve(router)))
    }

    /// The URL to give an SDK client as its endpoint.
    pub fn url(&self) -> String {
        self.0.url()
    }
}
