//! Reads `template.yaml`: the one description of the infrastructure.
//!
//! What the reader does not understand is an error that names its line. Nothing is skipped unless
//! one of the lists here says that it means nothing on one machine.

mod api;
mod custom;
mod error;
mod fields;
mod functions;
pub(crate) mod node;
mod parameters;
mod route;
mod scope;
mod secrets;
mod tables;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use api::{Cors, HttpApiSpec};
pub use custom::CustomResource;
pub use error::Error;
pub use functions::FunctionSpec;
pub use route::{Route, Segment};
pub(crate) use scope::Scope;
pub use secrets::{GenerateSecret, SecretSpec};
pub use tables::TableSpec;

use fields::Fields;
use functions::Globals;
use node::{EMPTY, Entry, Node, Value};
pub(crate) use parameters::screaming_snake;

/// Resource types without a counterpart on one machine: permissions and log groups.
const IGNORED_TYPES: &[&str] = &["AWS::IAM::Role", "AWS::Logs::LogGroup"];

/// The template, parameters applied.
#[derive(Debug)]
pub struct Template {
    /// The functions, in the template's order.
    pub functions: Vec<FunctionSpec>,
    /// The HTTP API, if there is one.
    pub api: Option<HttpApiSpec>,
    /// The tables.
    pub tables: Vec<TableSpec>,
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
        let document = Node::parse(text)?;
        let mut fields = Fields::of(&document, "the template")?;
        let parameters = fields.take("Parameters").unwrap_or(&EMPTY);
        let globals = fields.take("Globals").unwrap_or(&EMPTY);
        let resources = fields.require("Resources")?;
        fields
            .ignore(&[
                "AWSTemplateFormatVersion",
                "Description",
                "Metadata",
                "Outputs",
                "Transform",
            ])
            .finish()?;

        let scope = parameters::read(parameters, environment)?;
        let globals = Globals::read(globals, &scope)?;
        let mut template = Self::empty(scope);
        for entry in resources.as_map()? {
            template.add(&Resource::read(entry)?, &globals)?;
        }
        Ok(template)
    }

    fn empty(scope: Scope) -> Self {
        Self {
            functions: Vec::new(),
            api: None,
            tables: Vec::new(),
            secrets: Vec::new(),
            custom_resources: Vec::new(),
            scope,
        }
    }

    fn add(&mut self, resource: &Resource<'_>, globals: &Globals) -> Result<(), Error> {
        let scope = &self.scope;
        match resource.kind.as_str() {
            "AWS::Serverless::Function" => {
                let function = functions::read(resource, globals, scope)?;
                self.add_function(function);
            }
            "AWS::Serverless::HttpApi" if self.api.is_none() => {
                self.api = Some(api::read(resource, scope)?);
                self.scope
                    .set_ref(resource.name, Value::Text(resource.name.to_owned()));
            }
            "AWS::DynamoDB::Table" => self.tables.push(tables::read(resource, scope)?),
            "AWS::SecretsManager::Secret" => self.secrets.push(secrets::read(resource, scope)?),
            kind if kind.starts_with("Custom::") => {
                self.custom_resources.push(custom::read(resource)?);
            }
            kind if IGNORED_TYPES.contains(&kind) => {}
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
        self.functions.push(function);
    }
}

/// One entry of `Resources`.
struct Resource<'a> {
    name: &'a str,
    line: usize,
    kind: String,
    properties: &'a Node,
    metadata: Option<&'a Node>,
}

impl<'a> Resource<'a> {
    fn read(entry: &'a Entry) -> Result<Self, Error> {
        let mut fields = Fields::of(&entry.value, &entry.key)?;
        let kind = fields.require("Type")?;
        let resource = Self {
            name: &entry.key,
            line: kind.line,
            kind: kind.as_text()?,
            properties: fields.take("Properties").unwrap_or(&EMPTY),
            metadata: fields.take("Metadata"),
        };
        fields
            .ignore(&["DeletionPolicy", "DependsOn", "UpdateReplacePolicy"])
            .finish()?;
        Ok(resource)
    }

    fn error(&self, message: String) -> Error {
        Error::at(self.line, message)
    }
}
