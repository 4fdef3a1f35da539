//! Whether an answer has the fields that the OpenAPI document promises, and no others.

use serde_json::{Map, Value, json};

/// Fields that an answer lacks, or has though nothing tells of them; a path each.
pub fn differences(document: &Value, schema: &Value, answer: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(document, schema, answer, "", &mut found);
    found
}

fn compare(document: &Value, schema: &Value, answer: &Value, path: &str, found: &mut Vec<String>) {
    match answer {
        Value::Object(fields) => {
            let mut object = Object::default();
            object.gather(document, schema);
            if object.properties.is_empty() {
                return;
            }
            object.compare(fields, path, found);
            for (name, value) in fields {
                if let Some(schema) = object.properties.get(name) {
                    compare(document, schema, value, &format!("{path}/{name}"), found);
                }
            }
        }
        Value::Array(items) => {
            let schema = resolved(document, schema);
            for item in items {
                compare(
                    document,
                    &schema["items"],
                    item,
                    &format!("{path}/*"),
                    found,
                );
            }
        }
        _ => {}
    }
}

/// The fields of an object, wherever its schema has them from.
#[derive(Default)]
struct Object {
    properties: Map<String, Value>,
    required: Vec<String>,
}

impl Object {
    fn gather(&mut self, document: &Value, schema: &Value) {
        let schema = resolved(document, schema);
        if let Some(properties) = schema["properties"].as_object() {
            self.properties.extend(properties.clone());
        }
        let required = schema["required"].as_array().into_iter().flatten();
        let required = required.filter_map(Value::as_str);
        self.required.extend(required.map(str::to_owned));
        for several in ["allOf", "oneOf"] {
            let parts = schema[several].as_array().into_iter().flatten();
            parts.for_each(|part| self.gather(document, part));
        }
    }

    fn compare(&self, fields: &Map<String, Value>, path: &str, found: &mut Vec<String>) {
        let missing = self
            .required
            .iter()
            .filter(|name| !fields.contains_key(*name));
        found.extend(missing.map(|name| format!("{path}/{name} is promised and missing")));
        for (name, value) in fields {
            if !self.properties.contains_key(name) {
                found.push(format!("{path}/{name} is not in the document"));
            } else if value.is_null() && !self.required.contains(name) && !is_asked_for(name) {
                found.push(format!("{path}/{name} is null and not required"));
            }
        }
    }
}

/// What may be null, and is left out where nobody asks for it.
fn is_asked_for(name: &str) -> bool {
    name == "notes"
}

fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(reference) => {
            let pointer = reference.trim_start_matches('#');
            resolved(document, document.pointer(pointer).unwrap())
        }
        None => schema,
    }
}

#[test]
fn fields_that_are_missing_unknown_or_null_without_notice_are_found() {
    let document = json!({"components": {"schemas": {"Order": {
        "required": ["id", "title"],
        "properties": {"id": {}, "title": {}, "due": {"type": ["string", "null"]}},
    }}}});
    let schema = json!({"properties": {"orders": {
        "items": {"allOf": [{"$ref": "#/components/schemas/Order"}]},
    }}});
    let answer = json!({"orders": [
        {"id": "1", "title": "Table"},
        {"id": "2", "due": null, "colour": "red"},
    ]});
    assert_eq!(
        differences(&document, &schema, &answer),
        [
            "/orders/*/title is promised and missing",
            "/orders/*/colour is not in the document",
            "/orders/*/due is null and not required",
        ]
    );
}
