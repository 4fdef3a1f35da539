//! `AWS::SNS::Subscription`.

use serde_json::Value as Json;

use super::fields::Fields;
use super::filters::Pattern;
use super::node::{Node, Value};
use super::{Error, Resource, Scope, filters};

/// A queue that hears of what a topic publishes.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html>
#[derive(Debug, Clone)]
pub struct SubscriptionSpec {
    /// The logical id.
    pub name: String,
    /// The ARN of the topic.
    pub topic: String,
    /// The ARN of the queue.
    pub queue: String,
    /// Whether the queue gets the message as it was published, without the envelope.
    pub raw: bool,
    /// Which messages it hears of; without one, of all.
    pub(crate) filter: Option<Filter>,
}

/// Chooses by what messages carry or by what they say.
///
/// <https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html>
#[derive(Debug, Clone)]
pub(crate) enum Filter {
    Attributes(Pattern),
    Body(Pattern),
}

impl SubscriptionSpec {
    /// Whether the queue hears of a message that carries these attributes and says this.
    pub fn matches(&self, attributes: &Json, body: &str) -> bool {
        match &self.filter {
            None => true,
            Some(Filter::Attributes(pattern)) => pattern.matches(attributes),
            // A message that is no JSON has no fields that a filter could match.
            Some(Filter::Body(pattern)) => {
                let body = serde_json::from_str(body);
                body.is_ok_and(|body| pattern.matches(&body))
            }
        }
    }
}

pub(super) fn read(resource: &Resource<'_>, scope: &Scope) -> Result<SubscriptionSpec, Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let protocol = scope.resolve(fields.require("Protocol")?)?;
    let text = protocol.as_text()?;
    if text != "sqs" {
        return Err(protocol.error(format!("subscriptions by {text} are not understood")));
    }
    let subscription = SubscriptionSpec {
        name: resource.name.to_owned(),
        topic: scope.resolve(fields.require("TopicArn")?)?.as_text()?,
        queue: scope.resolve(fields.require("Endpoint")?)?.as_text()?,
        raw: fields.flag("RawMessageDelivery", scope, false)?,
        filter: read_filter(&mut fields, scope)?,
    };
    if let Some(node) = fields.resolve("RedrivePolicy", scope)? {
        check_redrive(&node)?;
    }
    fields.finish()?;
    Ok(subscription)
}

fn read_filter(fields: &mut Fields<'_>, scope: &Scope) -> Result<Option<Filter>, Error> {
    let policy = fields.resolve("FilterPolicy", scope)?;
    let by_body = match fields.resolve("FilterPolicyScope", scope)? {
        Some(node) => is_body(&node)?,
        None => false,
    };
    let Some(policy) = policy else {
        return Ok(None);
    };
    if by_body {
        return Ok(Some(Filter::Body(filters::read(&policy)?)));
    }
    check_flat(&policy)?;
    Ok(Some(Filter::Attributes(filters::read(&policy)?)))
}

fn is_body(node: &Node) -> Result<bool, Error> {
    match node.as_text()?.as_str() {
        "MessageAttributes" => Ok(false),
        "MessageBody" => Ok(true),
        other => Err(node.error(format!("{other} is not understood"))),
    }
}

/// Attributes have no parts.
fn check_flat(policy: &Node) -> Result<(), Error> {
    for entry in policy.as_map()? {
        if entry.key == filters::OR {
            entry.value.as_list()?.iter().try_for_each(check_flat)?;
        } else if matches!(entry.value.value, Value::Map(_)) {
            let message = format!("{} is an attribute, which has no parts", entry.key);
            return Err(Error::at(entry.line, message));
        }
    }
    Ok(())
}

/// What cannot be delivered would go there. Here every delivery to a queue succeeds.
fn check_redrive(node: &Node) -> Result<(), Error> {
    let mut fields = Fields::of(node, "RedrivePolicy")?;
    fields.require("deadLetterTargetArn")?.as_text()?;
    fields.finish()
}
