//! What the template's reader does not understand is an error that names the line.

mod conditions;
mod rules;
mod streams;
mod topics;
mod web_socket;

use local::Template;

fn error(text: &str) -> String {
    match Template::parse(text, &Default::default()) {
        Ok(_) => panic!("it was understood"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_template_of_this_repository_is_understood() {
    let template = Template::read(&Template::path(), &Default::default()).unwrap();
    assert!(
        template
            .functions
            .iter()
            .any(|function| function.binary == "orders")
    );
    assert!(template.api.is_some_and(|api| api.cors.is_some()));
}

#[test]
fn an_unknown_resource_type_is_an_error_naming_its_line() {
    let error = error("Resources:\n  Queue:\n    Type: AWS::Unheard::Of\n");
    assert_eq!(
        error,
        "template.yaml:3: resources of type AWS::Unheard::Of are not understood"
    );
}

#[test]
fn an_unknown_property_is_an_error_naming_its_line() {
    let error = error(
        "Resources:\n  Secret:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      \
         Descriptoin: x\n",
    );
    assert_eq!(
        error,
        "template.yaml:5: Descriptoin of Secret is not understood"
    );
}

#[test]
fn an_unknown_intrinsic_is_an_error_naming_its_line() {
    let error = error(
        "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      \
         Timeout: !Cidr x\n",
    );
    assert_eq!(error, "template.yaml:5: !Cidr is not understood");
}

#[test]
fn a_name_that_nothing_has_is_an_error_naming_its_line() {
    let error = error(
        "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      \
         FunctionName: !Sub ${Nothing}-f\n",
    );
    assert_eq!(error, "template.yaml:5: Nothing is not known here");
}

#[test]
fn a_key_that_stands_twice_is_an_error_naming_its_line() {
    assert_eq!(
        error("Resources: {}\nResources: {}\n"),
        "template.yaml:2: Resources stands here twice"
    );
}

#[test]
fn a_parameter_outside_its_pattern_is_an_error_naming_its_line() {
    let text = "Parameters:\n  JwtExpiresIn:\n    Type: String\n    Default: 15m\n    \
        AllowedPattern: \"[0-9]+[smhd]\"\nResources: {}\n";
    let environment = [("JWT_EXPIRES_IN".to_owned(), "soon".to_owned())].into();
    let error = Template::parse(text, &environment).unwrap_err();
    assert_eq!(error.line, 2);
}

const NUMBER: &str = "Parameters:\n  Size:\n    Type: Number\n    Default: 5\n    MinValue: 1\n    \
    MaxValue: 9\nResources: {}\n";

#[test]
fn a_number_outside_its_limits_is_an_error_naming_its_line() {
    for (value, message) in [
        ("0", "template.yaml:2: Size is \"0\", less than 1"),
        ("10", "template.yaml:2: Size is \"10\", more than 9"),
        ("many", "template.yaml:2: Size is \"many\", no number"),
    ] {
        let environment = [("SIZE".to_owned(), value.to_owned())].into();
        let error = Template::parse(NUMBER, &environment).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    let environment = [("SIZE".to_owned(), "9".to_owned())].into();
    assert!(Template::parse(NUMBER, &environment).is_ok());
}

#[test]
fn the_files_of_this_repository_go_from_a_bucket_through_a_queue_to_a_function() {
    let template = Template::read(&Template::path(), &Default::default()).unwrap();
    let bucket = |name| {
        let mut buckets = template.buckets.iter();
        buckets.find(|bucket| bucket.name == name).unwrap()
    };
    let (uploads, media) = (bucket("UploadsBucket"), bucket("MediaBucket"));
    assert!(media.versioned && !uploads.versioned);
    assert_eq!(uploads.cors[0].allowed_methods, ["PUT"]);

    let mut queues = template.queues.iter();
    let queue = queues.find(|queue| queue.name == "UploadsQueue").unwrap();
    assert_eq!(uploads.notified_queues, [queue.arn()]);
    assert_eq!(queue.visibility_timeout.as_secs(), 360);
    let redrive = queue.redrive.as_ref().unwrap();
    assert!(
        redrive
            .dead_letter_target_arn
            .ends_with(":UploadsDeadLetters")
    );
    assert_eq!(redrive.max_receive_count, 4);

    let mut functions = template.functions.iter();
    let processor = functions.find(|function| function.binary == "media-processor");
    let events = &processor.unwrap().events;
    assert_eq!(events.queues[0].queue, queue.arn());
    assert_eq!(events.queues[0].batch_size, 1);
    assert!(events.queues[0].reports_failures);
    assert_eq!(events.schedules[0].rate.as_secs(), 3600);
}

/// The error of a function with one event.
fn event_error(event: &str) -> String {
    error(&format!(
        "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      \
         Events:\n        E:\n{event}"
    ))
}

#[test]
fn a_schedule_that_is_no_rate_is_an_error_naming_its_line() {
    let error = event_error(
        "          Type: Schedule\n          Properties:\n            \
         Schedule: cron(0 10 * * ? *)\n",
    );
    assert!(
        error.starts_with("template.yaml:9: cron(0 10 * * ? *) is no rate"),
        "{error}"
    );
}

#[test]
fn an_event_of_a_kind_that_is_not_known_is_an_error_naming_its_line() {
    let error = event_error("          Type: SNS\n");
    assert_eq!(
        error,
        "template.yaml:7: events of type SNS are not understood"
    );
}

#[test]
fn a_response_type_that_is_not_known_is_an_error_naming_its_line() {
    let error = event_error(
        "          Type: SQS\n          Properties:\n            Queue: q\n            \
         FunctionResponseTypes: [Other]\n",
    );
    assert_eq!(error, "template.yaml:10: Other is not understood");
}

#[test]
fn a_notification_of_something_else_is_an_error_naming_its_line() {
    let error = error(
        "Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      \
         NotificationConfiguration:\n        QueueConfigurations:\n          \
         - Event: s3:ObjectRemoved:*\n            Queue: q\n",
    );
    assert_eq!(
        error,
        "template.yaml:7: notifications of s3:ObjectRemoved:* are not understood"
    );
}

#[test]
fn an_unknown_property_of_a_queue_is_an_error_naming_its_line() {
    let error = error(
        "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      FifoQueue: true\n",
    );
    assert_eq!(error, "template.yaml:5: FifoQueue of Q is not understood");
}
