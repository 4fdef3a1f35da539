//! The operations of the OpenAPI document.

use std::collections::BTreeMap;

use axum::http::Method;
use serde_json::Value;

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
}

impl Operation {
    /// True where the path says which of many is meant.
    pub fn names_something(&self) -> bool {
        self.path.contains("{id}")
    }
}

/// Every operation of the document, by its id.
pub fn documented() -> BTreeMap<String, Operation> {
    let document = serde_json::to_value(ops::openapi::document().unwrap()).unwrap();
    let functions = functions();
    let operations = each(&document).map(|(method, path, operation)| {
        let id = operation["operationId"].as_str().unwrap().to_owned();
        let operation = Operation {
            function: functions[&(method.clone(), path.clone())],
            method,
            path,
            is_public: operation["security"].is_null(),
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
