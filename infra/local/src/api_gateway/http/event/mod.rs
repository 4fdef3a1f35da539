//! A request as the event of payload format 2.0.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html>

mod body;
mod headers;

use std::collections::BTreeMap;
use std::net::IpAddr;

use bytes::Bytes;
use http::header::USER_AGENT;
use http::request::Parts;
use serde::Serialize;
use time::OffsetDateTime;

use super::routes::{Match, decode};
use crate::timestamps;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Event {
    version: &'static str,
    route_key: String,
    raw_path: String,
    raw_query_string: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cookies: Vec<String>,
    headers: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    query_string_parameters: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    path_parameters: BTreeMap<String, String>,
    request_context: RequestContext,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    is_base64_encoded: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestContext {
    account_id: &'static str,
    api_id: String,
    domain_name: String,
    domain_prefix: String,
    http: HttpContext,
    request_id: String,
    route_key: String,
    stage: &'static str,
    time: String,
    time_epoch: i128,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct HttpContext {
    method: String,
    path: String,
    protocol: String,
    source_ip: String,
    user_agent: String,
}

/// What the gateway knows of a request beside the request.
#[derive(Debug)]
pub(super) struct Context<'a> {
    pub api_id: &'a str,
    /// `127.0.0.1:port`.
    pub own_host: &'a str,
    pub request_id: &'a str,
    pub source_ip: IpAddr,
}

impl Event {
    pub fn new(context: &Context<'_>, route: &Match<'_>, parts: &Parts, body: &Bytes) -> Self {
        let query = parts.uri.query().unwrap_or_default();
        let (body, is_base64_encoded) = body::encode(&parts.headers, body);
        Self {
            version: "2.0",
            route_key: route.route.to_string(),
            raw_path: raw_path(parts),
            raw_query_string: query.to_owned(),
            cookies: headers::cookies(&parts.headers),
            headers: headers::of(context, &parts.headers),
            query_string_parameters: headers::joined(form_urlencoded::parse(query.as_bytes())),
            path_parameters: route.parameters.clone(),
            request_context: RequestContext::new(context, route, parts),
            body,
            is_base64_encoded,
        }
    }
}

impl RequestContext {
    fn new(context: &Context<'_>, route: &Match<'_>, parts: &Parts) -> Self {
        let now = OffsetDateTime::now_utc();
        let domain_name = headers::host(context, &parts.headers);
        let prefix = domain_name.split(['.', ':']).next().unwrap_or_default();
        Self {
            account_id: crate::ACCOUNT,
            api_id: context.api_id.to_owned(),
            domain_prefix: prefix.to_owned(),
            http: HttpContext {
                method: parts.method.to_string(),
                path: raw_path(parts),
                protocol: format!("{:?}", parts.version),
                source_ip: context.source_ip.to_string(),
                user_agent: headers::text(&parts.headers, &USER_AGENT),
            },
            request_id: context.request_id.to_owned(),
            route_key: route.route.to_string(),
            stage: "$default",
            time: timestamps::common_log(now),
            time_epoch: timestamps::epoch_milliseconds(now),
            domain_name,
        }
    }
}

/// HTTP APIs decode the path, and what follows a question mark that appears by that is lost.
fn raw_path(parts: &Parts) -> String {
    let path = decode(parts.uri.path());
    match path.split_once('?') {
        Some((path, _)) => path.to_owned(),
        None => path,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::net::{IpAddr, Ipv4Addr};

    use bytes::Bytes;
    use http::Request;

    use super::{Context, Event};
    use crate::api_gateway::http::routes::Match;
    use crate::documented::assert_documented;
    use crate::template::Route;

    const CONTEXT: Context<'_> = Context {
        api_id: "api-id",
        own_host: "127.0.0.1:3000",
        request_id: "id",
        source_ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
    };

    #[test]
    fn a_request_is_passed_on_as_aws_documents_it() {
        let query = "parameter1=value1&parameter1=value2&parameter2=value";
        let request = Request::post(format!("/my/path?{query}"))
            .header("header1", "value1")
            .header("header2", "value1")
            .header("header2", "value2")
            .header("cookie", "cookie1; cookie2")
            .header("content-type", "text/plain")
            .header("user-agent", "agent");
        let (parts, ()) = request.body(()).unwrap().into_parts();
        let taken = Match {
            route: &Route {
                method: None,
                path: None,
            },
            parameters: BTreeMap::from([("parameter1".to_owned(), "value1".to_owned())]),
        };
        let body = Bytes::from_static(b"Hello from Lambda");
        let event = Event::new(&CONTEXT, &taken, &parts, &body);
        let absent = [
            (
                "requestContext.authentication",
                "nobody shows a certificate: the template has no custom domain with mutual TLS",
            ),
            (
                "requestContext.authorizer",
                "functions find out themselves who asks: the template has no authorizer",
            ),
            ("stageVariables", "the template has none"),
        ];
        assert_documented(
            &serde_json::to_value(event).unwrap(),
            include_str!("../../../../../testing/fixtures/events/http_api.json"),
            &absent,
        );
    }
}
