//! The DynamoDB client.

use std::env;

use aws_config::SdkConfig;
use aws_sdk_dynamodb::{Client, config::StalledStreamProtectionConfig};

/// A DynamoDB client, at `AWS_ENDPOINT_URL_DYNAMODB` where that is set ([service-specific
/// endpoints](https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html)).
pub fn dynamodb_client(aws: &SdkConfig) -> Client {
    let mut config = aws_sdk_dynamodb::config::Builder::from(aws);
    config.set_endpoint_url(env::var("AWS_ENDPOINT_URL_DYNAMODB").ok());
    // It watches bodies that come slowly; no answer of DynamoDB is as long as an attempt may take.
    let config = config.stalled_stream_protection(StalledStreamProtectionConfig::disabled());
    Client::from_conf(config.build())
}
