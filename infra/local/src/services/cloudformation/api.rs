//! The operations of CloudFormation that are served here.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html>

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;

use super::api_error::ApiError;
use super::{API_URL, NAMESPACE, Resource, StackDescription};
use crate::services::query::{Form, element, text};
use crate::{ACCOUNT, REGION, STACK_NAME};

pub(super) fn router(description: StackDescription) -> Router {
    Router::new()
        .fallback(handle)
        .with_state(Arc::new(description))
}

async fn handle(State(description): State<Arc<StackDescription>>, body: Bytes) -> Response {
    let mut form = Form::parse(&body);
    let action = form.take("Action").unwrap_or_default();
    form.take("Version");
    match description.answer(&action, form) {
        Ok(result) => NAMESPACE.response(&action, &result),
        Err(error) => error.into_response(),
    }
}

impl StackDescription {
    fn answer(&self, action: &str, form: Form) -> Result<String, ApiError> {
        match action {
            "DescribeStackResource" => self.resource(form),
            "DescribeStackResources" => self.resources(form),
            "DescribeStacks" => self.stacks(form),
            other => Err(ApiError::InvalidAction(other.to_owned())),
        }
    }

    fn resource(&self, mut form: Form) -> Result<String, ApiError> {
        let stack = required_stack(&mut form)?;
        let id = form.take("LogicalResourceId");
        let id = id.ok_or(ApiError::Missing("LogicalResourceId"))?;
        form.finish()?;
        let detail = self.resource_xml(self.find(&stack, id)?, "LastUpdatedTimestamp");
        Ok(element("StackResourceDetail", &detail))
    }

    /// All of them, or the one that is asked for.
    fn resources(&self, mut form: Form) -> Result<String, ApiError> {
        let stack = required_stack(&mut form)?;
        let wanted = form.take("LogicalResourceId");
        form.finish()?;
        let found = match wanted {
            Some(id) => vec![self.find(&stack, id)?],
            None => self.resources.iter().collect(),
        };
        let members = found
            .into_iter()
            .map(|resource| element("member", &self.resource_xml(resource, "Timestamp")));
        Ok(element("StackResources", &members.collect::<String>()))
    }

    fn stacks(&self, mut form: Form) -> Result<String, ApiError> {
        form.take("StackName")
            .map_or(Ok(()), |name| check_stack(&name))?;
        form.finish()?;
        let output = text("OutputKey", API_URL) + &text("OutputValue", &self.api_url);
        let stack = [
            text("StackName", STACK_NAME),
            text("StackId", &stack_id()),
            text("CreationTime", &self.since),
            text("StackStatus", "CREATE_COMPLETE"),
            element("Outputs", &element("member", &output)),
        ];
        Ok(element("Stacks", &element("member", &stack.concat())))
    }

    fn find(&self, stack: &str, id: String) -> Result<&Resource, ApiError> {
        let mut resources = self.resources.iter();
        let resource = resources.find(|resource| resource.logical_id == id);
        resource.ok_or_else(|| ApiError::NoResource {
            resource: id,
            stack: stack.to_owned(),
        })
    }

    /// `time` is what the action calls the last change.
    fn resource_xml(&self, resource: &Resource, time: &str) -> String {
        let fields = [
            text("StackName", STACK_NAME),
            text("StackId", &stack_id()),
            text("LogicalResourceId", &resource.logical_id),
            text("PhysicalResourceId", &resource.physical_id),
            text("ResourceType", resource.kind),
            text("ResourceStatus", "CREATE_COMPLETE"),
            text(time, &self.since),
        ];
        fields.concat()
    }
}

fn required_stack(form: &mut Form) -> Result<String, ApiError> {
    let name = form
        .take("StackName")
        .ok_or(ApiError::Missing("StackName"))?;
    check_stack(&name)?;
    Ok(name)
}

/// A stack is named by its name or its id.
fn check_stack(name: &str) -> Result<(), ApiError> {
    match name == STACK_NAME || name == stack_id() {
        true => Ok(()),
        false => Err(ApiError::NoStack(name.to_owned())),
    }
}

fn stack_id() -> String {
    format!("arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/{STACK_NAME}/local")
}
