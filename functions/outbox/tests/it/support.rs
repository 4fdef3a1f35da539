//! A topic that remembers what it was told, and records of streams.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use aws_sdk_sns::{
    Client, Config,
    config::{BehaviorVersion, Credentials, Region},
};
use axum::{Router, extract::State, http::StatusCode, response::IntoResponse};
use outbox::{Outbox, StreamEvent, Topic};
use serde_json::{Value, json};
use shared_events::BatchItemFailures;
use testing::{System, stream_record};
use tokio::net::TcpListener;

/// A message that a topic was told.
#[derive(Debug, Clone)]
pub struct Told {
    pub body: Value,
    pub attributes: BTreeMap<String, String>,
}

/// What the topic does.
#[derive(Debug, Default)]
struct Behaviour {
    told: Vec<Told>,
    /// Messages with this in them are refused.
    refused: Option<String>,
    is_down: bool,
}

/// SNS, as far as the outbox knows it.
#[derive(Debug, Clone, Default)]
pub struct FakeTopic(Arc<Mutex<Behaviour>>);

impl FakeTopic {
    pub fn told(&self) -> Vec<Told> {
        self.0.lock().unwrap().told.clone()
    }

    pub fn refuse(&self, text: &str) {
        self.0.lock().unwrap().refused = Some(text.to_owned());
    }

    pub fn go_down(&self) {
        self.0.lock().unwrap().is_down = true;
    }

    /// An outbox that publishes here.
    pub async fn outbox(&self) -> Outbox {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(answer).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url(endpoint)
            .region(Region::from_static("us-east-1"))
            .credentials_provider(Credentials::for_tests())
            .retry_config(aws_sdk_sns::config::retry::RetryConfig::disabled())
            .build();
        let topic = Topic::new(
            Client::from_conf(config),
            "arn:aws:sns:us-east-1:000000000000:events",
        );
        Outbox { topic }
    }
}

/// Answers PublishBatch
/// (<https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html>).
async fn answer(State(FakeTopic(topic)): State<FakeTopic>, body: String) -> impl IntoResponse {
    let mut topic = topic.lock().unwrap();
    if topic.is_down {
        return (StatusCode::SERVICE_UNAVAILABLE, String::new());
    }
    let form: BTreeMap<String, String> = serde_urlencoded::from_str(&body).unwrap();
    let (mut successful, mut failed) = (String::new(), String::new());
    for number in 1..=10 {
        let field = |name: &str| {
            form.get(&format!(
                "PublishBatchRequestEntries.member.{number}.{name}"
            ))
            .cloned()
        };
        let (Some(id), Some(message)) = (field("Id"), field("Message")) else {
            break;
        };
        if topic
            .refused
            .as_ref()
            .is_some_and(|text| message.contains(text))
        {
            failed += &format!(
                "<member><Id>{id}</Id><Code>InvalidParameter</Code><SenderFault>true</SenderFault></member>"
            );
            continue;
        }
        successful += &format!("<member><Id>{id}</Id><MessageId>m</MessageId></member>");
        let attributes = (1..=9).filter_map(|attribute| {
            let name = field(&format!("MessageAttributes.entry.{attribute}.Name"))?;
            let value = field(&format!(
                "MessageAttributes.entry.{attribute}.Value.StringValue"
            ))?;
            Some((name, value))
        });
        topic.told.push(Told {
            attributes: attributes.collect(),
            body: serde_json::from_str(&message).unwrap(),
        });
    }
    let xml = format!(
        r#"<PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishBatchResult><Successful>{successful}</Successful><Failed>{failed}</Failed></PublishBatchResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></PublishBatchResponse>"#
    );
    (StatusCode::OK, xml)
}

/// What a table's stream says of each of its items, as if they had just been written. The position
/// of each is its number.
pub async fn records(system: &System, table: &str) -> Vec<Value> {
    let records = system.stream_records(table).await.into_iter().enumerate();
    records
        .map(|(position, image)| {
            stream_record(position, "INSERT", &image["keys"], Some(&image["image"]))
        })
        .collect()
}

pub async fn deliver(outbox: &Outbox, records: Vec<Value>) -> BatchItemFailures {
    let event: StreamEvent = serde_json::from_value(json!({ "Records": records })).unwrap();
    outbox.handle(event).await
}
