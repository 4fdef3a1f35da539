//! What lies under the system, for what nobody can do through it.

use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_dynamodb::{Client, Config};
use local::Stack;

/// A client of the stack's tables that may do everything.
pub fn dynamo_db(stack: &Stack) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(&stack.endpoints().dynamodb)
        .region(Region::from_static(local::REGION))
        .credentials_provider(Credentials::for_tests())
        .build();
    Client::from_conf(config)
}
