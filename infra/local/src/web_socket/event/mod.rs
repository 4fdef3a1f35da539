//! What functions are told.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-integrations-lambda.html>

mod context;
mod head;

use http::request::Parts;
use serde::Serialize;

use super::client::Client;
use super::ending::Ending;
pub(super) use context::Api;
use context::{Context, Kind};
use head::Head;

/// That somebody connected, said something, or is gone.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Event<'a> {
    #[serde(flatten)]
    head: Option<Head>,
    request_context: Context<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    is_base64_encoded: bool,
}

impl<'a> Event<'a> {
    pub fn connect(api: &'a Api, client: &'a Client, request: &Parts) -> Self {
        let context = Context::new(api, client, "$connect", Kind::Connect);
        Self {
            head: Some(Head::of_handshake(api, client, request)),
            ..Self::of(context)
        }
    }

    pub fn message(api: &'a Api, client: &'a Client, route_key: &'a str, text: &'a str) -> Self {
        let context = Context::new(api, client, route_key, Kind::Message);
        Self {
            body: Some(text),
            ..Self::of(context)
        }
    }

    pub fn disconnect(api: &'a Api, client: &'a Client, ending: &'a Ending) -> Self {
        let context = Context::new(api, client, "$disconnect", Kind::Disconnect);
        Self {
            head: Some(Head::of_api(api)),
            ..Self::of(context.ended(ending))
        }
    }

    fn of(request_context: Context<'a>) -> Self {
        Self {
            head: None,
            request_context,
            body: None,
            is_base64_encoded: false,
        }
    }

    pub fn request_id(&self) -> &str {
        &self.request_context.request_id
    }
}
