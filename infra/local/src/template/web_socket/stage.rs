//! `AWS::ApiGatewayV2::Stage`.

use super::of_api;
use crate::template::fields::Fields;
use crate::template::{Error, Resource, Scope};

/// Properties that say how a stage is watched and slowed down.
const IGNORED: &[&str] = &[
    "AccessLogSettings",
    "DefaultRouteSettings",
    "Description",
    "RouteSettings",
    "Tags",
];

/// The stage's name, which is also what `Ref` gives.
pub(super) fn name(resource: &Resource<'_>, scope: &Scope) -> Result<String, Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    scope.resolve(fields.require("StageName")?)?.as_text()
}

/// The name of a stage that serves something.
pub(super) fn read(resource: &Resource<'_>, api: &str, scope: &Scope) -> Result<String, Error> {
    let fields = Fields::of(resource.properties, resource.name)?;
    let mut fields = of_api(fields, api, scope)?;
    let node = scope.resolve(fields.require("StageName")?)?;
    let is_deployed = fields.flag("AutoDeploy", scope, false)?;
    let is_deployed = is_deployed || fields.resolve("DeploymentId", scope)?.is_some();
    fields.ignore(IGNORED).finish()?;
    if !is_deployed {
        return Err(resource.error(format!("nothing is deployed to {}", resource.name)));
    }
    let name = node.as_text()?;
    let mut letters = name.chars();
    let is_plain = letters.all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    match is_plain && !name.is_empty() {
        true => Ok(name),
        false => Err(node.error(format!("{name} is no name of a stage"))),
    }
}
