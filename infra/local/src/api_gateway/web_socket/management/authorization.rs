//! The IAM action that `@connections` commands require.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html>

use axum::response::{IntoResponse, Response};
use http::request::Parts;

use super::api_error::ApiError;
use crate::iam::{AccessRequest, AuthError, Authorization};
use crate::template::WebSocketSpec;
use crate::{ACCOUNT, REGION};

pub(super) struct ConnectionsAuthorization {
    /// The ARN of the stage.
    stage: String,
}

impl ConnectionsAuthorization {
    pub fn new(spec: &WebSocketSpec) -> Self {
        let (api, stage) = (&spec.name, &spec.stage);
        Self {
            stage: format!("arn:aws:execute-api:{REGION}:{ACCOUNT}:{api}/{stage}"),
        }
    }
}

impl Authorization for ConnectionsAuthorization {
    /// All connections are one resource, which AWS names so in what it refuses.
    fn required(&self, call: &Parts, _: &[u8]) -> Vec<AccessRequest> {
        let (stage, method) = (&self.stage, &call.method);
        let resource = format!("{stage}/{method}/@connections/{{connectionId}}");
        vec![AccessRequest::new(
            "execute-api:ManageConnections",
            resource,
        )]
    }

    fn error_response(&self, error: &AuthError) -> Response {
        ApiError::Auth(error.clone()).into_response()
    }
}
