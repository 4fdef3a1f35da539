//! `AWS::ApiGatewayV2::Api`.

use crate::template::fields::Fields;
use crate::template::node::Node;
use crate::template::{Error, Resource, Scope};

/// Properties that say how an API is shown and reached on AWS.
const IGNORED: &[&str] = &[
    "Description",
    "DisableExecuteApiEndpoint",
    "IpAddressType",
    "Name",
    "Tags",
];

/// Where messages name their route.
pub(super) fn read(resource: &Resource<'_>, scope: &Scope) -> Result<Vec<String>, Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let protocol = scope.resolve(fields.require("ProtocolType")?)?;
    let text = protocol.as_text()?;
    if text != "WEBSOCKET" {
        return Err(protocol.error(format!("APIs of the type {text} are not understood here")));
    }
    let selection = scope.resolve(fields.require("RouteSelectionExpression")?)?;
    fields.ignore(IGNORED).finish()?;
    parse_selection(&selection)
}

/// `$request.body.action` or `${request.body.action}`.
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html#apigateway-websocket-api-route-selection-expressions>
fn parse_selection(node: &Node) -> Result<Vec<String>, Error> {
    let text = node.as_text()?;
    let braced = text
        .strip_prefix("${")
        .and_then(|text| text.strip_suffix('}'));
    let path = braced.or_else(|| text.strip_prefix('$'));
    let names = path.and_then(|path| path.strip_prefix("request.body."));
    let names: Vec<_> = names.unwrap_or_default().split('.').collect();
    let is_name = |name: &&str| {
        let mut letters = name.chars();
        !name.is_empty() && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
    };
    match names.iter().all(is_name) {
        true => Ok(names.into_iter().map(str::to_owned).collect()),
        false => Err(node.error(format!("the expression {text} is not understood"))),
    }
}
