//! `AWS::S3::Bucket`.

use std::net::SocketAddr;

use http::Method;

use super::fields::Fields;
use super::node::{Node, Value};
use super::{Error, Resource, Scope};
use crate::REGION;

/// Properties that protect objects or remove them in time, and change no answer on one machine.
const IGNORED: &[&str] = &[
    "BucketEncryption",
    "LifecycleConfiguration",
    "OwnershipControls",
    "PublicAccessBlockConfiguration",
    "Tags",
];

/// A bucket.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html>
#[derive(Debug, Clone)]
pub struct BucketSpec {
    /// The logical id.
    pub name: String,
    /// The name that the bucket is made under.
    pub bucket_name: String,
    /// Which browsers may call it, and how: the first rule that fits decides.
    pub cors: Vec<CorsRule>,
    /// Whether replaced and deleted objects are kept as versions.
    pub versioned: bool,
    /// The ARNs of the queues that hear of every new object.
    pub notified_queues: Vec<String>,
}

/// One rule of a bucket's CORS configuration.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html>
#[derive(Debug, Clone)]
pub struct CorsRule {
    /// Origins, each with at most one `*`.
    pub allowed_origins: Vec<String>,
    /// The methods.
    pub allowed_methods: Vec<Method>,
    /// Request headers, each with at most one `*`.
    pub allowed_headers: Vec<String>,
    /// Answer headers that scripts may read.
    pub exposed_headers: Vec<String>,
    /// Seconds that a browser may keep a preflight's answer.
    pub max_age: Option<u32>,
}

impl BucketSpec {
    /// The same, where what an HTTP API serves comes from this address: a page that stands behind
    /// the API has an origin that a template can only write with a `*` for the API's id, since
    /// buckets come first.
    pub fn with_api_at(&self, api: SocketAddr) -> Self {
        let pages = format!("https://*.execute-api.{REGION}.amazonaws.com");
        let here = ["127.0.0.1", "localhost"].map(|host| format!("http://{host}:{}", api.port()));
        let mut bucket = self.clone();
        for rule in &mut bucket.cors {
            if rule.allowed_origins.contains(&pages) {
                rule.allowed_origins.extend(here.clone());
            }
        }
        bucket
    }
}

/// Gives a bucket its `Ref` and `Arn`, which need nothing but its name.
pub(super) fn declare(resource: &Resource<'_>, scope: &mut Scope) -> Result<(), Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let name = bucket_name(&mut fields, resource, scope)?;
    scope.set_attribute(resource.name, "Arn", &format!("arn:aws:s3:::{name}"));
    scope.set_ref(resource.name, Value::Text(name));
    Ok(())
}

pub(super) fn read(resource: &Resource<'_>, scope: &Scope) -> Result<BucketSpec, Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let bucket = BucketSpec {
        name: resource.name.to_owned(),
        bucket_name: bucket_name(&mut fields, resource, scope)?,
        cors: match fields.take("CorsConfiguration") {
            Some(node) => read_cors(node, scope)?,
            None => Vec::new(),
        },
        versioned: match fields.take("VersioningConfiguration") {
            Some(node) => read_versioning(node, scope)?,
            None => false,
        },
        notified_queues: match fields.take("NotificationConfiguration") {
            Some(node) => read_notifications(node, scope)?,
            None => Vec::new(),
        },
    };
    fields.ignore(IGNORED).finish()?;
    Ok(bucket)
}

/// The names of buckets have no capitals.
fn bucket_name(
    fields: &mut Fields<'_>,
    resource: &Resource<'_>,
    scope: &Scope,
) -> Result<String, Error> {
    let made_up = format!("{}-{}", crate::STACK_NAME, resource.name.to_lowercase());
    fields.text("BucketName", scope, &made_up)
}

fn read_cors(node: &Node, scope: &Scope) -> Result<Vec<CorsRule>, Error> {
    let mut fields = Fields::of(node, "CorsConfiguration")?;
    let rules = fields.require("CorsRules")?.as_list()?;
    fields.finish()?;
    rules.iter().map(|rule| read_rule(rule, scope)).collect()
}

fn read_rule(node: &Node, scope: &Scope) -> Result<CorsRule, Error> {
    let mut fields = Fields::of(node, "the CORS rule")?;
    let methods = scope.resolve(fields.require("AllowedMethods")?)?;
    let origins = scope.resolve(fields.require("AllowedOrigins")?)?;
    let rule = CorsRule {
        allowed_origins: origins.as_texts()?,
        allowed_methods: methods
            .as_list()?
            .iter()
            .map(|method| method.parse_as("a method"))
            .collect::<Result<_, _>>()?,
        allowed_headers: fields.texts("AllowedHeaders", scope)?,
        exposed_headers: fields.texts("ExposedHeaders", scope)?,
        max_age: match fields.resolve("MaxAge", scope)? {
            Some(node) => Some(node.parse_as("a number of seconds")?),
            None => None,
        },
    };
    fields.ignore(&["Id"]).finish()?;
    Ok(rule)
}

fn read_versioning(node: &Node, scope: &Scope) -> Result<bool, Error> {
    let mut fields = Fields::of(node, "VersioningConfiguration")?;
    let status = scope.resolve(fields.require("Status")?)?.as_text()?;
    fields.finish()?;
    Ok(status == "Enabled")
}

fn read_notifications(node: &Node, scope: &Scope) -> Result<Vec<String>, Error> {
    let mut fields = Fields::of(node, "NotificationConfiguration")?;
    let queues = fields.require("QueueConfigurations")?.as_list()?;
    fields.finish()?;
    queues
        .iter()
        .map(|queue| read_notification(queue, scope))
        .collect()
}

fn read_notification(node: &Node, scope: &Scope) -> Result<String, Error> {
    let mut fields = Fields::of(node, "the notification")?;
    let event = scope.resolve(fields.require("Event")?)?;
    let queue = scope.resolve(fields.require("Queue")?)?;
    fields.finish()?;
    match event.as_text()?.as_str() {
        "s3:ObjectCreated:*" => queue.as_text(),
        other => Err(event.error(format!("notifications of {other} are not understood"))),
    }
}
