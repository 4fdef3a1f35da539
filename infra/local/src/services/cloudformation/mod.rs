//! CloudFormation: what the resources of the stack are called, and where its API is.
//!
//! It tells of tables, buckets, queues, topics, functions and secrets, as whoever operates the stack asks for
//! them; of the template's outputs, only [`API_URL`]: the others tell of what only AWS has.

mod api;
mod fault;
mod resource;

use axum::Router;
use time::OffsetDateTime;

use crate::services::query::Namespace;
use crate::stack::Endpoints;
use crate::template::Template;
use crate::timestamps;
use resource::Resource;

/// The namespace of answers.
const NAMESPACE: Namespace = Namespace("http://cloudformation.amazonaws.com/doc/2010-05-15/");

/// The output that says where clients reach the API.
const API_URL: &str = "ApiUrl";

/// What CloudFormation knows of the stack.
#[derive(Debug)]
struct Description {
    resources: Vec<Resource>,
    api_url: String,
    /// When it was made, as answers have it.
    since: String,
}

/// Serves the description of a stack that is there.
pub(crate) fn router(endpoints: &Endpoints, template: &Template) -> Router {
    api::router(Description {
        resources: resource::all(endpoints, template),
        api_url: endpoints.api.clone(),
        since: timestamps::seconds(OffsetDateTime::now_utc()),
    })
}
