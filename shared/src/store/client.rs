//! The AWS clients of a function.

use std::env;

use aws_config::{
    BehaviorVersion, Region, SdkConfig, environment::EnvironmentVariableCredentialsProvider,
    timeout::TimeoutConfig,
};
use aws_sdk_dynamodb::{
    Client,
    config::{SharedCredentialsProvider, StalledStreamProtectionConfig},
};

use crate::{domain::Duration, http_client::http_client};

/// How long AWS has to take a connection.
const CONNECT: Duration = Duration::from_secs(1);
/// How long AWS has to answer one attempt.
const ATTEMPT: Duration = Duration::from_secs(2);
/// How long AWS has to answer after all retries: less than a function's own timeout, so that a client
/// hears `SERVICE_UNAVAILABLE` from us.
const OPERATION: Duration = Duration::from_secs(6);

/// What AWS clients need to know, from the environment that Lambda gives: its region and the
/// credentials of the function's role
/// ([Lambda environment variables](https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime)).
/// The chain of other sources that the SDK would try makes a function a tenth larger and is never used.
pub fn aws_config() -> SdkConfig {
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

/// A DynamoDB client, at `AWS_ENDPOINT_URL_DYNAMODB` where that is set
/// ([service-specific endpoints](https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html)).
pub fn client(aws: &SdkConfig) -> Client {
    let mut config = aws_sdk_dynamodb::config::Builder::from(aws);
    config.set_endpoint_url(env::var("AWS_ENDPOINT_URL_DYNAMODB").ok());
    // It watches bodies that come slowly; no answer of DynamoDB is as long as an attempt may take.
    let config = config.stalled_stream_protection(StalledStreamProtectionConfig::disabled());
    Client::from_conf(config.build())
}
