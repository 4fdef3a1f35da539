//! Reads `template.yaml`: the one description of the infrastructure.
//!
//! What the reader does not understand is an error that names its line. Nothing is skipped unless
//! one of the lists here says that it means nothing on one machine.

mod api;
mod buckets;
mod conditions;
mod custom;
mod error;
mod events;
mod fields;
mod filters;
mod functions;
mod log_groups;
pub(crate) mod node;
mod parameters;
mod queues;
mod rate;
mod resource;
mod response_types;
mod roles;
mod route;
mod rules;
mod scope;
mod secrets;
mod streams;
mod subscriptions;
mod tables;
mod topics;
mod web_socket;
mod yaml;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use api::{Cors, HttpApiSpec};
pub use buckets::{BucketSpec, CorsRule};
pub use custom::CustomResource;
pub use error::Error;
pub use events::{EventSources, QueueEvent, ScheduleEvent};
pub use functions::FunctionSpec;
pub use queues::{QueueSpec, RedrivePolicy};
pub use route::{Route, Segment};
pub(crate) use scope::Scope;
pub(crate) use secrets::arn as secret_arn;
pub use secrets::{GenerateSecret, SecretSpec};
pub use streams::StreamEvent;
pub use subscriptions::SubscriptionSpec;
pub use tables::TableSpec;
pub(crate) use tables::{arn as table_arn, partition_key};
pub use topics::TopicSpec;
pub use web_socket::{Integration, WebSocketSpec};

use fields::Fields;
use functions::Globals;
use node::{EMPTY, Value};
pub(crate) use parameters::screaming_snake;
use resource::Resource;

use crate::iam::Role;

/// Resource types without a counterpart on one machine: alarms, log groups, what other services
/// than Lambda may do, and what stands before API Gateway.
const IGNORED_TYPES: &[&str] = &[
    "AWS::ApiGatewayV2::ApiMapping",
    "AWS::ApiGatewayV2::DomainName",
    "AWS::CertificateManager::Certificate",
    "AWS::CloudFront::Distribution",
    "AWS::CloudWatch::Alarm",
    "AWS::CloudWatch::Dashboard",
    "AWS::IAM::ManagedPolicy",
    "AWS::Logs::LogGroup",
    "AWS::Route53::RecordSetGroup",
    "AWS::S3::BucketPolicy",
    "AWS::SNS::TopicPolicy",
    "AWS::SQS::QueuePolicy",
];

/// The template, parameters applied.
#[derive(Debug)]
pub struct Template {
    /// The functions, in the template's order.
    pub functions: Vec<FunctionSpec>,
    /// The HTTP API, if there is one.
    pub api: Option<HttpApiSpec>,
    /// The WebSocket API, if there is one.
    pub web_socket: Option<WebSocketSpec>,
    /// The roles of the functions.
    pub roles: Vec<Role>,
    /// The tables.
    pub tables: Vec<TableSpec>,
    /// The buckets.
    pub buckets: Vec<BucketSpec>,
    /// The queues.
    pub queues: Vec<QueueSpec>,
    /// The topics.
    pub topics: Vec<TopicSpec>,
    /// Which queues hear of what they publish.
    pub subscriptions: Vec<SubscriptionSpec>,
    /// The secrets.
    pub secrets: Vec<SecretSpec>,
    /// The custom resources.
    pub custom_resources: Vec<CustomResource>,
    /// Parameters, pseudo parameters, and what of resources is known before they exist.
    pub(crate) scope: Scope,
}

