//! Asking, and what there is to an answer.

use axum::http::HeaderMap;
use serde_json::Value;
use testing::{Call, FileStore, Response, StoreCall};

use super::{
    callers::Caller, functions::function, names::Names, operations::Operation, requests,
    scene::Scene, table::Row,
};

/// Headers that differ from one request to the next, whatever is asked: the request's id, and how
/// many more the caller may send.
const OF_THE_REQUEST: [&str; 2] = ["x-request-id", "ratelimit"];

/// Headers that a write may carry.
pub const CONDITIONS: &[(&str, &str)] = &[("idempotency-key", "again"), ("if-match", "\"99\"")];

/// One operation, asked for by one caller.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    pub operation: &'a Operation,
    pub row: &'a Row,
    pub caller: Caller,
}

/// Everything that may tell two answers apart.
#[derive(Debug, PartialEq)]
pub struct Impression {
    status: u16,
    body: Value,
    length: usize,
    headers: Vec<(String, String)>,
    store_calls: Vec<StoreCall>,
}

impl Impression {
    pub fn of(answer: &Response, store_calls: &[StoreCall]) -> Self {
        let (status, body) = answer.without_timestamp();
        Self {
            status: status.as_u16(),
            body,
            length: answer.bytes.len(),
            headers: noticed(&answer.headers),
            store_calls: store_calls.to_vec(),
        }
    }
}

impl Question<'_> {
    /// The request that asks about this, with these headers.
    pub fn call(
        self,
        scene: &Scene,
        files: &FileStore,
        names: &Names,
        headers: &[(&str, &str)],
    ) -> Call {
        let app = function(self.operation.function, &scene.system, files);
        let method = self.operation.method.clone();
        let mut call = app.call(method, &names.path(self.operation));
        if let Some(body) = requests::body(scene, self.row) {
            call = call.json(&body);
        }
        for (name, value) in headers {
            call = call.header(name, value);
        }
        self.caller.sends(call, scene)
    }
}

fn noticed(headers: &HeaderMap) -> Vec<(String, String)> {
    let noticed = headers.iter().map(|(name, value)| {
        let value = match OF_THE_REQUEST.contains(&name.as_str()) {
            true => "",
            false => value.to_str().unwrap(),
        };
        (name.to_string(), value.to_owned())
    });
    noticed.collect()
}

impl std::fmt::Display for Question<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Row {
            operation, about, ..
        } = self.row;
        write!(f, "{operation} ({about}) by {}", self.caller.name())
    }
}
