//! The names that CloudFormation gave to what the template describes.

use aws_config::SdkConfig;
use aws_sdk_cloudformation::{Client, error::SdkError, operation::describe_stack_resource};

use crate::Error;

/// Why CloudFormation does not tell a name.
pub type NamingFailed = SdkError<describe_stack_resource::DescribeStackResourceError>;

/// Which deployment is operated on.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Stack {
    /// The CloudFormation stack that names everything which no flag or variable does.
    #[arg(long = "stack", value_name = "NAME", env = "STACK_NAME", global = true)]
    name: Option<String>,
}

impl Stack {
    /// What was given, or the name of the resource with this logical id.
    ///
    /// # Errors
    /// Where neither a name nor a stack was given, or the stack has no such resource.
    pub(crate) async fn name(
        &self,
        aws: &SdkConfig,
        given: Option<&String>,
        logical_id: &'static str,
    ) -> Result<String, Error> {
        if let Some(given) = given {
            return Ok(given.clone());
        }
        let stack = self.name.as_ref().ok_or(Error::Unnamed(logical_id))?;
        // One resource at a time: a list of them ends after a hundred, and a stack has more.
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
        let describe = Client::new(aws).describe_stack_resource();
        let describe = describe.stack_name(stack).logical_resource_id(logical_id);
        let answer = describe.send().await.map_err(|error| Error::Naming {
            logical_id,
            stack: stack.clone(),
            error: Box::new(error),
        })?;
        let resource = answer.stack_resource_detail;
        let name = resource.and_then(|resource| resource.physical_resource_id);
        name.ok_or(Error::Unmade(logical_id))
    }
}