impl Template {
    /// The template of this repository.
    pub fn path() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../template.yaml")
    }

    /// Reads a template file. Entries of `environment` named like a parameter in `SCREAMING_SNAKE`
    /// case replace its default.
    ///
    /// # Errors
    /// When the file cannot be read, or holds what the local stack does not understand.
    pub fn read(path: &Path, environment: &BTreeMap<String, String>) -> Result<Self, crate::Error> {
        let text = std::fs::read_to_string(path).map_err(crate::Error::file(path))?;
        Ok(Self::parse(&text, environment)?)
    }

    /// Reads a template's text; see [`Template::read`].
    ///
    /// # Errors
    /// When it holds what the local stack does not understand.
    pub fn parse(text: &str, environment: &BTreeMap<String, String>) -> Result<Self, Error> {
        let document = yaml::parse(text)?;
        let mut fields = Fields::of(&document, "the template")?;
        let parameters = fields.take("Parameters").unwrap_or(&EMPTY);
        let conditions = fields.take("Conditions").unwrap_or(&EMPTY);
        let rules = fields.take("Rules").unwrap_or(&EMPTY);
        let globals = fields.take("Globals").unwrap_or(&EMPTY);
        let resources = fields.require("Resources")?;
        fields
            .ignore(&[
                "AWSTemplateFormatVersion",
                "Description",
                "Metadata",
                "Outputs",
                "Rules",
                "Transform",
            ])
            .finish()?;

        let mut scope = parameters::read(parameters, environment)?;
        conditions::read(conditions, &mut scope)?;
        rules::check(rules, &scope)?;
        let globals = Globals::read(globals, &scope)?;
        let mut template = Self::empty(scope);
        let resources = resources.as_map()?.iter().map(Resource::read);
        let resources: Vec<_> = resources.collect::<Result<_, _>>()?;
        for resource in &resources {
            template.declare(resource)?;
        }
        for resource in &resources {
            template.add(resource, &globals)?;
        }
        let (functions, scope) = (&template.functions, &template.scope);
        template.web_socket = web_socket::read(&resources, functions, scope)?;
        Ok(template)
    }

    /// Makes known what other resources may name that stand before it.
    fn declare(&mut self, resource: &Resource<'_>) -> Result<(), Error> {
        match resource.kind.as_str() {
            "AWS::DynamoDB::Table" => tables::declare(resource, &mut self.scope),
            "AWS::IAM::Role" => {
                roles::declare(resource, &mut self.scope);
                Ok(())
            }
            "AWS::Logs::LogGroup" => log_groups::declare(resource, &mut self.scope),
            "AWS::S3::Bucket" => buckets::declare(resource, &mut self.scope),
            "AWS::SecretsManager::Secret" => {
                secrets::declare(resource, &mut self.scope);
                Ok(())
            }
            "AWS::SNS::Topic" => topics::declare(resource, &mut self.scope),
            "AWS::SQS::Queue" => queues::declare(resource, &mut self.scope),
            kind if web_socket::TYPES.contains(&kind) => {
                web_socket::declare(resource, &mut self.scope)
            }
            _ => Ok(()),
        }
    }

    fn empty(scope: Scope) -> Self {
        Self {
            functions: Vec::new(),
            api: None,
            web_socket: None,
            roles: Vec::new(),
            tables: Vec::new(),
            buckets: Vec::new(),
            queues: Vec::new(),
            topics: Vec::new(),
            subscriptions: Vec::new(),
            secrets: Vec::new(),
            custom_resources: Vec::new(),
            scope,
        }
    }

    fn add(&mut self, resource: &Resource<'_>, globals: &Globals) -> Result<(), Error> {
        let scope = &self.scope;
        match resource.kind.as_str() {
            kind if IGNORED_TYPES.contains(&kind) => {}
            _ if resource.is_conditional => {
                return Err(resource.error("conditional resources are not understood".to_owned()));
            }
            kind if web_socket::TYPES.contains(&kind) => {}
            "AWS::Serverless::Function" => {
                let function = functions::read(resource, globals, scope)?;
                self.add_function(function);
            }
            "AWS::Serverless::HttpApi" if self.api.is_none() => {
                self.api = Some(api::read(resource, scope)?);
                self.scope
                    .set_ref(resource.name, Value::Text(resource.name.to_owned()));
            }
            "AWS::IAM::Role" => self.roles.push(roles::read(resource, scope)?),
            "AWS::S3::Bucket" => self.buckets.push(buckets::read(resource, scope)?),
            "AWS::SNS::Subscription" => {
                let subscription = subscriptions::read(resource, scope)?;
                self.subscriptions.push(subscription);
            }
            "AWS::SNS::Topic" => self.topics.push(topics::read(resource, scope)?),
            "AWS::SQS::Queue" => self.queues.push(queues::read(resource, scope)?),
            "AWS::DynamoDB::Table" => self.tables.push(tables::read(resource, scope)?),
            "AWS::SecretsManager::Secret" => self.secrets.push(secrets::read(resource, scope)?),
            kind if kind.starts_with("Custom::") => {
                self.custom_resources.push(custom::read(resource)?);
            }
            kind => {
                return Err(resource.error(format!("resources of type {kind} are not understood")));
            }
        }
        Ok(())
    }

    fn add_function(&mut self, function: FunctionSpec) {
        let name = Value::Text(function.function_name.clone());
        self.scope.set_ref(&function.name, name);
        self.scope
            .set_attribute(&function.name, "Arn", &function.arn());
        if let Some(alias) = function.alias_arn() {
            self.scope.set_attribute(&function.name, "Alias", &alias);
        }
        self.functions.push(function);
    }
}
