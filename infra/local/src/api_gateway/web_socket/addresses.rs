//! The URLs of the API, here and on AWS.

use std::net::SocketAddr;

use crate::REGION;
use crate::template::WebSocketSpec;

/// The URLs of a WebSocket API.
#[derive(Debug, Clone)]
pub(crate) struct Addresses {
    /// The logical id of the API.
    pub api: String,
    stage: String,
    local: SocketAddr,
}

impl Addresses {
    pub(super) fn new(spec: &WebSocketSpec, local: SocketAddr) -> Self {
        Self {
            api: spec.name.clone(),
            stage: spec.stage.clone(),
            local,
        }
    }

    /// What `ApiEndpoint` gives, without a stage.
    pub fn endpoint(&self) -> String {
        format!("ws://{}", self.local)
    }

    /// What clients connect to.
    pub fn clients(&self) -> String {
        format!("{}/{}", self.endpoint(), self.stage)
    }

    /// The URL to give an SDK client as its endpoint.
    pub fn management(&self) -> String {
        format!("http://{}/{}", self.local, self.stage)
    }

    /// The text with the addresses that the API would have on AWS replaced by those that it has
    /// here: a template makes them of the API's id, and there is no attribute for the one that
    /// functions need.
    pub fn localised(&self, text: &str) -> String {
        let host = format!("{}.execute-api.{REGION}.amazonaws.com", self.api);
        let text = text.replace(&format!("wss://{host}"), &self.endpoint());
        text.replace(
            &format!("https://{host}"),
            &format!("http://{}", self.local),
        )
    }
}
