//! The local Secrets Manager behind a front that can refuse, and the URL that CloudFormation waits
//! at.

use std::sync::{Arc, Mutex};

use aws_sdk_secretsmanager::{
    Client, Config,
    config::{BehaviorVersion, Credentials, Region},
    error::ProvideErrorMetadata,
};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::{post, put},
};
use local::secrets_manager::SecretsManager;
use serde_json::{Value, json};
use shared_auth::{Jwks, SigningKeys};
use shared_runtime::custom_resource::Event;
use tokio::net::TcpListener;

/// What the template calls the names of the secrets.
pub const PREFIX: &str = "orders/signing-keys";

/// What stands between the function and Secrets Manager.
#[derive(Debug, Default)]
pub struct Front {
    /// What CloudFormation was told.
    answers: Vec<Value>,
    /// Which operations were asked for, with the secrets' names.
    pub calls: Vec<(String, String)>,
    /// An operation, a part of the secret's name, the error code that it meets with, and how often.
    refusals: Vec<(String, String, &'static str, usize)>,
    /// Sends requests on, and then behaves as if the answer had been lost.
    pub loses_answers: bool,
}

type Shared = Arc<Mutex<Front>>;

#[derive(Clone)]
struct Setting {
    front: Shared,
    /// Where Secrets Manager is.
    behind: String,
}

/// A stack with the resource, as CloudFormation sees it.
pub struct Stack {
    pub front: Shared,
    /// The function's client.
    pub secrets: Client,
    /// Somebody who may read everything.
    reader: Client,
    url: String,
    _secrets: SecretsManager,
}

impl Stack {
    pub async fn start() -> Self {
        let secrets = SecretsManager::temporary().await.unwrap();
        let setting = Setting {
            front: Shared::default(),
            behind: secrets.url(),
        };
        let front = Arc::clone(&setting.front);
        let router = Router::new()
            .route("/", post(secrets_manager))
            .route("/answer", put(cloud_formation))
            .with_state(setting);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self {
            front,
            secrets: client(&url),
            reader: client(&secrets.url()),
            url,
            _secrets: secrets,
        }
    }

    /// Has `operation` on secrets whose name has this part fail with `code` so many times.
    pub fn refuse(&self, operation: &str, name: &str, code: &'static str, times: usize) {
        let refusal = (operation.to_owned(), name.to_owned(), code, times);
        self.front.lock().unwrap().refusals.push(refusal);
    }

    pub fn event(&self, request_type: &str, properties: Value) -> Event {
        self.event_with(request_type, properties, json!({}))
    }

    pub fn event_with(&self, request_type: &str, properties: Value, more: Value) -> Event {
        let mut event = json!({
            "RequestType": request_type,
            "ResponseURL": format!("{}/answer?X-Amz-Signature=abc%2Fdef", self.url),
            "StackId": "arn:aws:cloudformation:us-east-1:000000000000:stack/orders/1",
            "RequestId": "8b1e3f0a-6c1f-4d0e-9f59-0d6a1c2b3e4f",
            "ResourceType": "Custom::SigningKeys",
            "LogicalResourceId": "SigningKeys",
            "ResourceProperties": properties,
        });
        let more = more.as_object().unwrap().clone();
        event.as_object_mut().unwrap().extend(more);
        serde_json::from_value(event).unwrap()
    }

    /// Sends the event and gives what CloudFormation was told.
    pub async fn send(&self, event: Event) -> Value {
        signing_key::answer(&self.secrets, event).await.unwrap();
        self.front.lock().unwrap().answers.pop().unwrap()
    }

    pub async fn create(&self, ids: &[&str]) -> Value {
        self.send(self.event("Create", properties(ids))).await
    }

    /// Replaces the ids of before by others.
    pub async fn update(&self, before: &[&str], ids: &[&str]) -> Value {
        let more = json!({
            "PhysicalResourceId": "the one of before",
            "OldResourceProperties": properties(before),
        });
        self.send(self.event_with("Update", properties(ids), more))
            .await
    }

