//! A request as the event of payload format 2.0.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html>

use std::collections::BTreeMap;
use std::net::IpAddr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::header::{CONTENT_TYPE, COOKIE, HOST, USER_AGENT};
use http::request::Parts;
use http::{HeaderMap, HeaderName};
use serde::Serialize;
use time::OffsetDateTime;
use time::macros::format_description;

use super::routes::{Match, decode};

/// Headers that concern one connection, or that API Gateway sets itself.
const OWN_HEADERS: &[&str] = &[
    "connection",
    "cookie",
    "expect",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "x-forwarded-for",
    "x-forwarded-port",
    "x-forwarded-proto",
];

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
    /// `127.0.0.1:port`, for a request whose `Host` is no host.
    pub own_host: &'a str,
    pub request_id: &'a str,
    pub source_ip: IpAddr,
}

impl Event {
    pub fn new(context: &Context<'_>, route: &Match<'_>, parts: &Parts, body: &Bytes) -> Self {
        let query = parts.uri.query().unwrap_or_default();
        let (body, is_base64_encoded) = encode(&parts.headers, body);
        Self {
            version: "2.0",
            route_key: route.route.to_string(),
            raw_path: raw_path(parts),
            raw_query_string: query.to_owned(),
            cookies: cookies(&parts.headers),
            headers: headers(context, parts),
            query_string_parameters: joined(form_urlencoded::parse(query.as_bytes())),
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
        let domain_name = host(context, parts);
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
                user_agent: text(&parts.headers, &USER_AGENT),
            },
            request_id: context.request_id.to_owned(),
            route_key: route.route.to_string(),
            stage: "$default",
            time: common_log_time(now),
            time_epoch: now.unix_timestamp_nanos() / 1_000_000,
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

/// The client's `Host`. AWS answers only for its own names, so what is no host never gets through.
fn host(context: &Context<'_>, parts: &Parts) -> String {
    let host = text(&parts.headers, &HOST);
    match host.parse::<http::uri::Authority>() {
        Ok(authority) if !authority.as_str().contains('@') => host,
        _ => context.own_host.to_owned(),
    }
}

fn headers(context: &Context<'_>, parts: &Parts) -> BTreeMap<String, String> {
    let given = parts
        .headers
        .iter()
        .filter(|(name, _)| !OWN_HEADERS.contains(&name.as_str()))
        .map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes())));
    let mut headers = joined(given);
    let port = context.own_host.rsplit(':').next().unwrap_or_default();
    for (name, value) in [
        ("host", host(context, parts)),
        ("x-forwarded-for", forwarded_for(context, &parts.headers)),
        ("x-forwarded-port", port.to_owned()),
        ("x-forwarded-proto", "http".to_owned()),
    ] {
        headers.insert(name.to_owned(), value);
    }
    headers
}

/// The addresses that the request came through, the peer last.
fn forwarded_for(context: &Context<'_>, headers: &HeaderMap) -> String {
    let before = headers.get_all("x-forwarded-for").iter();
    let mut addresses: Vec<_> = before
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        .collect();
    let source = context.source_ip.to_string();
    if addresses.last() != Some(&source) {
        addresses.push(source);
    }
    addresses.join(", ")
}

fn cookies(headers: &HeaderMap) -> Vec<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .map(|value| String::from_utf8_lossy(value.as_bytes()))
        .flat_map(|value| {
            value
                .split(';')
                .map(|cookie| cookie.trim().to_owned())
                .collect::<Vec<_>>()
        })
        .filter(|cookie| !cookie.is_empty())
        .collect()
}

/// Values of the same name, joined by commas.
fn joined<K: AsRef<str>, V: AsRef<str>>(
    pairs: impl Iterator<Item = (K, V)>,
) -> BTreeMap<String, String> {
    let mut result: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in pairs {
        result
            .entry(name.as_ref().to_owned())
            .and_modify(|joined| {
                joined.push(',');
                joined.push_str(value.as_ref());
            })
            .or_insert_with(|| value.as_ref().to_owned());
    }
    result
}

/// The body as text where its type says that it is text, else in base64.
fn encode(headers: &HeaderMap, body: &Bytes) -> (Option<String>, bool) {
    if body.is_empty() {
        return (None, false);
    }
    match std::str::from_utf8(body) {
        Ok(text) if is_text(&text_type(headers)) => (Some(text.to_owned()), false),
        _ => (Some(BASE64_STANDARD.encode(body)), true),
    }
}

fn text_type(headers: &HeaderMap) -> String {
    let value = text(headers, &CONTENT_TYPE);
    let kind = value.split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// HTTP APIs take these types for text, and anything else, forms included, for binary.
fn is_text(kind: &str) -> bool {
    kind.is_empty()
        || kind.starts_with("text/")
        || kind.ends_with("+json")
        || kind.ends_with("+xml")
        || [
            "application/json",
            "application/javascript",
            "application/xml",
        ]
        .contains(&kind)
}

fn text(headers: &HeaderMap, name: &HeaderName) -> String {
    let value = headers
        .get(name)
        .map(|value| String::from_utf8_lossy(value.as_bytes()));
    value.unwrap_or_default().into_owned()
}

/// `12/Mar/2020:19:03:58 +0000`.
fn common_log_time(time: OffsetDateTime) -> String {
    let format =
        format_description!("[day]/[month repr:short]/[year]:[hour]:[minute]:[second] +0000");
    time.format(&format).unwrap_or_default()
}
