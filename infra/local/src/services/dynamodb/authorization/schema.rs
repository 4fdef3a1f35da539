//! The partition keys of tables and indexes.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::template::{TableSpec, partition_key, table_arn};

/// Their names by ARN.
#[derive(Debug)]
pub(super) struct Schema(BTreeMap<String, String>);

impl Schema {
    pub fn of(tables: &[TableSpec]) -> Self {
        let mut keys = BTreeMap::new();
        for table in tables {
            let description = &table.create_table;
            keys.extend(
                table
                    .partition_key()
                    .map(|key| (arn(&table.name, None), key)),
            );
            for index in indexes(description) {
                let name = index["IndexName"].as_str();
                keys.extend(partition_key(index).map(|key| (arn(&table.name, name), key)));
            }
        }
        Self(keys)
    }

    pub fn partition_key(&self, arn: &str) -> Option<&str> {
        self.0.get(arn).map(String::as_str)
    }
}

/// The ARN of a table, which may be named by it, or of one of its indexes.
pub(super) fn arn(table: &str, index: Option<&str>) -> String {
    let table = match table.starts_with("arn:") {
        true => table.to_owned(),
        false => table_arn(table),
    };
    match index {
        Some(index) => format!("{table}/index/{index}"),
        None => table,
    }
}

fn indexes(table: &Value) -> impl Iterator<Item = &Value> {
    let kinds = ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"].iter();
    kinds.filter_map(|kind| table[kind].as_array()).flatten()
}
