//! Route selection: which function a connection or a message invokes.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use serde_json::Value;
use tokio::time::timeout;

use super::event::Event;
use crate::lambda::runtime::{Function, Lambda};
use crate::template::WebSocketSpec;

/// Named by what happens, never by a message.
const PREDEFINED_ROUTES: [&str; 2] = ["$connect", "$disconnect"];

/// The routes of the API.
#[derive(Debug)]
pub(super) struct Routes {
    selection: Vec<String>,
    /// By route key.
    routes: BTreeMap<String, Route>,
}

/// A route and its function.
#[derive(Debug)]
pub(super) struct Route {
    pub key: String,
    function: Arc<Function>,
    timeout: Duration,
}

impl Routes {
    pub fn new(spec: &WebSocketSpec, lambda: &Lambda) -> Self {
        let routes = spec.routes.iter().filter_map(|(key, integration)| {
            let route = Route {
                key: key.clone(),
                function: Arc::clone(lambda.function(&integration.function)?),
                timeout: integration.timeout,
            };
            Some((key.clone(), route))
        });
        Self {
            selection: spec.selection.clone(),
            routes: routes.collect(),
        }
    }

    pub fn get(&self, key: &str) -> Option<&Route> {
        self.routes.get(key)
    }

    /// The route that a message names, or the default one.
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html>
    pub fn of_message(&self, text: &str) -> Option<&Route> {
        let key = self.selected(text);
        let key = key.filter(|key| !PREDEFINED_ROUTES.contains(&key.as_str()));
        let named = key.and_then(|key| self.get(&key));
        named.or_else(|| self.get("$default"))
    }

    fn selected(&self, text: &str) -> Option<String> {
        let message: Value = serde_json::from_str(text).ok()?;
        let mut names = self.selection.iter();
        match names.try_fold(&message, |value, name| value.get(name))? {
            Value::String(key) => Some(key.clone()),
            Value::Number(key) => Some(key.to_string()),
            _ => None,
        }
    }
}

impl Route {
    /// As reports have it.
    pub fn function_name(&self) -> String {
        self.function.spec().binary.clone()
    }

    /// The function's answer, or the status of API Gateway's own.
    pub async fn invoke(&self, event: &Event<'_>) -> Result<Bytes, StatusCode> {
        let payload = serde_json::to_vec(event).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
        let invocation = self.function.invoke(payload.into());
        match timeout(self.timeout, invocation).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(_)) => Err(StatusCode::BAD_GATEWAY),
            Err(_) => Err(StatusCode::GATEWAY_TIMEOUT),
        }
    }
}