    pub async fn delete(&self, ids: &[&str]) -> Value {
        self.send(self.event("Delete", properties(ids))).await
    }

    /// The private key that `auth` gets for this id; or the code of the error that it gets.
    pub async fn private_key(&self, id: &str) -> Result<SigningKeys, String> {
        let name = format!("{PREFIX}/{id}");
        match self.reader.get_secret_value().secret_id(name).send().await {
            Ok(secret) => Ok(SigningKeys::read(secret.secret_string().unwrap()).unwrap()),
            Err(error) => Err(error.code().unwrap().to_owned()),
        }
    }

    /// When the secret of this id will be gone, in days from now, if it will.
    pub async fn days_left(&self, id: &str) -> Option<i64> {
        const SECONDS_A_DAY: f64 = 86_400.0;
        let name = format!("{PREFIX}/{id}");
        let secret = self.reader.describe_secret().secret_id(name).send().await;
        let deletion = secret.unwrap().deleted_date()?.secs();
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let left = deletion - now.unwrap().as_secs() as i64;
        Some((left as f64 / SECONDS_A_DAY).round() as i64)
    }

    /// Puts a secret there that is not the function's.
    pub async fn put_foreign(&self, id: &str, description: Option<&str>) {
        let request = self.reader.create_secret().name(format!("{PREFIX}/{id}"));
        let request = request.set_description(description.map(str::to_owned));
        request.secret_string("correct horse").send().await.unwrap();
    }

    /// The operations that were asked for since this was asked last.
    pub fn take_calls(&self) -> Vec<(String, String)> {
        std::mem::take(&mut self.front.lock().unwrap().calls)
    }
}

pub fn properties(key_ids: &[&str]) -> Value {
    json!({
        "ServiceToken": "arn", "ServiceTimeout": "180", "NamePrefix": PREFIX, "KeyIds": key_ids
    })
}

pub fn jwks(answer: &Value) -> Jwks {
    assert_eq!(answer["Status"], "SUCCESS", "{answer}");
    answer["Data"]["Jwks"].as_str().unwrap().parse().unwrap()
}

fn client(url: &str) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(url)
        .region(Region::from_static("us-east-1"))
        .credentials_provider(Credentials::for_tests())
        .build();
    Client::from_conf(config)
}

async fn cloud_formation(State(setting): State<Setting>, headers: HeaderMap, body: Bytes) {
    assert_eq!(headers["content-type"], "");
    let answer = serde_json::from_slice(&body).unwrap();
    setting.front.lock().unwrap().answers.push(answer);
}

async fn secrets_manager(
    State(setting): State<Setting>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, Bytes) {
    let target = headers["x-amz-target"].to_str().unwrap();
    let operation = target.strip_prefix("secretsmanager.").unwrap();
    let request: Value = serde_json::from_slice(&body).unwrap();
    let name = request["Name"].as_str().or(request["SecretId"].as_str());
    if let Some(code) = setting.refusal(operation, name.unwrap()) {
        return refused(code);
    }
    let client = reqwest::Client::new().post(&setting.behind);
    // As they were signed, with the host that they were signed for.
    let sent = client.headers(headers.clone()).body(body).send();
    let answer = sent.await.unwrap();
    let status = answer.status();
    let bytes = answer.bytes().await.unwrap();
    match setting.front.lock().unwrap().loses_answers {
        true => refused("AccessDeniedException"),
        false => (status, bytes),
    }
}

fn refused(code: &str) -> (StatusCode, Bytes) {
    let body = json!({ "__type": code }).to_string();
    (StatusCode::BAD_REQUEST, body.into())
}

impl Setting {
    /// Notes the call; gives the code that it is refused with, if it is.
    fn refusal(&self, operation: &str, name: &str) -> Option<&'static str> {
        let mut front = self.front.lock().unwrap();
        front.calls.push((operation.to_owned(), name.to_owned()));
        let refusal = front.refusals.iter_mut().find(|(of, part, _, times)| {
            of == operation && name.contains(part.as_str()) && *times > 0
        })?;
        refusal.3 -= 1;
        Some(refusal.2)
    }
}
