//! `AWS::SQS::Queue`.

use std::time::Duration;

use super::fields::Fields;
use super::node::Node;
use super::{Error, Resource, Scope};

/// A queue.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html>
#[derive(Debug, Clone)]
pub struct QueueSpec {
    /// The logical id.
    pub name: String,
    /// The name that the queue is made under.
    pub queue_name: String,
    /// How long a received message is hidden from others.
    pub visibility_timeout: Duration,
    /// How long a message waits before it can be received, where its sender does not say.
    pub delay: Duration,
    /// How long a message is kept.
    pub retention: Duration,
    /// Where messages go that are received too often.
    pub redrive: Option<RedrivePolicy>,
}

/// What happens to messages that nobody deletes.
///
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html>
#[derive(Debug, Clone)]
pub struct RedrivePolicy {
    /// The ARN of the dead-letter queue.
    pub dead_letter_target_arn: String,
    /// How often a message may be received before it goes there.
    pub max_receive_count: u32,
}

impl QueueSpec {
    /// The queue's ARN.
    pub fn arn(&self) -> String {
        arn(&self.queue_name)
    }
}

/// Gives a queue its `Arn`. What `Ref` gives is its URL, which is known once it is served.
pub(super) fn declare(resource: &Resource<'_>, scope: &mut Scope) -> Result<(), Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let name = queue_name(&mut fields, resource, scope)?;
    scope.set_attribute(resource.name, "Arn", &arn(&name));
    scope.set_attribute(resource.name, "QueueName", &name);
    Ok(())
}

pub(super) fn read(resource: &Resource<'_>, scope: &Scope) -> Result<QueueSpec, Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let queue = QueueSpec {
        name: resource.name.to_owned(),
        queue_name: queue_name(&mut fields, resource, scope)?,
        visibility_timeout: seconds(&mut fields, "VisibilityTimeout", scope, 30)?,
        delay: seconds(&mut fields, "DelaySeconds", scope, 0)?,
        retention: seconds(&mut fields, "MessageRetentionPeriod", scope, 345_600)?,
        redrive: match fields.take("RedrivePolicy") {
            Some(node) => Some(read_redrive(node, scope)?),
            None => None,
        },
    };
    fields
        .ignore(&[
            "KmsDataKeyReusePeriodSeconds",
            "KmsMasterKeyId",
            "RedriveAllowPolicy",
            "SqsManagedSseEnabled",
            "Tags",
        ])
        .finish()?;
    Ok(queue)
}

fn queue_name(
    fields: &mut Fields<'_>,
    resource: &Resource<'_>,
    scope: &Scope,
) -> Result<String, Error> {
    fields.text("QueueName", scope, resource.name)
}

fn read_redrive(node: &Node, scope: &Scope) -> Result<RedrivePolicy, Error> {
    let mut fields = Fields::of(node, "RedrivePolicy")?;
    let target = fields.require("deadLetterTargetArn")?;
    let count = scope.resolve(fields.require("maxReceiveCount")?)?;
    fields.finish()?;
    Ok(RedrivePolicy {
        dead_letter_target_arn: scope.resolve(target)?.as_text()?,
        max_receive_count: count.parse_as("a number of deliveries")?,
    })
}

fn seconds(
    fields: &mut Fields<'_>,
    key: &str,
    scope: &Scope,
    default: u64,
) -> Result<Duration, Error> {
    let seconds = match fields.resolve(key, scope)? {
        Some(node) => node.parse_as("a number of seconds")?,
        None => default,
    };
    Ok(Duration::from_secs(seconds))
}

fn arn(queue_name: &str) -> String {
    let (region, account) = (crate::REGION, crate::ACCOUNT);
    format!("arn:aws:sqs:{region}:{account}:{queue_name}")
}
