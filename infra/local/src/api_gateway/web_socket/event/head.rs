//! Headers and query of a handshake, as events carry them.

use std::collections::BTreeMap;

use http::HeaderMap;
use http::header::{CONNECTION, UPGRADE};
use http::request::Parts;
use serde::Serialize;

use super::{Api, Client};
use crate::api_gateway::forwarded_for::forwarded_for;

/// Each with the last of its values, and with all of them. AWS keeps the case that clients write
/// names of headers in, which nobody may rely on: here they are in lower case.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Head {
    headers: BTreeMap<String, String>,
    multi_value_headers: BTreeMap<String, Vec<String>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    query_string_parameters: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    multi_value_query_string_parameters: BTreeMap<String, Vec<String>>,
}

impl Head {
    pub fn of_handshake(api: &Api, client: &Client, request: &Parts) -> Self {
        let query = request.uri.query().unwrap_or_default();
        let query = form_urlencoded::parse(query.as_bytes());
        let query = grouped(query.map(|(name, value)| (name.into_owned(), value.into_owned())));
        let headers = headers(api, client, &request.headers);
        Self {
            headers: last(&headers),
            multi_value_headers: headers,
            query_string_parameters: last(&query),
            multi_value_query_string_parameters: query,
        }
    }

    /// Where there is no request any more.
    pub fn of_api(api: &Api) -> Self {
        let headers = grouped([("host".to_owned(), api.domain_name.clone())].into_iter());
        Self {
            headers: last(&headers),
            multi_value_headers: headers,
            ..Self::default()
        }
    }
}

/// Every header but those of the connection to the client.
fn headers(api: &Api, client: &Client, given: &HeaderMap) -> BTreeMap<String, Vec<String>> {
    let pairs = given
        .iter()
        .filter(|(name, _)| ![CONNECTION, UPGRADE].contains(name))
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        });
    let mut headers = grouped(pairs);
    let port = api.domain_name.rsplit(':').next().unwrap_or_default();
    for (name, value) in [
        ("host", api.domain_name.clone()),
        ("x-forwarded-for", forwarded_for(client.source_ip, given)),
        ("x-forwarded-port", port.to_owned()),
        ("x-forwarded-proto", "http".to_owned()),
    ] {
        headers.insert(name.to_owned(), vec![value]);
    }
    headers
}

fn grouped(pairs: impl Iterator<Item = (String, String)>) -> BTreeMap<String, Vec<String>> {
    let mut groups = BTreeMap::<_, Vec<_>>::new();
    for (name, value) in pairs {
        groups.entry(name).or_default().push(value);
    }
    groups
}

fn last(groups: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, String> {
    let last =
        |(name, values): (&String, &Vec<String>)| Some((name.clone(), values.last()?.clone()));
    groups.iter().filter_map(last).collect()
}
