//! Requests to AWS that take no SDK: signed beforehand, or not at all.

use aws_smithy_runtime_api::client::{
    http::{HttpConnector, SharedHttpConnector},
    orchestrator::HttpRequest,
};
use aws_smithy_types::body::SdkBody;

use crate::http_client::connector;

/// Sends requests. Connections are kept.
#[derive(Debug, Clone)]
pub struct Outgoing(SharedHttpConnector);

/// A request got no answer.
#[derive(Debug, thiserror::Error)]
#[error("no answer: {0}")]
pub struct NoAnswer(String);

impl Outgoing {
    /// Nothing is connected yet.
    pub fn new() -> Self {
        Self(SharedHttpConnector::new(connector()))
    }

    /// The status that a request is answered with.
    ///
    /// # Errors
    /// Where it is not answered. Nothing here bounds how long that takes.
    pub async fn send(
        &self,
        method: &str,
        url: &str,
        headers: &[(&'static str, &str)],
        body: Vec<u8>,
    ) -> Result<u16, NoAnswer> {
        let mut request = HttpRequest::new(SdkBody::from(body));
        request.set_method(method).map_err(NoAnswer::because)?;
        request.set_uri(url).map_err(NoAnswer::because)?;
        for (name, value) in headers {
            request.headers_mut().insert(*name, (*value).to_owned());
        }
        let answer = self.0.call(request).await;
        let answer = answer.map_err(|error| NoAnswer(format!("{error:?}")))?;
        Ok(answer.status().as_u16())
    }
}

impl Default for Outgoing {
    fn default() -> Self {
        Self::new()
    }
}

impl NoAnswer {
    fn because(cause: impl ToString) -> Self {
        Self(cause.to_string())
    }
}
