//! Events as AWS documents them, with a test's own payload in the place of the sample's.
//!
//! The samples are in `fixtures/events`, whose README says where each comes from.

use base64::prelude::{BASE64_STANDARD, Engine};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What CloudFormation asks of a function that a custom resource is new to.
pub const CUSTOM_RESOURCE_CREATE: &str =
    include_str!("../fixtures/events/custom_resource_create.json");
/// The same of one whose properties have changed.
pub const CUSTOM_RESOURCE_UPDATE: &str =
    include_str!("../fixtures/events/custom_resource_update.json");
/// The same of one that is no longer wanted.
pub const CUSTOM_RESOURCE_DELETE: &str =
    include_str!("../fixtures/events/custom_resource_delete.json");

/// Reads an event as the Lambda runtime does: from its bytes.
///
/// # Panics
/// Where a function could not be invoked with it.
pub fn read<T: DeserializeOwned>(event: &Value) -> T {
    serde_json::from_slice(event.to_string().as_bytes()).expect("an event of this function's")
}

/// A request to an HTTP API: `POST /my/path`.
/// [`Call::event`](crate::Call::event) puts another in its place.
pub fn http_api() -> Value {
    sample(include_str!("../fixtures/events/http_api.json"))
}

/// The same request with its body in base64, as API Gateway sends what is no text by its type.
pub fn in_base64(mut event: Value) -> Value {
    let body = event["body"].as_str().expect("a body");
    event["body"] = json!(BASE64_STANDARD.encode(body));
    event["isBase64Encoded"] = json!(true);
    event
}

/// Messages of a queue with these bodies, at most as many as the sample has: two. The first has an
/// attribute, as what a topic delivers raw may have.
pub fn sqs(bodies: &[String]) -> Value {
    let mut event = sample(include_str!("../fixtures/events/sqs.json"));
    let messages = event["Records"].as_array_mut().expect("messages");
    assert!(bodies.len() <= messages.len(), "the sample has no more");
    messages.truncate(bodies.len());
    for (message, body) in messages.iter_mut().zip(bodies) {
        message["body"] = json!(body);
    }
    event
}

/// Somebody wants a connection to a WebSocket API, with a ticket in the URL.
pub fn web_socket_connect(connection_id: &str, ticket: &str) -> Value {
    let mut event = sample(include_str!("../fixtures/events/web_socket_connect.json"));
    event["requestContext"]["connectionId"] = json!(connection_id);
    event["queryStringParameters"]["ticket"] = json!(ticket);
    event["multiValueQueryStringParameters"]["ticket"] = json!([ticket]);
    event
}

/// Somebody says something over a connection.
pub fn web_socket_message(connection_id: &str, body: &Value) -> Value {
    let mut event = sample(include_str!("../fixtures/events/web_socket_message.json"));
    event["requestContext"]["connectionId"] = json!(connection_id);
    event["body"] = json!(body.to_string());
    event
}

/// A connection is over.
pub fn web_socket_disconnect(connection_id: &str) -> Value {
    let mut event = sample(include_str!(
        "../fixtures/events/web_socket_disconnect.json"
    ));
    event["requestContext"]["connectionId"] = json!(connection_id);
    event
}

/// What S3 says of a new object. It encodes the key as forms do.
pub fn s3_object_created(encoded_key: &str) -> Value {
    let mut event = sample(include_str!("../fixtures/events/s3_object_created.json"));
    event["Records"][0]["s3"]["object"]["key"] = json!(encoded_key);
    event
}

/// What S3 says to a queue once it is told to notify it.
pub fn s3_test_event() -> Value {
    sample(include_str!("../fixtures/events/s3_test_event.json"))
}

/// What the stream of a table says of an item, one of
/// [`System::stream_records`](crate::System::stream_records), that is put there and then changed.
pub fn dynamodb_stream(item: &Value) -> Value {
    records_of(
        include_str!("../fixtures/events/dynamodb_stream.json"),
        item,
    )
}

/// What the stream of a table says of an item whose time was up.
pub fn dynamodb_expiry(item: &Value) -> Value {
    records_of(
        include_str!("../fixtures/events/dynamodb_expiry.json"),
        item,
    )
}

/// What a schedule invokes a function with.
pub fn eventbridge_schedule() -> Value {
    sample(include_str!("../fixtures/events/eventbridge_schedule.json"))
}

/// Puts an item in the place of the sample's, in the images that the sample has.
fn records_of(text: &str, item: &Value) -> Value {
    let mut event = sample(text);
    for record in event["Records"].as_array_mut().expect("records") {
        let change = record["dynamodb"].as_object_mut().expect("a change");
        for (name, part) in [
            ("Keys", "keys"),
            ("OldImage", "image"),
            ("NewImage", "image"),
        ] {
            change
                .entry(name)
                .and_modify(|value| *value = item[part].clone());
        }
    }
    event
}

fn sample(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}
