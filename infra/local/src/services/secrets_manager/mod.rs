//! Secrets Manager: the secrets of the template, kept in one file.

mod api;
mod api_error;
mod authorization;
mod reference;
mod requests;
mod secret;
mod store;
mod store_error;

use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;

use crate::Error;
use crate::iam::{Iam, authorized};
use crate::server::{Listener, Server};
use crate::template::SecretSpec;
use authorization::SecretsManagerAuthorization;
pub(crate) use reference::Reference;
use store::Store;

/// The running Secrets Manager. What is forced to go goes at once, where AWS takes a while.
#[derive(Debug)]
pub struct SecretsManager {
    server: Server,
    store: Arc<Store>,
    _temporary: Option<TempDir>,
}

impl SecretsManager {
    /// No secrets yet, in a folder that goes with them.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub async fn temporary() -> Result<Self, Error> {
        let folder = TempDir::new().map_err(Error::file(&std::env::temp_dir()))?;
        let iam = Arc::new(Iam::without_roles());
        let secrets = Self::open(&folder.path().join("secrets.json"), &[], iam).await?;
        Ok(Self {
            _temporary: Some(folder),
            ..secrets
        })
    }

    /// Serves the secrets kept in `file`, where those of `specs` that are absent are made first.
    pub(crate) async fn open(
        file: &Path,
        specs: &[SecretSpec],
        iam: Arc<Iam>,
    ) -> Result<Self, Error> {
        let store = Arc::new(Store::open(file)?);
        for spec in specs {
            store.ensure(spec).await?;
        }
        let router = authorized(
            api::router(Arc::clone(&store)),
            SecretsManagerAuthorization,
            iam,
        );
        let server = Listener::bind(0).await?.serve(router);
        Ok(Self {
            server,
            store,
            _temporary: None,
        })
    }

    /// The URL to give an SDK client as its endpoint.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// The value that a dynamic reference stands for.
    pub(crate) async fn value(&self, reference: &Reference<'_>) -> Option<String> {
        self.store.value(reference.secret, reference.version).await
    }
}
