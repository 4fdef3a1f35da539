use std::collections::BTreeSet;

use serde_json::Value;
use shared_http::ErrorCode;

/// The operations of the document, each with its method and path.
fn operations(document: &Value) -> impl Iterator<Item = (String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths.iter().flat_map(|(path, item)| {
        let operations = item.as_object().unwrap().iter();
        operations.map(move |(method, operation)| (format!("{method} {path}"), operation))
    })
}

fn document() -> Value {
    serde_json::to_value(ops::openapi::document().unwrap()).unwrap()
}

/// Every `$ref` in the document.
fn references<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str));
            fields.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[test]
fn the_document_that_is_checked_in_is_what_the_code_says() {
    if let Err(error) = ops::openapi::check(&ops::openapi::path()) {
        panic!("{error}");
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    assert!(!found.is_empty());
    for reference in found {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

#[test]
fn failures_have_the_codes_that_are_sent() {
    let document = document();
    let codes = ErrorCode::ALL.iter().map(|code| code.as_str());
    let codes: Vec<Value> = codes.map(Value::from).collect();
    assert_eq!(
        document["components"]["schemas"]["ErrorCode"]["enum"],
        Value::Array(codes)
    );
}

#[test]
fn schemas_have_names_that_references_may_hold() {
    let document = document();
    for name in document["components"]["schemas"]
        .as_object()
        .unwrap()
        .keys()
    {
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        assert!(name.chars().all(is_plain), "{name}");
    }
}

#[test]
fn every_operation_has_its_own_id_and_says_what_it_is_for() {
    let document = document();
    let tags = document["tags"].as_array().unwrap().iter();
    let tags: BTreeSet<_> = tags.filter_map(|tag| tag["name"].as_str()).collect();
    let mut ids = BTreeSet::new();
    for (name, operation) in operations(&document) {
        assert!(
            ids.insert(operation["operationId"].as_str().unwrap()),
            "{name}"
        );
        assert!(operation["summary"].is_string(), "{name}");
        assert!(operation["description"].is_string(), "{name}");
        assert_eq!(operation["tags"].as_array().unwrap().len(), 1, "{name}");
        let tag = operation["tags"][0].as_str().unwrap();
        assert!(tags.contains(tag), "{name}: {tag} is not declared");
    }
}

#[test]
fn every_operation_says_how_it_fails() {
    let document = document();
    for (name, operation) in operations(&document) {
        let answers = operation["responses"].as_object().unwrap();
        let mut expected: Vec<&str> = Vec::new();
        if operation["security"].is_array() {
            expected.extend(["401", "500", "503"]);
        }
        if operation["requestBody"].is_object() {
            expected.extend(["400", "413", "415", "500"]);
        }
        if name.contains("{id}") {
            expected.push("404");
        }
        for status in expected {
            assert!(
                answers.contains_key(status),
                "{name} says nothing of {status}"
            );
        }
        for (status, answer) in answers {
            assert!(answer["description"].is_string(), "{name} {status}");
            let content = &answer["content"]["application/json"];
            if content["schema"]["$ref"] == "#/components/schemas/Failure" {
                assert!(content["examples"].is_object(), "{name} {status}");
            }
        }
    }
}

/// What programs may do with an API key.
const PROGRAMS: [&str; 13] = [
    "get /api/v1/orders",
    "get /api/v1/orders/{id}",
    "get /api/v1/orders/{id}/history",
    "get /api/v1/orders/{id}/notes",
    "get /api/v1/orders/{id}/media",
    "get /api/v1/orders/{id}/media/{mediaId}",
    "get /api/v1/admin/dashboard",
    "get /api/v1/admin/users",
    "get /api/v1/admin/orders/analytics",
    "get /api/v1/admin/orders/export",
    "get /api/v1/admin/config",
    "put /api/v1/admin/config",
    "get /api/v1/admin/health",
];

#[test]
fn what_needs_a_token_names_the_scheme_that_is_declared() {
    let document = document();
    let schemes = &document["components"]["securitySchemes"];
    assert_eq!(schemes["bearer"]["scheme"], "bearer");
    assert_eq!(schemes["apiKey"]["name"], "X-API-Key");
    for (name, operation) in operations(&document) {
        let is_public = [
            "/auth/register",
            "/auth/login",
            "/auth/refresh",
            "/auth/logout",
            "/auth/set-password",
        ]
        .iter()
        .any(|path| name.ends_with(path))
            || !name.contains("/api/v1/");
        let takes_keys = PROGRAMS.iter().any(|operation| name == *operation);
        let expected = match (is_public, takes_keys) {
            (true, _) => Value::Null,
            (false, false) => serde_json::json!([{ "bearer": [] }]),
            (false, true) => serde_json::json!([{ "bearer": [] }, { "apiKey": [] }]),
        };
        assert_eq!(operation["security"], expected, "{name}");
    }
}

/// What may be asked for however often.
const UNCOUNTED: [&str; 5] = [
    "get /.well-known/jwks.json",
    "get /api-docs",
    "get /api-docs/{file}",
    "get /health",
    "get /openapi.json",
];

#[test]
fn every_operation_that_counts_requests_says_so_in_its_answers() {
    for (name, operation) in operations(&document()) {
        let responses = operation["responses"].as_object().unwrap();
        let refused = responses.get("429");
        assert_eq!(
            refused.is_none(),
            UNCOUNTED.contains(&name.as_str()),
            "{name}"
        );
        for (status, response) in responses {
            let headers = response["headers"].as_object();
            let tells = |header: &str| headers.is_some_and(|headers| headers.contains_key(header));
            let is_answer = status.starts_with('2') || status == "429";
            assert_eq!(
                tells("RateLimit"),
                refused.is_some() && is_answer,
                "{name} {status}"
            );
            assert_eq!(tells("Retry-After"), status == "429", "{name} {status}");
        }
    }
}
