//! What AWS clients need to know.

use std::env;

use aws_config::{
    BehaviorVersion, Region, SdkConfig, environment::EnvironmentVariableCredentialsProvider,
    timeout::TimeoutConfig,
};
use aws_credential_types::provider::SharedCredentialsProvider;
use shared_domain::Duration;

use crate::http_client::http_client;

/// How long AWS has to take a connection.
const CONNECT: Duration = Duration::from_secs(1);
/// How long AWS has to answer one attempt.
const ATTEMPT: Duration = Duration::from_secs(2);
/// How long AWS has to answer after all retries: less than a function's own timeout, so that a
/// client hears `SERVICE_UNAVAILABLE` from us.
const OPERATION: Duration = Duration::from_secs(6);

/// What AWS clients need to know, from the environment that Lambda gives: its region and the
/// credentials of the function's role ([Lambda environment
/// variables](https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime)).
/// The chain of other sources that the SDK would try makes a function a tenth larger and is never
/// used.
pub fn sdk_config() -> SdkConfig {
    let credentials = EnvironmentVariableCredentialsProvider::new();
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(CONNECT)
        .operation_attempt_timeout(ATTEMPT)
        .operation_timeout(OPERATION)
        .build();
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(http_client())
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .timeout_config(timeouts)
        .region(env::var("AWS_REGION").ok().map(Region::new))
        .build()
}
