//! What the stack tells CloudFormation of its resources.

use std::collections::BTreeMap;

use super::Endpoints;
use crate::services::cloudformation::Resource;
use crate::template::Template;

/// The resources whose physical ids operators ask CloudFormation for.
pub(super) fn all(endpoints: &Endpoints, template: &Template) -> Vec<Resource> {
    let functions = template.functions.iter();
    let functions = functions
        .map(|function| (function.name.clone(), function.function_name.clone()))
        .collect();
    let secrets = template.secrets.iter();
    let secrets = secrets
        .map(|secret| (secret.name.clone(), secret.arn()))
        .collect();
    [
        ("AWS::DynamoDB::Table", &endpoints.tables),
        ("AWS::Lambda::Function", &functions),
        ("AWS::S3::Bucket", &endpoints.buckets),
        ("AWS::SecretsManager::Secret", &secrets),
        ("AWS::SNS::Topic", &endpoints.topics),
        ("AWS::SQS::Queue", &endpoints.queues),
    ]
    .into_iter()
    .flat_map(|(kind, ids)| of(kind, ids))
    .collect()
}

fn of(kind: &'static str, ids: &BTreeMap<String, String>) -> impl Iterator<Item = Resource> {
    ids.iter().map(move |(logical_id, physical_id)| Resource {
        logical_id: logical_id.clone(),
        physical_id: physical_id.clone(),
        kind,
    })
}
