//! What no function has an endpoint for.

use std::{collections::BTreeMap, error::Error, sync::LazyLock};

use axum::{Router, extract::Request, response::Response, routing::any};
use serde::{Deserialize, de::IgnoredAny};
use shared_http::{ApiError, ErrorCode};
use tower::ServiceExt;

use crate::asset::OPENAPI;

/// What a path's description may hold beside methods is none of these
/// ([OpenAPI 3.1, Path Item Object](https://spec.openapis.org/oas/v3.1.1.html#path-item-object)).
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// The paths of all functions, each with an answer to the methods that it does not take. They are
/// read from the OpenAPI document when first needed; one that could not be read would know no path.
static KNOWN: LazyLock<Router> = LazyLock::new(|| known().unwrap_or_default().fallback(not_found));

#[derive(Deserialize)]
struct Document {
    paths: BTreeMap<String, BTreeMap<String, IgnoredAny>>,
}

/// Answers 405 where the path is known with other methods, else 404.
pub(crate) async fn unknown(request: Request) -> Response {
    let Ok(response) = KNOWN.clone().oneshot(request).await;
    response
}

async fn not_found() -> ApiError {
    ErrorCode::NotFound.into()
}

fn known() -> Result<Router, Box<dyn Error>> {
    let document: Document = serde_json::from_slice(&OPENAPI.content()?)?;
    Ok(document
        .paths
        .into_iter()
        .fold(Router::new(), |router, (path, item)| {
            let allow = allow(&item);
            let refuse = async move || ApiError::method_not_allowed(allow);
            router.route(&path, any(refuse))
        }))
}

/// The methods of a path, as `Allow` lists them.
fn allow(item: &BTreeMap<String, IgnoredAny>) -> String {
    let methods = METHODS.iter().filter(|method| item.contains_key(**method));
    let methods: Vec<_> = methods.map(|method| method.to_uppercase()).collect();
    methods.join(", ")
}
