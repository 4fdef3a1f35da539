//! A WebSocket API: `AWS::ApiGatewayV2::Api` and its parts, read once all functions are known.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html>

mod api;
mod integration;
mod permission;
mod route;
mod stage;

use std::collections::BTreeMap;

pub use integration::Integration;

use super::fields::Fields;
use super::node::Value;
use super::{Error, FunctionSpec, Resource, Scope};
use permission::Permission;

const API: &str = "AWS::ApiGatewayV2::Api";
const DEPLOYMENT: &str = "AWS::ApiGatewayV2::Deployment";
const INTEGRATION: &str = "AWS::ApiGatewayV2::Integration";
const ROUTE: &str = "AWS::ApiGatewayV2::Route";
const STAGE: &str = "AWS::ApiGatewayV2::Stage";
const PERMISSION: &str = "AWS::Lambda::Permission";

/// The resource types that are read here.
pub(super) const TYPES: &[&str] = &[API, DEPLOYMENT, INTEGRATION, ROUTE, STAGE, PERMISSION];

/// The WebSocket API.
#[derive(Debug, Clone)]
pub struct WebSocketSpec {
    /// The logical id, which is also the API's id here.
    pub name: String,
    /// The stage that it is deployed to.
    pub stage: String,
    /// Where in a message its route is named: `["a", "b"]` for `$request.body.a.b`.
    pub selection: Vec<String>,
    /// What takes each route, by route key.
    pub routes: BTreeMap<String, Integration>,
}

/// Gives the parts what `Ref` and `GetAtt` know of them. The API's endpoint is known once it is
/// served.
pub(super) fn declare(resource: &Resource<'_>, scope: &mut Scope) -> Result<(), Error> {
    let id = match resource.kind.as_str() {
        STAGE => stage::name(resource, scope)?,
        _ => resource.name.to_owned(),
    };
    scope.set_ref(resource.name, Value::Text(id));
    if resource.kind == API {
        scope.set_attribute(resource.name, "ApiId", resource.name);
    }
    Ok(())
}

/// The API that `resources` describe, if they do.
pub(super) fn read(
    resources: &[Resource<'_>],
    functions: &[FunctionSpec],
    scope: &Scope,
) -> Result<Option<WebSocketSpec>, Error> {
    let parts = Parts {
        resources,
        functions,
        scope,
    };
    let api = match parts.only(API)? {
        Some(api) => api,
        None => return parts.without_api(),
    };
    let stage = parts.only(STAGE)?;
    let stage = stage.ok_or_else(|| api.error(format!("{} has no stage", api.name)))?;
    parts.of(DEPLOYMENT).try_for_each(|deployment| {
        let fields = Fields::of(deployment.properties, deployment.name)?;
        of_api(fields, api.name, scope)?
            .ignore(&["Description", "StageName"])
            .finish()
    })?;
    let stage = stage::read(stage, api.name, scope)?;
    Ok(Some(WebSocketSpec {
        name: api.name.to_owned(),
        selection: api::read(api, scope)?,
        routes: parts.routes(api.name, &stage)?,
        stage,
    }))
}

struct Parts<'a> {
    resources: &'a [Resource<'a>],
    functions: &'a [FunctionSpec],
    scope: &'a Scope,
}

impl<'a> Parts<'a> {
    fn of(&self, kind: &'static str) -> impl Iterator<Item = &'a Resource<'a>> + use<'a> {
        let resources = self.resources.iter();
        resources.filter(move |resource| resource.kind == kind)
    }

    fn only(&self, kind: &'static str) -> Result<Option<&'a Resource<'a>>, Error> {
        let mut resources = self.of(kind);
        let first = resources.next();
        match resources.next() {
            Some(second) => Err(second.error(format!("a second {kind} is not understood"))),
            None => Ok(first),
        }
    }

    fn without_api(&self) -> Result<Option<WebSocketSpec>, Error> {
        let mut resources = self.resources.iter();
        match resources.find(|resource| TYPES.contains(&resource.kind.as_str())) {
            Some(part) => Err(part.error(format!("{} is part of no WebSocket API", part.name))),
            None => Ok(None),
        }
    }

    fn routes(&self, api: &str, stage: &str) -> Result<BTreeMap<String, Integration>, Error> {
        let scope = self.scope;
        let integrations = self.of(INTEGRATION).map(|resource| {
            let integration = integration::read(resource, api, self.functions, scope)?;
            Ok((resource.name, integration))
        });
        let integrations: BTreeMap<_, _> = integrations.collect::<Result<_, Error>>()?;
        let permissions = self.of(PERMISSION);
        let permissions = permissions.map(|resource| permission::read(resource, scope));
        let permissions: Vec<_> = permissions.collect::<Result<_, _>>()?;
        let mut routes = BTreeMap::new();
        for resource in self.of(ROUTE) {
            let (key, integration) = route::read(resource, api, &integrations, scope)?;
            let source = permission::source(api, stage, &key);
            check_permission(resource, &integration.arn, &source, &permissions)?;
            if routes.insert(key, integration).is_some() {
                return Err(resource.error("another route has the same key".to_owned()));
            }
        }
        Ok(routes)
    }
}

/// On AWS such a route answers 500.
fn check_permission(
    route: &Resource<'_>,
    function: &str,
    source: &str,
    permissions: &[Permission],
) -> Result<(), Error> {
    let mut permissions = permissions.iter();
    match permissions.any(|permission| permission.allows(function, source)) {
        true => Ok(()),
        false => Err(route.error(format!("no {PERMISSION} lets {source} invoke {function}"))),
    }
}

/// The rest of the fields of a part, unless it is part of another API.
fn of_api<'a>(mut fields: Fields<'a>, api: &str, scope: &Scope) -> Result<Fields<'a>, Error> {
    let node = scope.resolve(fields.require("ApiId")?)?;
    match node.as_text()? {
        id if id == api => Ok(fields),
        id => Err(node.error(format!("{id} is no WebSocket API of the template"))),
    }
}
