//! What a request requires, by the items and attributes that it names.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::expressions;
use super::schema::{Schema, arn};
use crate::iam::{AccessRequest, ConditionKey};

/// Fields whose own fields are attributes.
const MAPS: [&str; 7] = [
    "AttributeUpdates",
    "Expected",
    "Item",
    "Key",
    "KeyConditions",
    "QueryFilter",
    "ScanFilter",
];

/// The partition keys and attributes that one request names, by action and resource.
///
/// Where a request is about several items, all keys of one action on one table, and all its
/// attributes, are judged together, so one statement has to allow them all. That DynamoDB judges
/// batches so follows from what `ForAllValues` means; of transactions its documentation does not
/// tell, and this is the stricter of the two readings where statements allow.
pub(super) struct RequiredAccess<'a> {
    schema: &'a Schema,
    items: BTreeMap<(String, String), KeysAndAttributes>,
}

#[derive(Default)]
struct KeysAndAttributes {
    keys: BTreeSet<String>,
    attributes: BTreeSet<String>,
}

impl<'a> RequiredAccess<'a> {
    pub fn new(schema: &'a Schema) -> Self {
        Self {
            schema,
            items: BTreeMap::new(),
        }
    }

    /// A request, or a part of a transaction, that names its own table.
    pub fn add(&mut self, operation: &str, part: &Value) {
        let resource = match (part["TableName"].as_str(), part["StreamArn"].as_str()) {
            (Some(table), _) => arn(table, part["IndexName"].as_str()),
            (None, Some(stream)) => stream.to_owned(),
            (None, None) => "*".to_owned(),
        };
        self.record(operation, resource, part);
    }

    /// The parts of a transaction, each of which is in a field that tells what it does.
    pub fn add_parts(&mut self, request: &Value, kinds: &[(&str, &str)]) {
        for part in request["TransactItems"].as_array().into_iter().flatten() {
            for (kind, operation) in kinds {
                if !part[kind].is_null() {
                    self.add(operation, &part[kind]);
                }
            }
        }
    }

    /// A batch, which names items by table.
    pub fn add_batch(&mut self, operation: &str, request: &Value) {
        for (table, content) in request["RequestItems"].as_object().into_iter().flatten() {
            let resource = arn(table, None);
            self.record(operation, resource.clone(), content);
            for key in content["Keys"].as_array().into_iter().flatten() {
                self.record_item(operation, resource.clone(), key);
            }
            for write in content.as_array().into_iter().flatten() {
                for item in [&write["PutRequest"]["Item"], &write["DeleteRequest"]["Key"]] {
                    self.record_item(operation, resource.clone(), item);
                }
            }
        }
    }

    pub fn requests(self) -> Vec<AccessRequest> {
        let requests = self.items.into_iter();
        let requests = requests.map(|((operation, resource), entry)| {
            AccessRequest::new(format!("dynamodb:{operation}"), resource)
                .with(ConditionKey::LeadingKeys, entry.keys)
                .with(ConditionKey::Attributes, entry.attributes)
        });
        requests.collect()
    }

    fn record(&mut self, operation: &str, resource: String, part: &Value) {
        for item in [&part["Item"], &part["Key"]] {
            self.record_item(operation, resource.clone(), item);
        }
        let key = self.schema.partition_key(&resource);
        let queried = key.and_then(|key| expressions::key_value(part, key));
        let entry = self.entry(operation, resource);
        if operation == "Query" {
            // What is not understood fits nothing.
            entry.keys.insert(queried.map(scalar).unwrap_or_default());
        }
        let attributes = MAPS.iter().filter_map(|map| part[map].as_object());
        let attributes = attributes.flat_map(|map| map.keys().cloned());
        entry.attributes.extend(attributes);
        entry.attributes.extend(expressions::attributes(part));
    }

    fn record_item(&mut self, operation: &str, resource: String, item: &Value) {
        let Some(attributes) = item.as_object() else {
            return;
        };
        let key = self.schema.partition_key(&resource);
        let key = key.and_then(|key| attributes.get(key)).map(scalar);
        let entry = self.entry(operation, resource);
        entry.keys.extend(key);
        entry.attributes.extend(attributes.keys().cloned());
    }

    fn entry(&mut self, operation: &str, resource: String) -> &mut KeysAndAttributes {
        let place = (operation.to_owned(), resource);
        self.items.entry(place).or_default()
    }
}

/// The text of a value that can be a key: `{"S": "text"}`.
fn scalar(value: &Value) -> String {
    let types = ["S", "N", "B"].iter();
    let text = types.filter_map(|kind| value[kind].as_str()).next();
    text.unwrap_or_default().to_owned()
}
