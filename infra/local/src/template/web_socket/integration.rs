//! `AWS::ApiGatewayV2::Integration`.

use std::time::Duration;

use super::of_api;
use crate::template::fields::Fields;
use crate::template::node::Node;
use crate::template::{Error, FunctionSpec, Resource, Scope};

/// The longest that a WebSocket API waits for a function.
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html>
const LONGEST: u64 = 29_000;

/// What takes a route.
#[derive(Debug, Clone)]
pub struct Integration {
    /// The logical id of the function.
    pub function: String,
    /// The ARN that it is invoked by: that of the function, or of its alias.
    pub arn: String,
    /// How long the API waits for it.
    pub timeout: Duration,
}

pub(super) fn read(
    resource: &Resource<'_>,
    api: &str,
    functions: &[FunctionSpec],
    scope: &Scope,
) -> Result<Integration, Error> {
    let fields = Fields::of(resource.properties, resource.name)?;
    let mut fields = of_api(fields, api, scope)?;
    let kind = scope.resolve(fields.require("IntegrationType")?)?;
    let text = kind.as_text()?;
    if text != "AWS_PROXY" {
        return Err(kind.error(format!("integrations by {text} are not understood")));
    }
    let uri = scope.resolve(fields.require("IntegrationUri")?)?;
    let timeout = fields.number("TimeoutInMillis", scope, 50..=LONGEST)?;
    // The method is that of Lambda's API, and always POST.
    fields
        .ignore(&["Description", "IntegrationMethod"])
        .finish()?;
    let (function, arn) = function(&uri, functions)?;
    Ok(Integration {
        function,
        arn,
        timeout: Duration::from_millis(timeout.unwrap_or(LONGEST)),
    })
}

/// The function that is named in the URI of Lambda's `Invoke`, and its ARN there.
fn function(node: &Node, functions: &[FunctionSpec]) -> Result<(String, String), Error> {
    let uri = node.as_text()?;
    let prefix = format!(
        "arn:aws:apigateway:{}:lambda:path/2015-03-31/functions/",
        crate::REGION
    );
    let arn = uri
        .strip_prefix(&prefix)
        .and_then(|rest| rest.strip_suffix("/invocations"))
        .map(str::to_owned);
    let mut functions = functions.iter();
    let function = functions.find(|function| {
        arn.is_some() && [Some(function.arn()), function.alias_arn()].contains(&arn)
    });
    let unknown = || node.error(format!("{uri} invokes no function of the template"));
    let (function, arn) = function.zip(arn).ok_or_else(unknown)?;
    Ok((function.name.clone(), arn))
}
