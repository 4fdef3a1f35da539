//! `AWS::Serverless::Function` and the `Globals` that all functions share.

use std::time::Duration;

use super::fields::Fields;
use super::node::{Entry, Node};
use super::{Error, EventSources, Resource, Scope, events};

/// Properties that say how AWS builds, runs or watches a function, and nothing about what it does.
const IGNORED: &[&str] = &[
    "Architectures",
    "AutoPublishAlias",
    "AutoPublishAliasAllProperties",
    "RecursiveLoop",
    "CodeUri",
    "DeploymentPreference",
    "Description",
    "Handler",
    "LoggingConfig",
    "Policies",
    "ReservedConcurrentExecutions",
    "Runtime",
    "Tags",
    "Tracing",
    "VersionDeletionPolicy",
    "VersionDescription",
];

/// A Lambda function.
#[derive(Debug, Clone)]
pub struct FunctionSpec {
    /// The logical id.
    pub name: String,
    /// The name that the function is deployed under.
    pub function_name: String,
    /// The alias that it is published under, if any.
    pub alias: Option<String>,
    /// The binary that it runs, which is also the package that builds it.
    pub binary: String,
    /// The longest that one invocation may take.
    pub timeout: Duration,
    /// The ARN of its role, if it names one.
    pub role: Option<String>,
    /// Megabytes; told to the function, not enforced.
    pub memory: u32,
    /// What invokes it.
    pub events: EventSources,
    /// The environment, unresolved: it may name what exists only once custom resources do.
    pub(crate) environment: Vec<Entry>,
}

impl FunctionSpec {
    /// The function's ARN.
    pub fn arn(&self) -> String {
        arn(&self.function_name)
    }

    /// The ARN of its alias, which is also what SAM lets `Ref` of `Function.Alias` give.
    pub fn alias_arn(&self) -> Option<String> {
        let alias = self.alias.as_ref()?;
        Some(format!("{}:{alias}", self.arn()))
    }
}

/// The ARN of a function by its name, with or without an alias.
pub(super) fn arn(name: &str) -> String {
    let (region, account) = (crate::REGION, crate::ACCOUNT);
    format!("arn:aws:lambda:{region}:{account}:function:{name}")
}

/// What `Globals` gives every function.
#[derive(Debug, Clone)]
pub(super) struct Globals {
    timeout: Duration,
    memory: u32,
    environment: Vec<Entry>,
}

impl Default for Globals {
    /// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-common.html>
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(3),
            memory: 128,
            environment: Vec::new(),
        }
    }
}

impl Globals {
    pub fn read(node: &Node, scope: &Scope) -> Result<Self, Error> {
        let mut globals = Fields::of(node, "Globals")?;
        let function = globals.take("Function");
        globals.finish()?;
        let Some(function) = function else {
            return Ok(Self::default());
        };
        let mut fields = Fields::of(function, "Globals.Function")?;
        let settings = Self::default().with(&mut fields, scope)?;
        fields.ignore(IGNORED).finish()?;
        Ok(settings)
    }

    /// These settings with those of `fields` laid over them.
    fn with(&self, fields: &mut Fields<'_>, scope: &Scope) -> Result<Self, Error> {
        let mut settings = self.clone();
        if let Some(timeout) = fields.resolve("Timeout", scope)? {
            settings.timeout = Duration::from_secs(timeout.parse_as("a number of seconds")?);
        }
        if let Some(memory) = fields.resolve("MemorySize", scope)? {
            settings.memory = memory.parse_as("a number of megabytes")?;
        }
        if let Some(environment) = fields.take("Environment") {
            let mut environment = Fields::of(environment, "Environment")?;
            for entry in environment.require("Variables")?.as_map()? {
                settings.environment.retain(|other| other.key != entry.key);
                settings.environment.push(entry.clone());
            }
            environment.finish()?;
        }
        Ok(settings)
    }
}

pub(super) fn read(
    resource: &Resource<'_>,
    globals: &Globals,
    scope: &Scope,
) -> Result<FunctionSpec, Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let settings = globals.with(&mut fields, scope)?;
    let function_name = fields.text("FunctionName", scope, resource.name)?;
    let role = fields.resolve("Role", scope)?;
    let alias = fields.resolve("AutoPublishAlias", scope)?;
    let events = match fields.take("Events") {
        Some(node) => events::read(node, scope)?,
        None => EventSources::default(),
    };
    fields.ignore(IGNORED).finish()?;
    Ok(FunctionSpec {
        name: resource.name.to_owned(),
        function_name,
        alias: alias.map(|alias| alias.as_text()).transpose()?,
        binary: read_binary(resource)?,
        timeout: settings.timeout,
        role: role.map(|role| role.as_text()).transpose()?,
        memory: settings.memory,
        events,
        environment: settings.environment,
    })
}

/// `Metadata.BuildProperties.Binary`, as `sam build` with cargo-lambda reads it.
fn read_binary(resource: &Resource<'_>) -> Result<String, Error> {
    let missing = || Error::at(resource.line, format!("{} names no binary", resource.name));
    let mut metadata = Fields::of(resource.metadata.ok_or_else(missing)?, "Metadata")?;
    let mut build = Fields::of(metadata.require("BuildProperties")?, "BuildProperties")?;
    let binary = build.require("Binary")?.as_text()?;
    build.finish()?;
    metadata.ignore(&["BuildMethod"]).finish()?;
    Ok(binary)
}
