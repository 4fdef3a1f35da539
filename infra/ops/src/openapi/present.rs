//! Which fields answers always have: what may be null is present and null, never left out.

use std::collections::BTreeSet;

use serde_json::Value;
use utoipa::openapi::{Content, OpenApi as Document, RefOr, Schema};

use super::operation_ids::operations;
use crate::Error;

/// What is left out, though it may be null too, unless it was asked for: schema and field.
const ASKED_FOR: (&str, &str) = ("OrderWithHistory", "notes");

const SCHEMAS: &str = "#/components/schemas/";

/// Says so of all schemas but those of what requests send.
///
/// # Errors
/// Where the document has no JSON form.
pub(super) fn require(document: &mut Document) -> Result<(), Error> {
    let sent = sent(document)?;
    let components = document.components.get_or_insert_default();
    for (name, schema) in &mut components.schemas {
        if !sent.contains(name) {
            require_fields(name, schema);
        }
    }
    let operations = document.paths.paths.values_mut().flat_map(operations);
    let responses =
        operations.flat_map(|(_, operation)| operation.responses.responses.values_mut());
    for response in responses {
        if let RefOr::T(response) = response {
            for content in response.content.values_mut() {
                if let RefOr::T(Content {
                    schema: Some(schema),
                    ..
                }) = content
                {
                    require_fields("", schema);
                }
            }
        }
    }
    Ok(())
}

fn require_fields(name: &str, schema: &mut RefOr<Schema>) {
    let RefOr::T(schema) = schema else { return };
    match schema {
        Schema::Object(object) => {
            for (field, schema) in &mut object.properties {
                let is_required = object.required.contains(field);
                if !is_required && is_nullable(schema) && (name, field.as_str()) != ASKED_FOR {
                    object.required.push(field.clone());
                }
                let inner = if field == "data" { inner(name) } else { "" };
                require_fields(inner, schema);
            }
        }
        Schema::AllOf(all) => all
            .items
            .iter_mut()
            .for_each(|item| require_fields(name, item)),
        Schema::OneOf(one) => one
            .items
            .iter_mut()
            .for_each(|item| require_fields(name, item)),
        _ => {}
    }
}

/// An envelope describes again what it holds.
fn inner(envelope: &str) -> &str {
    envelope.strip_prefix("Success_").unwrap_or_default()
}

fn is_nullable(schema: &RefOr<Schema>) -> bool {
    let schema = serde_json::to_value(schema).unwrap_or_default();
    let is_null = |kind: &Value| kind == "null";
    let kinds = schema["type"].as_array();
    let choices = schema["oneOf"].as_array();
    kinds.is_some_and(|kinds| kinds.iter().any(is_null))
        || choices.is_some_and(|choices| choices.iter().any(|choice| is_null(&choice["type"])))
}

/// The names of the schemas of what requests send.
fn sent(document: &mut Document) -> Result<BTreeSet<String>, Error> {
    let schemas = serde_json::to_value(&document.components)?;
    let operations = document.paths.paths.values_mut().flat_map(operations);
    let mut names = BTreeSet::new();
    for (_, operation) in operations {
        let body = serde_json::to_value(&operation.request_body)?;
        collect(&body, &schemas["schemas"], &mut names);
    }
    Ok(names)
}

fn collect(value: &Value, schemas: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            let name = members.get("$ref").and_then(Value::as_str);
            let name = name.and_then(|reference| reference.strip_prefix(SCHEMAS));
            if let Some(name) = name
                && names.insert(name.to_owned())
            {
                collect(&schemas[name], schemas, names);
            }
            members
                .values()
                .for_each(|member| collect(member, schemas, names));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, schemas, names)),
        _ => {}
    }
}
