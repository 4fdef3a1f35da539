//! Each role allows what its function does, and nothing else.

mod administrator;
mod customer;
mod listeners;
mod uploads;

use local::iam::Permission;

use crate::client::Client;
use crate::{options, order, start_with};

/// What no request of a function needs. AWS asks for it where functions are run, fed and looked at.
const OF_AWS_ITSELF: &[&str] = &[
    // Lambda writes the logs.
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    // Lambda reads the queues and the streams.
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "dynamodb:DescribeStream",
    "dynamodb:GetRecords",
    "dynamodb:GetShardIterator",
    "dynamodb:ListStreams",
];

/// What only the sweep does, with files that were awaited for a day, which no test waits for.
const OF_THE_SWEEP: &[&str] = &[
    "MediaProcessorRole Files: dynamodb:DeleteItem",
    "MediaProcessorRole Files: dynamodb:UpdateItem",
    "MediaProcessorRole ServedCopies: s3:DeleteObjectVersion on arn:aws:s3:::local-media-000000000000-us-east-1/orders/",
];

/// What keeps a row as it was read while words are written that one transaction has no room for.
const OF_MANY_WORDS: &[&str] = &["ProjectorRole KeepReadModels: dynamodb:ConditionCheckItem"];

/// What Lambda does with records that nobody could publish.
const OF_FAILED_RECORDS: &[&str] = &[
    "OutboxRole KeepFailures:",
    "OutboxRole FindTheBucketForFailures:",
];

/// What is left to the next invocation, where sending takes too long.
const OF_MUCH_TO_SEND: &[&str] = &["RealtimeRole LeaveToTheNext:"];

/// What replaces and removes keys: deployments of their own, for which the tests of `signing-key`
/// hold its calls to its role.
const OF_ROTATION: &[&str] = &[
    "SigningKeyRole KeepTheSigningKeys: secretsmanager:DeleteSecret",
    "SigningKeyRole KeepTheSigningKeys: secretsmanager:RestoreSecret",
];

#[tokio::test]
async fn no_role_allows_what_its_function_does_not_do() {
    let mut options = options();
    let requests = ("RATE_LIMIT_MAX_REQUESTS".to_owned(), "1000000".to_owned());
    options.environment.extend([requests]);
    let stack = start_with(options).await;
    let api = Client::new(&stack.endpoints().api);
    let listeners = listeners::connect(&api).await;
    order::live(&api).await;
    customer::tour(&api, &stack).await;
    uploads::tour(&api, &stack).await;
    listeners.tour().await;
    administrator::tour(&api, &stack.endpoints().api).await;
    stack.catch_up().await;

    let unused = stack.unused_permissions();
    let needless = unused.iter().filter(|permission| !is_argued(permission));
    let needless: Vec<_> = needless.map(ToString::to_string).collect();
    assert!(needless.is_empty(), "\n{}", needless.join("\n"));
    let argued = argued().into_iter();
    let used: Vec<_> = argued
        .filter(|argued| !unused.iter().any(|permission| fits(permission, argued)))
        .collect();
    assert_eq!(used, [""; 0], "these were used, or nothing allows them");
    stack.stop().await;
}

/// All that need not be used, as the beginning of a permission or its action.
fn argued() -> Vec<&'static str> {
    [
        OF_AWS_ITSELF,
        OF_THE_SWEEP,
        OF_MANY_WORDS,
        OF_FAILED_RECORDS,
        OF_MUCH_TO_SEND,
        OF_ROTATION,
    ]
    .concat()
}

fn is_argued(permission: &Permission) -> bool {
    argued().iter().any(|argued| fits(permission, argued))
}

fn fits(permission: &Permission, argued: &str) -> bool {
    permission.action == argued || permission.to_string().starts_with(argued)
}
