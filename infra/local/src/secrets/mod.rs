//! Secrets Manager: the secrets of the template, kept in one file.

mod api;
mod store;

use std::path::Path;
use std::sync::Arc;

use crate::Error;
use crate::server::{Listener, Server};
use crate::template::SecretSpec;
use store::Store;

/// The running Secrets Manager.
#[derive(Debug)]
pub(crate) struct Secrets {
    server: Server,
    store: Arc<Store>,
}

impl Secrets {
    /// Serves the secrets kept in `file`, where those of `specs` that are absent are made first.
    pub async fn open(file: &Path, specs: &[SecretSpec]) -> Result<Self, Error> {
        let store = Arc::new(Store::open(file)?);
        for spec in specs {
            store.ensure(spec).await?;
        }
        let server = Listener::bind(0)
            .await?
            .serve(api::router(Arc::clone(&store)));
        Ok(Self { server, store })
    }

    pub fn url(&self) -> String {
        self.server.url()
    }

    /// The present value of a secret, by its ARN.
    pub async fn value(&self, arn: &str) -> Option<String> {
        self.store.current(arn).await
    }
}

/// What `Ref` gives for a secret.
pub(crate) fn arn(name: &str) -> String {
    let (region, account) = (crate::REGION, crate::ACCOUNT);
    format!("arn:aws:secretsmanager:{region}:{account}:secret:{name}-local0")
}
