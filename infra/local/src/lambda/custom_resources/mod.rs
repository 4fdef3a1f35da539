//! Lambda-backed custom resources: functions of the template make them, as with CloudFormation.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html>

mod record;
mod response_url;

use std::time::Duration;

use bytes::Bytes;
use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use crate::lambda::runtime::Function;
use crate::template::node::{Entry, Value};
use crate::template::{CustomResource, Scope};
use crate::{Error, template};
use record::Record;
pub(crate) use record::Records;
use response_url::{ResponseObject, ResponseUrl, Status};

/// How long a function may take to answer for a resource, unless `ServiceTimeout` says.
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(120);

/// The properties of a resource as a function gets them.
pub(crate) type Properties = Map<String, Json>;

/// Resolves the properties of a resource.
pub(crate) fn properties(
    resource: &CustomResource,
    scope: &Scope,
) -> Result<Properties, template::Error> {
    resource
        .properties
        .iter()
        .map(|entry| property(entry, scope))
        .collect()
}

fn property(entry: &Entry, scope: &Scope) -> Result<(String, Json), template::Error> {
    let value = scope.resolve(&entry.value)?;
    Ok((entry.key.clone(), strings(&value.value)))
}

/// CloudFormation passes every scalar as a string.
fn strings(value: &Value) -> Json {
    match value {
        Value::Null | Value::Intrinsic(..) => Json::String(String::new()),
        Value::Bool(value) => Json::String(value.to_string()),
        Value::Text(text) | Value::Number(text) => Json::String(text.clone()),
        Value::List(items) => items.iter().map(|item| strings(&item.value)).collect(),
        Value::Map(entries) => entries
            .iter()
            .map(|entry| (entry.key.clone(), strings(&entry.value.value)))
            .collect(),
    }
}

/// Has `function` make a resource, or change it if its properties did; gives back its attributes.
pub(crate) async fn ensure(
    resource: &CustomResource,
    properties: Properties,
    function: &std::sync::Arc<Function>,
    records: &mut Records,
) -> Result<Properties, Error> {
    let old = records.get(&resource.name).cloned();
    if let Some(record) = &old
        && record.properties == properties
    {
        return Ok(record.data.clone());
    }
    let failed = |reason: String| Error::CustomResource {
        name: resource.name.clone(),
        reason,
    };
    let response_url = ResponseUrl::start().await?;
    let event = event(resource, &properties, old.as_ref(), response_url.url());
    let invocation = function.invoke(Bytes::from(event.to_string()));
    invocation
        .await
        .map_err(|error| failed(error.to_string()))?;
    let outcome = response_url.outcome(timeout(&properties)).await;
    let outcome = outcome.ok_or_else(|| failed("the function sent no answer".to_owned()))?;
    if outcome.status == Status::Failed {
        return Err(failed(outcome.reason));
    }
    records.insert(&resource.name, record(outcome, properties))
}

fn record(outcome: ResponseObject, properties: Properties) -> Record {
    Record {
        physical_resource_id: outcome.physical_resource_id,
        properties,
        data: outcome.data,
    }
}

fn timeout(properties: &Properties) -> Duration {
    let seconds = properties.get("ServiceTimeout").and_then(Json::as_str);
    let seconds = seconds.and_then(|text| text.parse().ok());
    seconds.map_or(DEFAULT_TIMEOUT, Duration::from_secs)
}

fn event(
    resource: &CustomResource,
    properties: &Properties,
    old: Option<&Record>,
    response_url: &str,
) -> Json {
    let (region, account, stack) = (crate::REGION, crate::ACCOUNT, crate::STACK_NAME);
    let mut event = json!({
        "RequestType": "Create",
        "RequestId": Uuid::new_v4().to_string(),
        "ResponseURL": response_url,
        "StackId": format!("arn:aws:cloudformation:{region}:{account}:stack/{stack}/local"),
        "ResourceType": resource.resource_type,
        "LogicalResourceId": resource.name,
        "ServiceToken": properties.get("ServiceToken"),
        "ResourceProperties": properties,
    });
    if let Some(old) = old {
        event["RequestType"] = json!("Update");
        event["PhysicalResourceId"] = json!(old.physical_resource_id);
        event["OldResourceProperties"] = json!(old.properties);
    }
    event
}

#[cfg(test)]
mod tests {
    use serde_json::Value as Json;

    use super::{CustomResource, Properties, Record, event};
    use crate::documented::assert_documented;

    const CREATE: &str =
        include_str!("../../../../testing/fixtures/events/custom_resource_create.json");
    const UPDATE: &str =
        include_str!("../../../../testing/fixtures/events/custom_resource_update.json");

    fn resource() -> CustomResource {
        CustomResource {
            name: "primerinvoke".to_owned(),
            resource_type: "Custom::MyCustomResourceType".to_owned(),
            properties: Vec::new(),
        }
    }

    /// What the template of a sample says of the resource.
    fn properties(sample: &str, field: &str) -> Properties {
        let sample: Json = serde_json::from_str(sample).unwrap();
        sample[field].as_object().unwrap().clone()
    }

    #[test]
    fn a_new_resource_is_asked_for_as_aws_documents_it() {
        let properties = properties(CREATE, "ResourceProperties");
        let event = event(&resource(), &properties, None, "http://localhost/");
        assert_documented(&event, CREATE, &[]);
    }

    #[test]
    fn a_change_of_a_resource_is_asked_for_as_aws_documents_it() {
        let old = Record {
            physical_resource_id: "id".to_owned(),
            properties: properties(UPDATE, "OldResourceProperties"),
            data: Properties::new(),
        };
        let properties = properties(UPDATE, "ResourceProperties");
        let event = event(&resource(), &properties, Some(&old), "http://localhost/");
        assert_documented(&event, UPDATE, &[]);
    }
}
