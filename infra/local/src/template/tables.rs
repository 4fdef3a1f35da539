//! `AWS::DynamoDB::Table`.

use serde_json::{Value as Json, json};

use super::fields::Fields;
use super::node::{Node, Value};
use super::{Error, Resource, Scope};

/// A DynamoDB table.
#[derive(Debug, Clone)]
pub struct TableSpec {
    /// The logical id, which is also the table's name here.
    pub name: String,
    /// The body of the `CreateTable` request that makes it.
    pub create_table: Json,
    /// The attribute that holds an item's expiry, in seconds since 1970.
    pub ttl_attribute: Option<String>,
}

impl TableSpec {
    /// The same table without a stream.
    pub fn without_stream(mut self) -> Self {
        if let Some(request) = self.create_table.as_object_mut() {
            request.remove("StreamSpecification");
        }
        self
    }

    /// The ARN of the table's stream, if it has one.
    pub fn stream_arn(&self) -> Option<String> {
        let streams = self.create_table.get("StreamSpecification").is_some();
        streams.then(|| stream_arn(&self.name))
    }

    /// The name of the table's partition key.
    pub(crate) fn partition_key(&self) -> Option<String> {
        partition_key(&self.create_table)
    }
}

/// The name of the partition key of a table or an index, as a `CreateTable` request describes it.
pub(crate) fn partition_key(description: &Json) -> Option<String> {
    let mut keys = description["KeySchema"].as_array()?.iter();
    let key = keys.find(|key| key["KeyType"] == "HASH")?;
    Some(key["AttributeName"].as_str()?.to_owned())
}

/// Gives a table what functions and roles name, which may stand before it.
pub(super) fn declare(resource: &Resource<'_>, scope: &mut Scope) -> Result<(), Error> {
    scope.set_ref(resource.name, Value::Text(resource.name.to_owned()));
    scope.set_attribute(resource.name, "Arn", &arn(resource.name));
    let mut fields = Fields::of(resource.properties, resource.name)?;
    if fields.take("StreamSpecification").is_some() {
        scope.set_attribute(resource.name, "StreamArn", &stream_arn(resource.name));
    }
    Ok(())
}

pub(super) fn read(resource: &Resource<'_>, scope: &Scope) -> Result<TableSpec, Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let mut request = json!({ "TableName": resource.name, "BillingMode": "PAY_PER_REQUEST" });
    for key in ["AttributeDefinitions", "KeySchema"] {
        request[key] = json(&scope.resolve(fields.require(key)?)?)?;
    }
    for key in ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"] {
        if let Some(indexes) = fields.resolve(key, scope)? {
            check_indexes(&indexes)?;
            request[key] = json(&indexes)?;
        }
    }
    if let Some(stream) = fields.resolve("StreamSpecification", scope)? {
        request["StreamSpecification"] = read_stream(&stream, scope)?;
    }
    let ttl_attribute = match fields.resolve("TimeToLiveSpecification", scope)? {
        Some(ttl) => read_ttl(&ttl, scope)?,
        None => None,
    };
    fields
        .ignore(&[
            "BillingMode",
            "ContributorInsightsSpecification",
            "DeletionProtectionEnabled",
            "OnDemandThroughput",
            "PointInTimeRecoverySpecification",
            "SSESpecification",
            "TableClass",
            "Tags",
        ])
        .finish()?;
    Ok(TableSpec {
        name: resource.name.to_owned(),
        create_table: request,
        ttl_attribute,
    })
}

fn check_indexes(indexes: &Node) -> Result<(), Error> {
    for index in indexes.as_list()? {
        let mut fields = Fields::of(index, "the index")?;
        for key in ["IndexName", "KeySchema", "Projection"] {
            fields.require(key)?;
        }
        fields.ignore(&["OnDemandThroughput"]).finish()?;
    }
    Ok(())
}

/// CloudFormation enables a stream by describing it; the API wants that said.
fn read_stream(node: &Node, scope: &Scope) -> Result<Json, Error> {
    let mut fields = Fields::of(node, "StreamSpecification")?;
    let view = scope
        .resolve(fields.require("StreamViewType")?)?
        .as_text()?;
    fields.finish()?;
    Ok(json!({ "StreamEnabled": true, "StreamViewType": view }))
}

fn read_ttl(node: &Node, scope: &Scope) -> Result<Option<String>, Error> {
    let mut fields = Fields::of(node, "TimeToLiveSpecification")?;
    let attribute = fields.text("AttributeName", scope, "")?;
    let enabled = fields.require("Enabled")?.as_bool()?;
    fields.finish()?;
    Ok(enabled.then_some(attribute))
}

/// The ARN of a table.
pub(crate) fn arn(table: &str) -> String {
    let (region, account) = (crate::REGION, crate::ACCOUNT);
    format!("arn:aws:dynamodb:{region}:{account}:table/{table}")
}

/// On AWS it ends in the time at which the stream was made. A table has one stream here.
fn stream_arn(table: &str) -> String {
    format!("{}/stream/local", arn(table))
}

/// The JSON that the DynamoDB API takes for the same shape.
fn json(node: &Node) -> Result<Json, Error> {
    Ok(match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Text(text) | Value::Number(text) => Json::String(text.clone()),
        Value::List(items) => Json::Array(items.iter().map(json).collect::<Result<_, _>>()?),
        Value::Map(entries) => {
            let entries = entries
                .iter()
                .map(|entry| Ok((entry.key.clone(), json(&entry.value)?)));
            Json::Object(entries.collect::<Result<_, Error>>()?)
        }
        Value::Intrinsic(function, _) => {
            return Err(node.error(format!("!{function} is left over")));
        }
    })
}
