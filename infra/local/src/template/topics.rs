//! `AWS::SNS::Topic`.

use super::fields::Fields;
use super::node::Value;
use super::{Error, Resource, Scope};

/// Properties that say how a topic is shown, encrypted or watched.
const IGNORED: &[&str] = &[
    "DisplayName",
    "KmsMasterKeyId",
    "SignatureVersion",
    // Queues subscribe by resources of their own; this is for people.
    "Subscription",
    "Tags",
    "TracingConfig",
];

/// A topic.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html>
#[derive(Debug, Clone)]
pub struct TopicSpec {
    /// The logical id.
    pub name: String,
    /// The name that the topic is made under.
    pub topic_name: String,
}

impl TopicSpec {
    /// The topic's ARN.
    pub fn arn(&self) -> String {
        arn(&self.topic_name)
    }
}

/// Gives a topic its `Ref`, which is its ARN, and its attributes.
pub(super) fn declare(resource: &Resource<'_>, scope: &mut Scope) -> Result<(), Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let name = topic_name(&mut fields, resource, scope)?;
    scope.set_ref(resource.name, Value::Text(arn(&name)));
    scope.set_attribute(resource.name, "TopicArn", &arn(&name));
    scope.set_attribute(resource.name, "TopicName", &name);
    Ok(())
}

pub(super) fn read(resource: &Resource<'_>, scope: &Scope) -> Result<TopicSpec, Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let topic = TopicSpec {
        name: resource.name.to_owned(),
        topic_name: topic_name(&mut fields, resource, scope)?,
    };
    fields.ignore(IGNORED).finish()?;
    Ok(topic)
}

fn topic_name(
    fields: &mut Fields<'_>,
    resource: &Resource<'_>,
    scope: &Scope,
) -> Result<String, Error> {
    fields.text("TopicName", scope, resource.name)
}

fn arn(topic_name: &str) -> String {
    let (region, account) = (crate::REGION, crate::ACCOUNT);
    format!("arn:aws:sns:{region}:{account}:{topic_name}")
}
