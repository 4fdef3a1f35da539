//! The names that CloudFormation gave to what the template describes.

use aws_config::SdkConfig;
use aws_sdk_cloudformation::Client;

use crate::{Error, tables};

/// Why CloudFormation does not tell a name.
pub type NamingFailed = aws_sdk_cloudformation::Error;

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
        let stack = self.named(logical_id)?;
        // One resource at a time: a list of them ends after a hundred, and a stack has more.
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
        let describe = Client::new(aws).describe_stack_resource();
        let describe = describe.stack_name(stack).logical_resource_id(logical_id);
        let answer = describe.send().await.map_err(|error| Error::Naming {
            logical_id,
            stack: stack.clone(),
            error: Box::new(error.into()),
        })?;
        let resource = answer.stack_resource_detail;
        let name = resource.and_then(|resource| resource.physical_resource_id);
        name.ok_or(Error::Unmade(logical_id))
    }

    /// What was given, or the address of the stack's API.
    ///
    /// # Errors
    /// Where neither an address nor a stack was given, or the stack does not tell one.
    pub(crate) async fn api(&self, given: Option<&String>) -> Result<String, Error> {
        const OUTPUT: &str = "ApiUrl";
        if let Some(given) = given {
            return Ok(given.clone());
        }
        let stack = self.named(OUTPUT)?;
        let aws = tables::aws().await;
        let describe = Client::new(&aws).describe_stacks().stack_name(stack);
        let answer = describe.send().await.map_err(|error| Error::Naming {
            logical_id: OUTPUT,
            stack: stack.clone(),
            error: Box::new(error.into()),
        })?;
        let mut outputs = answer.stacks().iter().flat_map(|stack| stack.outputs());
        let output = outputs.find(|output| output.output_key() == Some(OUTPUT));
        let value = output.and_then(|output| output.output_value());
        value.map(str::to_owned).ok_or(Error::Unmade(OUTPUT))
    }

    fn named(&self, wanted: &'static str) -> Result<&String, Error> {
        self.name.as_ref().ok_or(Error::Unnamed(wanted))
    }
}
