//! Headers, as events carry them.

use std::collections::BTreeMap;

use http::header::{COOKIE, HOST};
use http::{HeaderMap, HeaderName};

use super::Context;
use crate::api_gateway::forwarded_for::forwarded_for;

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

/// Every header but those of the connection, in lower case, values of one name joined.
pub(super) fn of(context: &Context<'_>, request: &HeaderMap) -> BTreeMap<String, String> {
    let given = request
        .iter()
        .filter(|(name, _)| !OWN_HEADERS.contains(&name.as_str()))
        .map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes())));
    let mut headers = joined(given);
    for (name, value) in [
        ("host", host(context, request)),
        ("x-forwarded-for", forwarded_for(context.source_ip, request)),
        ("x-forwarded-port", port(context).to_owned()),
        ("x-forwarded-proto", "http".to_owned()),
    ] {
        headers.insert(name.to_owned(), value);
    }
    headers
}

/// An API answers for its own names alone; a request that gives another gets the first of them.
pub(super) fn host(context: &Context<'_>, request: &HeaderMap) -> String {
    let localhost = format!("localhost:{}", port(context));
    match text(request, &HOST) {
        host if host == localhost => localhost,
        _ => context.own_host.to_owned(),
    }
}

fn port<'a>(context: &Context<'a>) -> &'a str {
    context.own_host.rsplit(':').next().unwrap_or_default()
}

/// The cookies, one by one.
pub(super) fn cookies(headers: &HeaderMap) -> Vec<String> {
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
pub(super) fn joined<K: AsRef<str>, V: AsRef<str>>(
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

/// The text of a header, empty if it is absent.
pub(super) fn text(headers: &HeaderMap, name: &HeaderName) -> String {
    let value = headers
        .get(name)
        .map(|value| String::from_utf8_lossy(value.as_bytes()));
    value.unwrap_or_default().into_owned()
}
