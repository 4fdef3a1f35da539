//! Whether storage answers.

use std::fmt::Display;

use aws_smithy_http_client::default_connector;
use aws_smithy_runtime_api::client::{
    http::{HttpConnector, HttpConnectorSettings, SharedHttpConnector},
    orchestrator::HttpRequest,
};

use crate::probe::Dependency;

/// A bucket, as anybody reaches it. Whatever it answers to a request without a signature, it answers; so
/// the function needs neither the right to do anything there nor a client of S3.
#[derive(Debug)]
pub struct Storage {
    url: String,
    connector: Option<SharedHttpConnector>,
}

impl Storage {
    /// The bucket at this URL.
    pub fn new(url: String) -> Self {
        Self {
            url,
            connector: default_connector(&HttpConnectorSettings::default(), None),
        }
    }
}

impl Dependency for Storage {
    async fn ask(&self) -> Result<(), impl Display> {
        let connector = self.connector.as_ref().ok_or("no HTTP client")?;
        let mut request = HttpRequest::empty();
        let set = request.set_method("HEAD");
        set.map_err(|error| error.to_string())?;
        let set = request.set_uri(self.url.as_str());
        set.map_err(|error| error.to_string())?;
        let answer = connector.call(request).await;
        let status = answer.map_err(|error| format!("{error:?}"))?.status();
        match status.is_server_error() {
            false => Ok(()),
            true => Err(format!("status {status}")),
        }
    }
}
