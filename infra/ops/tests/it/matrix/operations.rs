//! The operations of the OpenAPI document.

use std::{collections::BTreeMap, sync::Arc};

use axum::http::Method;
use serde_json::Value;
use testing::Response;

use super::shape::differences;

/// Something that a client can ask for.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The function that answers.
    pub function: &'static str,
    /// How it is asked for.
    pub method: Method,
    /// Where, with the names of what the path names.
    pub path: String,
    /// True where anybody may ask.
    pub is_public: bool,
    /// What it answers, by status.
    responses: Value,
    document: Arc<Value>,
}

impl Operation {
    /// True where the path says which of many is meant.
    pub fn names_something(&self) -> bool {
        self.path.contains("{id}")
    }

    /// How the fields of an answer differ from what the document says of them.
    pub fn unlike(&self, answer: &Response) -> Vec<String> {
        let content = &self.responses[answer.status.as_str()]["content"];
        let schema = &content["application/json"]["schema"];
        differences(&self.document, schema, &answer.json)
    }
}

/// Every operation of the document, by its id.
pub fn documented() -> BTreeMap<String, Operation> {
    let document = serde_json::to_value(ops::openapi::document().unwrap()).unwrap();
    let document = Arc::new(document);
    let functions = functions();
    let operations = each(&document).map(|(method, path, operation)| {
        let id = operation["operationId"].as_str().unwrap().to_owned();
        let operation = Operation {
            function: functions[&(method.clone(), path.clone())],
            method,
            path,
            is_public: operation["security"].is_null(),
            responses: operation["responses"].clone(),
            document: Arc::clone(&document),
        };
        (id, operation)
    });
    operations.collect()
}

/// The functions by what they answer.
fn functions() -> BTreeMap<(Method, String), &'static str> {
    let mut answered = BTreeMap::new();
    for (function, document) in ops::openapi::functions() {
        let document = serde_json::to_value(document).unwrap();
        answered.extend(each(&document).map(|(method, path, _)| ((method, path), function)));
    }
    answered
}

fn each(document: &Value) -> impl Iterator<Item = (Method, String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths.iter().flat_map(|(path, item)| {
        let operations = item.as_object().unwrap().iter();
        operations.map(move |(method, operation)| {
            let method = method.to_uppercase().parse().unwrap();
            (method, path.clone(), operation)
        })
    })
}
