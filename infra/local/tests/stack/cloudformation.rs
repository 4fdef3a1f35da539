//! CloudFormation, as the query protocol has it; the journeys ask it through the SDK.

use std::fs::read_to_string;

use crate::support::TestStack;

/// The answer to an action with these further parameters.
async fn ask(stack: &TestStack, action: &str, parameters: &str) -> (u16, String) {
    let address = &stack.stack.endpoints().cloudformation;
    let body = format!("Action={action}&Version=2010-05-15{parameters}");
    let request = reqwest::Client::new().post(address).body(body);
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

/// What `Ref` gives for a resource.
async fn physical_id(stack: &TestStack, logical_id: &str) -> String {
    let parameters = format!("&StackName=local&LogicalResourceId={logical_id}");
    let (status, answer) = ask(stack, "DescribeStackResource", &parameters).await;
    assert_eq!(status, 200, "{answer}");
    let (_, rest) = answer.split_once("<PhysicalResourceId>").unwrap();
    rest.split_once('<').unwrap().0.to_owned()
}

#[tokio::test]
async fn resources_are_called_what_ref_gives_for_them() {
    let stack = TestStack::start().await;
    let endpoints = stack.stack.endpoints();
    assert_eq!(physical_id(&stack, "Things").await, "Things");
    assert_eq!(physical_id(&stack, "Inbox").await, "local-inbox");
    assert_eq!(physical_id(&stack, "News").await, endpoints.topics["News"]);
    let lost = physical_id(&stack, "Lost").await;
    assert_eq!(lost, endpoints.queues["Lost"]);
}

#[tokio::test]
async fn all_resources_are_told_at_once_too() {
    let stack = TestStack::start().await;
    let (_, answer) = ask(&stack, "DescribeStackResources", "&StackName=local").await;
    for id in ["Things", "Inbox", "News", "Lost", "Maker", "Empty"] {
        let element = format!("<LogicalResourceId>{id}</LogicalResourceId>");
        assert!(answer.contains(&element), "{id} in {answer}");
    }
}

#[tokio::test]
async fn the_output_says_where_the_api_is() {
    let stack = TestStack::start().await;
    let (status, answer) = ask(&stack, "DescribeStacks", "&StackName=local").await;
    assert_eq!(status, 200, "{answer}");
    let api = &stack.stack.endpoints().api;
    let output = format!("<OutputKey>ApiUrl</OutputKey><OutputValue>{api}</OutputValue>");
    assert!(answer.contains(&output), "{answer}");
}

#[tokio::test]
async fn what_it_does_not_know_is_refused() {
    let stack = TestStack::start().await;
    for (action, parameters, code) in [
        ("DescribeStacks", "&StackName=other", "ValidationError"),
        (
            "DescribeStackResource",
            "&StackName=local&LogicalResourceId=Other",
            "ValidationError",
        ),
        (
            "DescribeStackResource",
            "&StackName=local",
            "ValidationError",
        ),
        (
            "DescribeStacks",
            "&StackName=local&NextToken=x",
            "ValidationError",
        ),
        ("DeleteStack", "&StackName=local", "InvalidAction"),
    ] {
        let (status, answer) = ask(&stack, action, parameters).await;
        assert_eq!(status, 400, "{answer}");
        let code = format!("<Code>{code}</Code>");
        assert!(answer.contains(&code), "{action}{parameters}: {answer}");
    }
}

#[tokio::test]
async fn a_shell_can_source_what_names_the_stack_and_its_endpoints() {
    let stack = TestStack::start().await;
    let script = read_to_string(stack.stack.shell_environment()).unwrap();
    let endpoints = stack.stack.endpoints();
    for (name, value) in [
        ("AWS_ENDPOINT_URL_CLOUDFORMATION", &endpoints.cloudformation),
        ("AWS_ENDPOINT_URL_SQS", &endpoints.sqs),
        ("STACK_NAME", &local::STACK_NAME.to_owned()),
    ] {
        let line = format!("export {name}='{value}'\n");
        assert!(script.contains(&line), "{line} in {script}");
    }
}
