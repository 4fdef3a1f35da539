//! The events of `$connect`, `$disconnect` and messages.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-integrations-lambda.html>

mod context;
mod head;

use http::request::Parts;
use serde::Serialize;

use super::client::Client;
use super::close_reason::CloseReason;
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

    pub fn disconnect(api: &'a Api, client: &'a Client, close: &'a CloseReason) -> Self {
        let context = Context::new(api, client, "$disconnect", Kind::Disconnect);
        Self {
            head: Some(Head::of_api(api)),
            ..Self::of(context.ended(close))
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use http::{HeaderMap, Request};
    use serde_json::Value;

    use super::*;
    use crate::documented::assert_documented;
    use crate::template::WebSocketSpec;

    const NO_TRACES: &str = "nothing is traced here";
    const UNEXPLAINED: &str = "AWS does not say what it is for";

    /// An event that is told as `tell` has it.
    fn told(tell: impl Fn(&Api, &Client) -> Value) -> Value {
        let spec = WebSocketSpec {
            name: "LiveApi".to_owned(),
            stage: "v1".to_owned(),
            selection: Vec::new(),
            routes: BTreeMap::new(),
        };
        let address = "127.0.0.1:3001".parse().unwrap();
        let client = Client::new("127.0.0.1".parse().unwrap(), &HeaderMap::new());
        tell(&Api::new(&spec, address), &client)
    }

    /// A sample with the names of its headers as they are here.
    fn in_lower_case(sample: &str) -> String {
        let mut sample: Value = serde_json::from_str(sample).unwrap();
        for part in ["headers", "multiValueHeaders"] {
            let headers = sample[part].as_object().unwrap().clone();
            let headers = headers.into_iter();
            sample[part] = headers
                .map(|(name, value)| (name.to_lowercase(), value))
                .collect();
        }
        sample.to_string()
    }

    #[test]
    fn who_connects_is_told_as_aws_documents_it() {
        let request = Request::get("/v1?ticket=abc")
            .header("sec-websocket-extensions", "permessage-deflate")
            .header("sec-websocket-key", "key")
            .header("sec-websocket-version", "13");
        let (request, ()) = request.body(()).unwrap().into_parts();
        let event = told(|api, client| {
            serde_json::to_value(Event::connect(api, client, &request)).unwrap()
        });
        let sample = include_str!("../../../../../testing/fixtures/events/web_socket_connect.json");
        let absent = [
            ("headers.x-amzn-trace-id", NO_TRACES),
            ("multiValueHeaders.x-amzn-trace-id", NO_TRACES),
        ];
        assert_documented(&event, &in_lower_case(sample), &absent);
    }

    #[test]
    fn what_is_said_is_told_as_aws_documents_it() {
        let event = told(|api, client| {
            serde_json::to_value(Event::message(api, client, "$default", "{}")).unwrap()
        });
        let sample = include_str!("../../../../../testing/fixtures/events/web_socket_message.json");
        assert_documented(&event, sample, &[]);
    }

    #[test]
    fn an_end_is_told_as_aws_documents_it() {
        let close = CloseReason::by_client(None);
        let event = told(|api, client| {
            serde_json::to_value(Event::disconnect(api, client, &close)).unwrap()
        });
        let sample =
            include_str!("../../../../../testing/fixtures/events/web_socket_disconnect.json");
        let absent = [
            ("headers.x-api-key", UNEXPLAINED),
            ("headers.x-forwarded-for", UNEXPLAINED),
            ("headers.x-restapi", UNEXPLAINED),
            ("multiValueHeaders.x-api-key", UNEXPLAINED),
            ("multiValueHeaders.x-forwarded-for", UNEXPLAINED),
            ("multiValueHeaders.x-restapi", UNEXPLAINED),
        ];
        assert_documented(&event, &in_lower_case(sample), &absent);
    }
}
