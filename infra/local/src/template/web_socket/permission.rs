//! `AWS::Lambda::Permission`, which a WebSocket API needs to invoke a function.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html>

use crate::iam::Pattern;
use crate::template::fields::Fields;
use crate::template::functions::arn;
use crate::template::{Error, Resource, Scope};

/// Who may invoke a function.
pub(super) struct Permission {
    /// The ARN of the function, or of its alias: neither stands for the other.
    function: String,
    /// The routes; without it, all of every API.
    source: Option<Pattern>,
}

impl Permission {
    pub fn allows(&self, function: &str, source: &str) -> bool {
        let from = self.source.as_ref();
        self.function == function && from.is_none_or(|pattern| pattern.matches(source))
    }
}

/// The ARN of a route.
pub(super) fn source(api: &str, stage: &str, route_key: &str) -> String {
    let (region, account) = (crate::REGION, crate::ACCOUNT);
    format!("arn:aws:execute-api:{region}:{account}:{api}/{stage}/{route_key}")
}

pub(super) fn read(resource: &Resource<'_>, scope: &Scope) -> Result<Permission, Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    for (key, expected) in [
        ("Action", "lambda:InvokeFunction"),
        ("Principal", "apigateway.amazonaws.com"),
    ] {
        let node = scope.resolve(fields.require(key)?)?;
        let text = node.as_text()?;
        if text != expected {
            return Err(node.error(format!("permissions for {text} are not understood")));
        }
    }
    let function = scope.resolve(fields.require("FunctionName")?)?.as_text()?;
    let source = fields.resolve("SourceArn", scope)?;
    let source = source.map(|node| node.as_text()).transpose()?;
    fields.ignore(&["SourceAccount"]).finish()?;
    Ok(Permission {
        function: match function.starts_with("arn:") {
            true => function,
            false => arn(&function),
        },
        source: source.map(Pattern::like),
    })
}
