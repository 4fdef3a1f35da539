//! Topics and their subscriptions.

use local::Template;

use super::error;

#[test]
fn a_topic_is_known_by_its_arn_to_what_stands_before_it() {
    let text = "Resources:
  S:
    Type: AWS::SNS::Subscription
    Properties:
      { TopicArn: !Ref T, Protocol: sqs, Endpoint: !GetAtt Q.Arn, RawMessageDelivery: true }
  T:
    Type: AWS::SNS::Topic
    Properties: { TopicName: !Sub \"${AWS::StackName}-events\", KmsMasterKeyId: alias/aws/sns }
  Q:
    Type: AWS::SQS::Queue
  P:
    Type: AWS::SNS::TopicPolicy
    Properties: { Topics: [!Ref T], PolicyDocument: {} }
";
    let template = Template::parse(text, &Default::default()).unwrap();
    let arn = "arn:aws:sns:us-east-1:000000000000:local-events";
    assert_eq!(template.topics[0].name, "T");
    assert_eq!(template.topics[0].arn(), arn);
    let subscription = &template.subscriptions[0];
    assert_eq!(subscription.topic, arn);
    assert_eq!(subscription.queue, "arn:aws:sqs:us-east-1:000000000000:Q");
    assert!(subscription.raw);
}

#[test]
fn an_unknown_property_of_a_topic_is_an_error_naming_its_line() {
    let error = error(
        "Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties:\n      FifoTopic: true\n",
    );
    assert_eq!(error, "template.yaml:5: FifoTopic of T is not understood");
}

/// The error of a subscription with one more property.
fn subscription_error(property: &str) -> String {
    error(&format!(
        "Resources:\n  S:\n    Type: AWS::SNS::Subscription\n    Properties:\n      \
         TopicArn: t\n      Endpoint: q\n{property}"
    ))
}

#[test]
fn a_subscription_by_anything_but_a_queue_is_an_error_naming_its_line() {
    let error = subscription_error("      Protocol: email\n");
    assert_eq!(
        error,
        "template.yaml:7: subscriptions by email are not understood"
    );
}

#[test]
fn an_unknown_property_of_a_subscription_is_an_error_naming_its_line() {
    let error = subscription_error("      Protocol: sqs\n      DeliveryPolicy: {}\n");
    assert_eq!(
        error,
        "template.yaml:8: DeliveryPolicy of S is not understood"
    );
}

#[test]
fn what_a_filter_policy_says_and_nobody_understands_is_an_error_naming_its_line() {
    for (policy, message) in [
        (
            "        kind: [{ wildcard: \"a*\" }]\n",
            "template.yaml:9: wildcard is not understood",
        ),
        (
            "        kind: order\n",
            "template.yaml:9: expected a list of conditions",
        ),
        (
            "        kind: []\n",
            "template.yaml:9: expected a list of conditions",
        ),
        (
            "        kind: [{ prefix: a, suffix: b }]\n",
            "template.yaml:9: expected one operator",
        ),
        (
            "        price:\n          - numeric: [\">\"]\n",
            "template.yaml:10: expected operators, each with its number",
        ),
        (
            "        price: [{ numeric: [\"~\", 1] }]\n",
            "template.yaml:9: ~ is not understood",
        ),
        (
            "        order: { kind: [a] }\n",
            "template.yaml:9: order is an attribute, which has no parts",
        ),
        (
            "        $or: [{ kind: [a] }, { order: { kind: [a] } }]\n",
            "template.yaml:9: order is an attribute, which has no parts",
        ),
        (
            "        $or: [{ kind: [a] }]\n",
            "template.yaml:9: expected two alternatives or more",
        ),
    ] {
        let properties = format!("      Protocol: sqs\n      FilterPolicy:\n{policy}");
        assert_eq!(subscription_error(&properties), message);
    }
}

#[test]
fn a_scope_of_a_filter_policy_that_is_not_known_is_an_error_naming_its_line() {
    let error = subscription_error("      Protocol: sqs\n      FilterPolicyScope: Everything\n");
    assert_eq!(error, "template.yaml:8: Everything is not understood");
}
