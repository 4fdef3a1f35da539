//! Deploys functions, after the custom resources that their environments name.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::Options;
use super::backing_services::BackingServices;
use crate::Error;
use crate::api_gateway::web_socket::Addresses;
use crate::lambda::builder::Binaries;
use crate::lambda::custom_resources::{self, Records};
use crate::lambda::runtime::{Function, Lambda};
use crate::services::secrets_manager::{Reference, SecretsManager};
use crate::services::sqs::Queues;
use crate::template::node::{Node, Value};
use crate::template::{CustomResource, FunctionSpec, Scope, Template};

/// What is known while resources come into being.
pub(super) struct Deployment<'a> {
    template: &'a Template,
    options: &'a Options,
    binaries: &'a Binaries,
    secrets: &'a SecretsManager,
    web_socket: Option<&'a Addresses>,
    scope: Scope,
    lambda: Lambda,
}

impl<'a> Deployment<'a> {
    pub fn new(
        template: &'a Template,
        options: &'a Options,
        binaries: &'a Binaries,
        backing: &'a BackingServices,
        lambda: Lambda,
    ) -> Self {
        let mut scope = template.scope.clone();
        add_queues(&mut scope, backing.queues());
        let web_socket = backing.web_socket();
        if let Some(addresses) = web_socket {
            scope.set_attribute(&addresses.api, "ApiEndpoint", &addresses.endpoint());
        }
        Self {
            template,
            options,
            binaries,
            secrets: &backing.secrets,
            web_socket,
            scope,
            lambda,
        }
    }

    /// Makes the custom resources in the template's order; later ones may name earlier ones.
    pub async fn make_custom_resources(&mut self, file: &Path) -> Result<(), Error> {
        let mut records = Records::open(file)?;
        let template = self.template;
        for resource in &template.custom_resources {
            self.make_custom_resource(resource, &mut records).await?;
        }
        Ok(())
    }

    async fn make_custom_resource(
        &mut self,
        resource: &CustomResource,
        records: &mut Records,
    ) -> Result<(), Error> {
        let properties = custom_resources::properties(resource, &self.scope)?;
        let token = properties
            .get("ServiceToken")
            .and_then(|token| token.as_str());
        let arn = token.unwrap_or_default();
        let spec = self
            .template
            .functions
            .iter()
            .find(|spec| spec.arn() == arn);
        let spec = spec.ok_or_else(|| Error::CustomResource {
            name: resource.name.clone(),
            reason: format!("{arn} is no function of the template"),
        })?;
        let function = self.deploy(spec).await?;
        let data = custom_resources::ensure(resource, properties, &function, records).await?;
        for (attribute, value) in &data {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            self.scope.set_attribute(&resource.name, attribute, &text);
        }
        Ok(())
    }

    /// Deploys every function.
    pub async fn deploy_functions(mut self) -> Result<Lambda, Error> {
        for spec in &self.template.functions {
            self.deploy(spec).await?;
        }
        Ok(self.lambda)
    }

    async fn deploy(&mut self, spec: &FunctionSpec) -> Result<Arc<Function>, Error> {
        if let Some(function) = self.lambda.function(&spec.name) {
            return Ok(Arc::clone(function));
        }
        let variables = self.variables(spec).await?;
        let program = self.binaries.program(&spec.binary)?;
        Ok(self.lambda.deploy(spec, program, variables))
    }

    async fn variables(&self, spec: &FunctionSpec) -> Result<BTreeMap<String, String>, Error> {
        const PASSED_ON: &str = "RUST_BACKTRACE";
        let mut variables = BTreeMap::new();
        if let Some(value) = self.options.environment.get(PASSED_ON) {
            variables.insert(PASSED_ON.to_owned(), value.clone());
        }
        for entry in &spec.environment {
            let value = self.scope.resolve(&entry.value)?;
            let value = self.dereference(&value).await?;
            let localised = self.web_socket.map(|addresses| addresses.localised(&value));
            variables.insert(entry.key.clone(), localised.unwrap_or(value));
        }
        Ok(variables)
    }

    /// Replaces dynamic references: `{{resolve:secretsmanager:…}}`.
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html>
    async fn dereference(&self, node: &Node) -> Result<String, Error> {
        const START: &str = "{{resolve:";
        let text = node.as_text()?;
        let mut result = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once(START) {
            let unclosed = || node.error("a dynamic reference is not closed");
            let (reference, after) = after.split_once("}}").ok_or_else(unclosed)?;
            result.push_str(before);
            result.push_str(&self.secret_value(node, reference).await?);
            rest = after;
        }
        result.push_str(rest);
        Ok(result)
    }

    async fn secret_value(&self, node: &Node, reference: &str) -> Result<String, Error> {
        let unknown = || node.error(format!("{reference} does not resolve to a secret's value"));
        let parsed = Reference::parse(reference).ok_or_else(unknown)?;
        Ok(self.secrets.value(&parsed).await.ok_or_else(unknown)?)
    }
}

/// What `Ref` gives for queues; the rest of them was known to the template.
fn add_queues(scope: &mut Scope, queues: &Queues) {
    for queue in queues.iter() {
        let url = Value::Text(queues.queue_url(&queue.spec));
        scope.set_ref(&queue.spec.name, url);
    }
}
