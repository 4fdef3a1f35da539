//! Making a table as the template describes it, once.

use dynoxide::DynoxideError;
use dynoxide::actions::TableDescription;
use dynoxide::actions::create_table::CreateTableRequest;
use dynoxide::actions::describe_table::DescribeTableRequest;
use dynoxide::actions::describe_time_to_live::DescribeTimeToLiveRequest;
use dynoxide::actions::update_time_to_live::{TimeToLiveSpecification, UpdateTimeToLiveRequest};
use dynoxide::types::KeyType;
use serde::Deserialize;
use serde_json::{Map, Value as Json};

use super::{Table, engine_error};
use crate::Error;
use crate::template::TableSpec;

/// The table of `spec`, made if it is absent.
pub(super) fn ensure(engine: &dynoxide::Database, spec: &TableSpec) -> Result<Table, Error> {
    let description = match describe(engine, &spec.name)? {
        Some(description) => description,
        None => create(engine, spec)?,
    };
    check(&description, spec)?;
    if let Some(attribute) = &spec.ttl_attribute {
        enable_ttl(engine, &spec.name, attribute)?;
    }
    let mut keys = description.key_schema.into_iter();
    let partition_key = keys.find(|key| key.key_type == KeyType::HASH);
    Ok(Table {
        name: description.table_name,
        arn: description.table_arn,
        stream_arn: spec.stream_arn(),
        partition_key: partition_key.unwrap_or_default().attribute_name,
    })
}

fn describe(engine: &dynoxide::Database, name: &str) -> Result<Option<TableDescription>, Error> {
    let request = DescribeTableRequest {
        table_name: name.to_owned(),
    };
    match engine.describe_table(request) {
        Ok(response) => Ok(Some(response.table)),
        Err(DynoxideError::ResourceNotFoundException(_)) => Ok(None),
        Err(error) => Err(engine_error(error)),
    }
}

fn create(engine: &dynoxide::Database, spec: &TableSpec) -> Result<TableDescription, Error> {
    let request = CreateTableRequest::deserialize(&spec.create_table)
        .map_err(|error| Error::Database(format!("{}: {error}", spec.name)))?;
    let response = engine.create_table(request).map_err(engine_error)?;
    Ok(response.table_description)
}

/// DynamoDB refuses to enable what is enabled.
fn enable_ttl(engine: &dynoxide::Database, table: &str, attribute: &str) -> Result<(), Error> {
    let request = DescribeTimeToLiveRequest {
        table_name: table.to_owned(),
    };
    let present = engine
        .describe_time_to_live(request)
        .map_err(engine_error)?
        .time_to_live_description;
    if present.attribute_name.as_deref() == Some(attribute) {
        return Ok(());
    }
    let request = UpdateTimeToLiveRequest {
        table_name: table.to_owned(),
        time_to_live_specification: TimeToLiveSpecification {
            attribute_name: attribute.to_owned(),
            enabled: true,
        },
    };
    engine.update_time_to_live(request).map_err(engine_error)?;
    Ok(())
}

/// Refuses data whose keys, indexes or stream are no longer those of the template.
fn check(description: &TableDescription, spec: &TableSpec) -> Result<(), Error> {
    let unreadable = |error: serde_json::Error| Error::Database(error.to_string());
    let existing = serde_json::to_value(description).map_err(unreadable)?;
    if shape(&existing) == shape(&spec.create_table) {
        return Ok(());
    }
    Err(Error::Database(format!(
        "the stored {} has other keys, indexes or stream than the template describes; --fresh forgets the data",
        spec.name
    )))
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
