//! What roles may say, and that functions are held to them.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::{Client, Config};
use local::Template;
use local::iam::{ConditionKey, Effect, Role, Statement};

use crate::observed::ObservedStack;

/// IAM knows nothing narrower for these.
const OF_EVERYTHING: &[&str] = &["cloudwatch:DescribeAlarms", "dynamodb:ListStreams"];

/// Statements on tables that name no partition keys, and why.
const WITHOUT_KEYS: &[&str] = &[
    // All that is in the Orders table of an order, and notes and files beside it.
    "OrdersRole OrdersAndTheirHistory",
    // Any type of event, which is the beginning of its partition.
    "AdminRole ReadTheAuditTrail",
    // Words are partitions there, and nothing is authorised from it.
    "OrdersRole FindOrders",
    "AdminRole CountAndFind",
    "ProjectorRole KeepReadModels",
];

fn template() -> Template {
    Template::read(&Template::path(), &Default::default()).unwrap()
}

/// Every statement with the name of its role.
fn statements(roles: &[Role]) -> impl Iterator<Item = (String, &Statement)> {
    roles.iter().flat_map(|role| {
        let name = |statement: &Statement| format!("{} {}", role.name, statement.id);
        role.statements.iter().map(move |one| (name(one), one))
    })
}

#[test]
fn each_function_has_a_role_of_its_own() {
    let functions = template().functions;
    let roles: BTreeSet<_> = functions
        .iter()
        .map(|one| one.role.as_ref().unwrap())
        .collect();
    assert_eq!(roles.len(), functions.len());
}

#[test]
fn a_role_allows_something_on_everything_only_where_nothing_is_narrower() {
    for (name, statement) in statements(&template().roles) {
        if statement.resources.iter().any(|one| one.to_string() == "*") {
            let actions = statement.actions.iter().map(String::as_str);
            let narrow: Vec<_> = actions.filter(|one| !OF_EVERYTHING.contains(one)).collect();
            assert_eq!(narrow, [""; 0], "{name}");
        }
    }
}

#[test]
fn a_statement_on_items_of_a_table_names_their_partition_keys_or_an_argument_why_not() {
    const OF_ITEMS: [&str; 7] = [
        "BatchGetItem",
        "ConditionCheckItem",
        "DeleteItem",
        "GetItem",
        "PutItem",
        "Query",
        "UpdateItem",
    ];
    let template = template();
    let unbound = statements(&template.roles).filter(|(_, statement)| {
        let of_items = |action: &String| {
            let operation = action.strip_prefix("dynamodb:");
            operation.is_some_and(|operation| OF_ITEMS.contains(&operation))
        };
        let mut resources = statement.resources.iter();
        statement.effect == Effect::Allow
            && statement.actions.iter().any(of_items)
            && resources.any(|resource| !resource.to_string().contains("/index/"))
            && !statement
                .conditions
                .iter()
                .any(|one| one.key == ConditionKey::LeadingKeys)
    });
    let unbound: BTreeSet<_> = unbound.map(|(name, _)| name).collect();
    let argued = WITHOUT_KEYS.iter().map(ToString::to_string).collect();
    assert_eq!(unbound, argued);
}

#[test]
fn a_role_reaches_objects_under_a_prefix_alone_but_in_the_bucket_of_failures() {
    let template = template();
    for (name, statement) in statements(&template.roles) {
        for resource in &statement.resources {
            let resource = resource.to_string();
            let object = resource.strip_prefix("arn:aws:s3:::");
            if let Some((_, key)) = object.and_then(|object| object.split_once('/')) {
                // Lambda chooses the keys there.
                assert!(key != "*" || name == "OutboxRole KeepFailures", "{name}");
            }
        }
    }
}

#[test]
fn what_a_policy_says_and_nobody_understands_is_an_error_naming_its_line() {
    for (statement, expected) in [
        (
            "{ Sid: A, Effect: Allow, Action: 's3:*', Resource: x }",
            "s3:* does not name one action",
        ),
        (
            "{ Sid: A, Effect: Perhaps, Action: a:B, Resource: x }",
            "Perhaps is neither Allow nor Deny",
        ),
        (
            "{ Sid: A, Effect: Allow, Action: a:B, Resource: x, Condition: { Bool: \
             { s3:prefix: x } } }",
            "Bool is not understood",
        ),
        (
            "{ Sid: A, Effect: Allow, Action: a:B, Resource: x, Condition: { StringLike: \
             { a:key: x } } }",
            "a:key is not understood",
        ),
        (
            "{ Sid: A, Effect: Allow, Action: a:B, Resource: x, Condition: { StringLike: \
             { dynamodb:LeadingKeys: x } } }",
            "StringLike does not suit dynamodb:LeadingKeys",
        ),
    ] {
        let text = format!(
            "Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      Policies:\n        \
             - PolicyDocument:\n            Statement:\n              - {statement}\n"
        );
        let error = Template::parse(&text, &Default::default()).unwrap_err();
        assert_eq!(error.to_string(), format!("template.yaml:8: {expected}"));
    }
}

/// A client that signs as a function does, or as somebody unknown.
fn signing_as(name: &str, endpoint: &str) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(endpoint)
        .region(Region::from_static(local::REGION))
        .credentials_provider(Credentials::new(name, name, None, None, "test"))
        .build();
    Client::from_conf(config)
}

#[tokio::test]
async fn a_function_is_refused_what_its_role_does_not_allow_and_the_report_says_so() {
    let mut observed = ObservedStack::start().await;
    let endpoint = observed.stack.stack.endpoints().dynamodb.clone();
    let scan = signing_as("Echo", &endpoint).scan().table_name("Things");
    let error = scan.send().await.unwrap_err().into_service_error();
    assert_eq!(error.code(), Some("AccessDeniedException"));
    let refused = "User: arn:aws:sts::000000000000:assumed-role/Echo/Echo \
        is not authorized to perform: dynamodb:Scan \
        on resource: arn:aws:dynamodb:us-east-1:000000000000:table/Things \
        because no identity-based policy allows the dynamodb:Scan action";
    assert_eq!(error.message(), Some(refused));
    assert!(observed.problem().await.starts_with(refused));
}

#[tokio::test]
async fn nobody_knows_a_stranger_and_the_operator_may_do_everything() {
    let observed = ObservedStack::start().await;
    let endpoint = &observed.stack.stack.endpoints().dynamodb;
    let scan = signing_as("nobody", endpoint).scan().table_name("Things");
    let error = scan.send().await.unwrap_err().into_service_error();
    assert_eq!(error.code(), Some("UnrecognizedClientException"));
    let scan = signing_as("local", endpoint).scan().table_name("Things");
    scan.send().await.unwrap();
}
