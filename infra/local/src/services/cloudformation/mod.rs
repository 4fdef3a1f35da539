//! CloudFormation: what the resources of the stack are called, and where its API is.
//!
//! It tells of tables, buckets, queues, topics, functions and secrets, as whoever operates the
//! stack asks for them; of the template's outputs, only [`API_URL`]: the others tell of what only
//! AWS has.

mod api;
mod api_error;

use axum::Router;
use time::OffsetDateTime;

use crate::services::query::Namespace;
use crate::timestamps;

/// The namespace of answers.
const NAMESPACE: Namespace = Namespace("http://cloudformation.amazonaws.com/doc/2010-05-15/");

/// The output that says where clients reach the API.
const API_URL: &str = "ApiUrl";

/// The description of the stack.
#[derive(Debug)]
struct StackDescription {
    resources: Vec<Resource>,
    api_url: String,
    /// When it was made, as answers have it.
    since: String,
}

/// A resource of the stack.
#[derive(Debug)]
pub(crate) struct Resource {
    /// What the template calls it.
    pub logical_id: String,
    /// What `Ref` gives for it.
    pub physical_id: String,
    /// Its type: `AWS::SQS::Queue`.
    pub kind: &'static str,
}

/// Serves the description of a running stack. `api_url` is where its HTTP API listens.
pub(crate) fn router(api_url: String, resources: Vec<Resource>) -> Router {
    api::router(StackDescription {
        resources,
        api_url,
        since: timestamps::seconds(OffsetDateTime::now_utc()),
    })
}
