//! Creates the tables of the template where they are absent.

use dynoxide::actions::create_table::CreateTableRequest;
use dynoxide::actions::update_time_to_live::{TimeToLiveSpecification, UpdateTimeToLiveRequest};
use dynoxide::storage::TableMetadata;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

use super::{Table, engine_error};
use crate::Error;
use crate::template::TableSpec;

/// The table of `spec`, made if it is absent. What is stored is read from the engine's metadata: to
/// describe a table, it counts all items.
pub(super) fn ensure(engine: &dynoxide::Database, spec: &TableSpec) -> Result<Table, Error> {
    let stored = || engine.get_table_metadata(&spec.name).map_err(engine_error);
    let metadata = match stored()? {
        Some(metadata) => Some(metadata),
        None => {
            create(engine, spec)?;
            stored()?
        }
    };
    let metadata = metadata.ok_or_else(|| Error::DynamoDb(format!("{} is gone", spec.name)))?;
    check(&metadata, spec)?;
    if metadata.ttl_attribute != spec.ttl_attribute {
        enable_ttl(engine, spec)?;
    }
    Ok(Table {
        name: spec.name.clone(),
        stream_arn: spec.stream_arn(),
        partition_key: spec.partition_key().unwrap_or_default(),
    })
}

fn create(engine: &dynoxide::Database, spec: &TableSpec) -> Result<(), Error> {
    let request = CreateTableRequest::deserialize(&spec.create_table)
        .map_err(|error| Error::DynamoDb(format!("{}: {error}", spec.name)))?;
    engine.create_table(request).map_err(engine_error)?;
    Ok(())
}

fn enable_ttl(engine: &dynoxide::Database, spec: &TableSpec) -> Result<(), Error> {
    let Some(attribute) = &spec.ttl_attribute else {
        return Ok(());
    };
    let request = UpdateTimeToLiveRequest {
        table_name: spec.name.clone(),
        time_to_live_specification: TimeToLiveSpecification {
            attribute_name: attribute.clone(),
            enabled: true,
        },
    };
    engine.update_time_to_live(request).map_err(engine_error)?;
    Ok(())
}

/// Refuses data whose keys, indexes or stream are no longer those of the template.
fn check(metadata: &TableMetadata, spec: &TableSpec) -> Result<(), Error> {
    let existing = as_create_table(metadata).map_err(|error| Error::DynamoDb(error.to_string()))?;
    if shape(&existing) == shape(&spec.create_table) {
        return Ok(());
    }
    Err(Error::DynamoDb(format!(
        "the stored {} has other keys, indexes or stream than the template describes; --fresh \
         forgets the data",
        spec.name
    )))
}

/// What is stored of a table, in the shape of a `CreateTable` request.
fn as_create_table(metadata: &TableMetadata) -> serde_json::Result<Json> {
    let indexes = |stored: &Option<String>| match stored {
        Some(stored) => serde_json::from_str(stored),
        None => Ok(Json::Null),
    };
    let view = metadata.stream_view_type.as_ref();
    Ok(json!({
        "KeySchema": serde_json::from_str::<Json>(&metadata.key_schema)?,
        "GlobalSecondaryIndexes": indexes(&metadata.gsi_definitions)?,
        "LocalSecondaryIndexes": indexes(&metadata.lsi_definitions)?,
        "StreamSpecification": {"StreamViewType": view.filter(|_| metadata.stream_enabled)},
    }))
}

/// What cannot change without making the table again: its keys, its stream, and its indexes
/// by name.
fn shape(table: &Json) -> (Json, Json, Map<String, Json>) {
    let indexes = ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"]
        .iter()
        .filter_map(|key| table[key].as_array())
        .flatten()
        .map(|index| {
            let name = index["IndexName"].as_str().unwrap_or_default().to_owned();
            (
                name,
                Json::from(vec![
                    index["KeySchema"].clone(),
                    index["Projection"].clone(),
                ]),
            )
        })
        .collect();
    let stream = table["StreamSpecification"]["StreamViewType"].clone();
    (table["KeySchema"].clone(), stream, indexes)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::ensure;
    use crate::template::{TableSpec, Template};

    fn tables() -> Vec<TableSpec> {
        let template = Template::read(&Template::path(), &BTreeMap::new()).unwrap();
        template.tables
    }

    #[test]
    fn a_table_that_is_there_is_taken_as_it_is() {
        let engine = dynoxide::Database::memory().unwrap();
        for spec in tables() {
            let made = ensure(&engine, &spec).unwrap();
            let found = ensure(&engine, &spec).unwrap();
            assert_eq!(format!("{made:?}"), format!("{found:?}"));
            let metadata = engine.get_table_metadata(&spec.name).unwrap().unwrap();
            assert_eq!(metadata.ttl_attribute, spec.ttl_attribute);
        }
    }

    #[test]
    fn a_table_with_other_keys_indexes_or_stream_is_refused() {
        let key = json!([{"AttributeName": "pk", "KeyType": "HASH"}]);
        for (field, other) in [
            ("KeySchema", key),
            ("GlobalSecondaryIndexes", json!([])),
            (
                "StreamSpecification",
                json!({"StreamViewType": "KEYS_ONLY"}),
            ),
        ] {
            let engine = dynoxide::Database::memory().unwrap();
            let mut tables = tables().into_iter();
            let mut spec = tables.find(|spec| spec.name == "OrdersTable").unwrap();
            ensure(&engine, &spec).unwrap();
            spec.create_table[field] = other;
            let refused = ensure(&engine, &spec).unwrap_err().to_string();
            assert!(refused.contains("--fresh"), "{field}: {refused}");
        }
    }
}
