//! `AWS::Serverless::HttpApi`.

use super::fields::Fields;
use super::node::Node;
use super::{Error, Resource, Scope};

/// The HTTP API.
#[derive(Debug, Clone)]
pub struct HttpApiSpec {
    /// The logical id, which is also the API's id here.
    pub name: String,
    /// Which browsers may call it, and how.
    pub cors: Option<Cors>,
}

/// The CORS configuration of an HTTP API.
///
/// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html>
#[derive(Debug, Clone, Default)]
pub struct Cors {
    /// Origins, `*`, or `https://*` and `http://*`.
    pub allow_origins: Vec<String>,
    /// Methods, or `*`.
    pub allow_methods: Vec<String>,
    /// Request headers, or `*`.
    pub allow_headers: Vec<String>,
    /// Answer headers that scripts may read.
    pub expose_headers: Vec<String>,
    /// Seconds that a browser may keep a preflight's answer.
    pub max_age: Option<u32>,
    /// Whether cookies and HTTP authentication may be sent along.
    pub allow_credentials: bool,
}

pub(super) fn read(resource: &Resource<'_>, scope: &Scope) -> Result<HttpApiSpec, Error> {
    let mut fields = Fields::of(resource.properties, resource.name)?;
    let cors = match fields.take("CorsConfiguration") {
        Some(node) => Some(read_cors(node, scope)?),
        None => None,
    };
    fields
        .ignore(&[
            "AccessLogSettings",
            "DefaultRouteSettings",
            "Description",
            "Tags",
        ])
        .finish()?;
    Ok(HttpApiSpec {
        name: resource.name.to_owned(),
        cors,
    })
}

fn read_cors(node: &Node, scope: &Scope) -> Result<Cors, Error> {
    let mut fields = Fields::of(node, "CorsConfiguration")?;
    let cors = Cors {
        allow_origins: fields.texts("AllowOrigins", scope)?,
        allow_methods: fields.texts("AllowMethods", scope)?,
        allow_headers: fields.texts("AllowHeaders", scope)?,
        expose_headers: fields.texts("ExposeHeaders", scope)?,
        max_age: match fields.resolve("MaxAge", scope)? {
            Some(node) => Some(node.parse_as("a number of seconds")?),
            None => None,
        },
        allow_credentials: fields.flag("AllowCredentials", scope, false)?,
    };
    fields.finish()?;
    Ok(cors)
}
