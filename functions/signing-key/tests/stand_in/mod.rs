//! Secrets Manager with one secret, and the URL that CloudFormation waits at.

use std::sync::{Arc, Mutex};

use aws_sdk_secretsmanager::{
    Client, Config,
    config::{BehaviorVersion, Credentials, Region},
};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::{post, put},
};
use serde_json::{Value, json};
use signing_key::Event;
use tokio::net::TcpListener;

/// What there is at the other end.
#[derive(Debug, Default)]
pub struct World {
    /// Versions of the secret with their tokens, the present one last.
    pub versions: Vec<(String, String)>,
    /// What CloudFormation was told.
    pub answers: Vec<Value>,
    /// The error code that Secrets Manager gives to every request.
    pub refusal: Option<&'static str>,
    /// True while reading shows the secret as it was before the last write.
    pub reads_lag: bool,
}

pub type Shared = Arc<Mutex<World>>;

/// The other end, and how to reach it.
pub struct StandIn {
    pub world: Shared,
    pub secrets: Client,
    url: String,
}

impl StandIn {
    pub async fn start() -> Self {
        let world = Shared::default();
        let router = Router::new()
            .route("/", post(secrets_manager))
            .route("/answer", put(cloud_formation))
            .with_state(Arc::clone(&world));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url(&url)
            .region(Region::from_static("us-east-1"))
            .credentials_provider(Credentials::for_tests())
            .build();
        Self {
            world,
            secrets: Client::from_conf(config),
            url,
        }
    }

    pub fn event(&self, request_type: &str, properties: Value) -> Event {
        serde_json::from_value(json!({
            "RequestType": request_type,
            "ResponseURL": format!("{}/answer?X-Amz-Signature=abc%2Fdef", self.url),
            "StackId": "arn:aws:cloudformation:us-east-1:000000000000:stack/orders/1",
            "RequestId": "8b1e3f0a-6c1f-4d0e-9f59-0d6a1c2b3e4f",
            "ResourceType": "Custom::SigningKeys",
            "LogicalResourceId": "SigningKeys",
            "ResourceProperties": properties,
        }))
        .unwrap()
    }

    /// Sends the event and gives what CloudFormation was told.
    pub async fn ask(&self, request_type: &str, properties: Value) -> Value {
        let event = self.event(request_type, properties);
        signing_key::answer(&self.secrets, event).await.unwrap();
        self.world.lock().unwrap().answers.pop().unwrap()
    }
}

async fn cloud_formation(State(world): State<Shared>, headers: HeaderMap, body: Bytes) {
    assert_eq!(headers["content-type"], "");
    let answer = serde_json::from_slice(&body).unwrap();
    world.lock().unwrap().answers.push(answer);
}

async fn secrets_manager(
    State(world): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, String) {
    let request: Value = serde_json::from_slice(&body).unwrap();
    let mut world = world.lock().unwrap();
    let answer = match (world.refusal, headers["x-amz-target"].to_str().unwrap()) {
        (Some(code), _) => Err(code),
        (None, "secretsmanager.GetSecretValue") => get(&world, &request),
        (None, _) => put_value(&mut world, &request),
    };
    match answer {
        Ok(answer) => (StatusCode::OK, answer.to_string()),
        Err(code) => (
            StatusCode::BAD_REQUEST,
            json!({ "__type": code }).to_string(),
        ),
    }
}

fn get(world: &World, request: &Value) -> Result<Value, &'static str> {
    let visible = world.versions.len() - usize::from(world.reads_lag);
    let found = match request["VersionId"].as_str() {
        Some(token) => world.versions.iter().find(|version| version.0 == token),
        None => world.versions[..visible].last(),
    };
    let (_, value) = found.ok_or("ResourceNotFoundException")?;
    Ok(json!({ "SecretString": value }))
}

fn put_value(world: &mut World, request: &Value) -> Result<Value, &'static str> {
    let text = |name: &str| request[name].as_str().unwrap().to_owned();
    let version = (text("ClientRequestToken"), text("SecretString"));
    if world.versions.iter().any(|(token, _)| *token == version.0) {
        return Err("ResourceExistsException");
    }
    world.versions.push(version);
    Ok(json!({}))
}
