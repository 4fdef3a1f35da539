//! What commands need to be allowed.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html>

use axum::response::{IntoResponse, Response};
use http::request::Parts;

use super::fault::Fault;
use crate::iam::{Refusal, Request, Service};
use crate::template::WebSocketSpec;
use crate::{ACCOUNT, REGION};

pub(super) struct Access {
    /// The ARN of the stage.
    stage: String,
}

impl Access {
    pub fn new(spec: &WebSocketSpec) -> Self {
        let (api, stage) = (&spec.name, &spec.stage);
        Self {
            stage: format!("arn:aws:execute-api:{REGION}:{ACCOUNT}:{api}/{stage}"),
        }
    }
}

impl Service for Access {
    /// All connections are one resource, which AWS names so in what it refuses.
    fn requests(&self, call: &Parts, _: &[u8]) -> Vec<Request> {
        let (stage, method) = (&self.stage, &call.method);
        let resource = format!("{stage}/{method}/@connections/{{connectionId}}");
        vec![Request::new("execute-api:ManageConnections", resource)]
    }

    fn refuse(&self, refusal: &Refusal) -> Response {
        Fault::Refused(refusal.clone()).into_response()
    }
}
