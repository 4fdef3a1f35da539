//! The environment that Lambda gives a function.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html>

use std::collections::BTreeMap;
use std::path::Path;

use crate::REGION;
use crate::template::FunctionSpec;

/// The endpoints that stand in for AWS.
#[derive(Debug, Clone)]
pub(crate) struct ServiceEndpoints {
    pub dynamodb: String,
    pub s3: String,
    pub sns: String,
    pub sqs: String,
    pub secrets_manager: String,
    /// Of the connections to the WebSocket API, if there is one.
    pub api_gateway_management: Option<String>,
}

impl ServiceEndpoints {
    /// What makes an SDK use the local services, with an access key that is its own secret.
    pub fn environment(&self, access_key: &str) -> BTreeMap<String, String> {
        let mut environment = to_map([
            ("AWS_ACCESS_KEY_ID", access_key),
            ("AWS_SECRET_ACCESS_KEY", access_key),
            ("AWS_REGION", REGION),
            ("AWS_DEFAULT_REGION", REGION),
            ("AWS_EC2_METADATA_DISABLED", "true"),
            ("AWS_ENDPOINT_URL_DYNAMODB", &self.dynamodb),
            ("AWS_ENDPOINT_URL_S3", &self.s3),
            ("AWS_ENDPOINT_URL_SNS", &self.sns),
            ("AWS_ENDPOINT_URL_SQS", &self.sqs),
            ("AWS_ENDPOINT_URL_SECRETS_MANAGER", &self.secrets_manager),
        ]);
        if let Some(url) = &self.api_gateway_management {
            environment.extend(to_map([("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI", url)]));
        }
        environment
    }
}

/// The whole environment of a function: Lambda's variables, then the template's.
pub(super) fn of(
    spec: &FunctionSpec,
    variables: BTreeMap<String, String>,
    services: &ServiceEndpoints,
    task_root: &Path,
) -> BTreeMap<String, String> {
    let mut environment = services.environment(&spec.function_name);
    environment.extend(to_map([
        ("AWS_LAMBDA_FUNCTION_NAME", spec.function_name.as_str()),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", &spec.memory.to_string()),
        ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        (
            "AWS_LAMBDA_LOG_GROUP_NAME",
            &format!("/aws/lambda/{}", spec.function_name),
        ),
        ("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
        ("LAMBDA_TASK_ROOT", &task_root.to_string_lossy()),
        ("TZ", ":UTC"),
    ]));
    environment.extend(variables);
    environment
}

fn to_map<const N: usize>(variables: [(&str, &str); N]) -> BTreeMap<String, String> {
    let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    variables.into_iter().map(own).collect()
}
