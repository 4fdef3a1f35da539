//! `AWS::ApiGatewayV2::Route`.

use std::collections::BTreeMap;

use super::{Integration, of_api};
use crate::template::fields::Fields;
use crate::template::{Error, Resource, Scope};

/// The route's key, and what takes it.
pub(super) fn read(
    resource: &Resource<'_>,
    api: &str,
    integrations: &BTreeMap<&str, Integration>,
    scope: &Scope,
) -> Result<(String, Integration), Error> {
    let fields = Fields::of(resource.properties, resource.name)?;
    let mut fields = of_api(fields, api, scope)?;
    let key = scope.resolve(fields.require("RouteKey")?)?.as_text()?;
    let target = scope.resolve(fields.require("Target")?)?;
    if let Some(node) = fields.resolve("AuthorizationType", scope)? {
        let text = node.as_text()?;
        if text != "NONE" {
            return Err(node.error(format!("authorization by {text} is not understood")));
        }
    }
    fields.ignore(&["OperationName"]).finish()?;
    let text = target.as_text()?;
    let integration = text.strip_prefix("integrations/");
    let integration = integration.and_then(|id| integrations.get(id));
    let unknown = || target.error(format!("{text} is no integration of the template"));
    Ok((key, integration.ok_or_else(unknown)?.clone()))
}
