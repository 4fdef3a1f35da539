//! Streams as event sources.

use local::Template;

use super::event_error;

/// A function with a stream, whose table stands after it.
const FUNCTION: &str = "Resources:
  F:
    Type: AWS::Serverless::Function
    Metadata: { BuildProperties: { Binary: f } }
    Properties:
      Events:
        E:
          Type: DynamoDB
          Properties:
            Stream: !GetAtt T.StreamArn
            StartingPosition: TRIM_HORIZON
            BatchSize: 10
            MaximumBatchingWindowInSeconds: 1
            MaximumRetryAttempts: 3
            MaximumRecordAgeInSeconds: 3600
            BisectBatchOnFunctionError: true
            ParallelizationFactor: 2
            FunctionResponseTypes: [ReportBatchItemFailures]
            FilterCriteria: { Filters: [{ Pattern: '{\"eventName\": [\"INSERT\"]}' }] }
            DestinationConfig: { OnFailure: { Type: S3, Destination: !GetAtt B.Arn } }
  T:
    Type: AWS::DynamoDB::Table
    Properties:
      AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
      KeySchema: [{ AttributeName: pk, KeyType: HASH }]
      StreamSpecification: { StreamViewType: NEW_IMAGE }
  B:
    Type: AWS::S3::Bucket
";

#[test]
fn every_property_of_a_stream_is_understood() {
    let template = Template::parse(FUNCTION, &Default::default()).unwrap();
    let event = &template.functions[0].events.streams[0];
    assert_eq!(event.name, "E");
    assert_eq!(Some(event.stream.clone()), template.tables[0].stream_arn());
    assert_eq!(event.batch_size, 10);
    assert_eq!(event.batching_window.as_secs(), 1);
    assert_eq!(event.retries, Some(3));
    assert_eq!(event.maximum_age.map(|age| age.as_secs()), Some(3600));
    assert_eq!(event.parallelization, 2);
    assert!(event.bisects && event.reports_failures);
    assert_eq!(event.on_failure.as_deref(), Some("arn:aws:s3:::local-b"));
}

#[test]
fn a_stream_without_limits_has_those_of_lambda() {
    let text = FUNCTION
        .replace("MaximumRetryAttempts: 3", "MaximumRetryAttempts: -1")
        .replace("            BatchSize: 10\n", "")
        .replace("            MaximumRecordAgeInSeconds: 3600\n", "");
    let template = Template::parse(&text, &Default::default()).unwrap();
    let event = &template.functions[0].events.streams[0];
    assert_eq!(event.batch_size, 100);
    assert_eq!((event.retries, event.maximum_age), (None, None));
}

#[test]
fn a_stream_that_is_switched_off_is_none() {
    let text = FUNCTION.replace("BatchSize: 10", "Enabled: false");
    let template = Template::parse(&text, &Default::default()).unwrap();
    assert!(template.functions[0].events.streams.is_empty());
}

#[test]
fn the_stream_of_a_table_that_has_none_is_an_error_naming_its_line() {
    let text = FUNCTION.replace(
        "      StreamSpecification: { StreamViewType: NEW_IMAGE }\n",
        "",
    );
    let error = Template::parse(&text, &Default::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "template.yaml:10: T.StreamArn is not known here"
    );
}

#[test]
fn what_a_stream_says_and_nobody_understands_is_an_error_naming_its_line() {
    for (property, message) in [
        (
            "TumblingWindowInSeconds: 1",
            "TumblingWindowInSeconds of E is not understood",
        ),
        ("BatchSize: 0", "0 is not from 1 to 10000"),
        ("ParallelizationFactor: 11", "11 is not from 1 to 10"),
        ("MaximumRecordAgeInSeconds: 1", "1 is not from 60 to 604800"),
        (
            "DestinationConfig: { OnFailure: { Type: SNS, Destination: t } }",
            "destinations of type SNS are not understood",
        ),
        (
            "FilterCriteria: { Filters: [{ Pattern: 'eventName' }] }",
            "this is no JSON: expected value at line 1 column 1",
        ),
        (
            "FilterCriteria: { Filters: [{ Pattern: '{\"a\": [{\"cidr\": \"::/0\"}]}' }] }",
            "cidr is not understood",
        ),
        (
            "FilterCriteria: { Filters: [{}] }",
            "the filter has no Pattern",
        ),
    ] {
        let error = event_error(&format!(
            "          Type: DynamoDB\n          Properties:\n            Stream: s\n            \
             StartingPosition: TRIM_HORIZON\n            {property}\n"
        ));
        assert_eq!(error, format!("template.yaml:11: {message}"));
    }
}

#[test]
fn a_stream_that_is_not_read_from_its_beginning_is_an_error_naming_its_line() {
    let error = event_error(
        "          Type: DynamoDB\n          Properties:\n            Stream: s\n            \
         StartingPosition: LATEST\n",
    );
    assert_eq!(
        error,
        "template.yaml:10: starting at LATEST is not understood"
    );
}

#[test]
fn a_batch_that_takes_more_than_one_request_needs_a_window() {
    let error = event_error(
        "          Type: SQS\n          Properties:\n            Queue: q\n            \
         BatchSize: 11\n",
    );
    assert_eq!(
        error,
        "template.yaml:10: 11 messages need a MaximumBatchingWindowInSeconds"
    );
}
