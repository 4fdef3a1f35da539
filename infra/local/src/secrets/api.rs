//! The wire protocol of Secrets Manager, as far as the functions speak it.
//!
//! <https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html>

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Json, Response};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::arn;
use super::store::{CURRENT, Refusal, Store, Version};

pub(super) fn router(store: Arc<Store>) -> Router {
    Router::new().fallback(handle).with_state(store)
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Get {
    secret_id: String,
    version_id: Option<String>,
    version_stage: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Put {
    secret_id: String,
    secret_string: String,
    client_request_token: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Create {
    name: String,
    secret_string: Option<String>,
    client_request_token: Option<String>,
}

async fn handle(State(store): State<Arc<Store>>, headers: HeaderMap, body: Bytes) -> Response {
    let target = headers
        .get("x-amz-target")
        .and_then(|value| value.to_str().ok());
    let outcome = match target.and_then(|target| target.strip_prefix("secretsmanager.")) {
        Some("GetSecretValue") => get(&store, &body).await,
        Some("PutSecretValue") => put(&store, &body).await,
        Some("CreateSecret") => create(&store, &body).await,
        _ => Err(Fault::new(
            "UnknownOperationException",
            "this operation is not served here",
        )),
    };
    match outcome {
        Ok(answer) => Json(answer).into_response(),
        Err(fault) => fault.into_response(),
    }
}

async fn get(store: &Store, body: &[u8]) -> Result<Value, Fault> {
    let request: Get = parse(body)?;
    let stage = request.version_stage.as_deref().unwrap_or(CURRENT);
    let version = store
        .get(&request.secret_id, stage, request.version_id.as_deref())
        .await?;
    let mut answer = describe(&request.secret_id, &version);
    answer["SecretString"] = json!(version.value);
    answer["CreatedDate"] = json!(version.created);
    Ok(answer)
}

async fn put(store: &Store, body: &[u8]) -> Result<Value, Fault> {
    let request: Put = parse(body)?;
    let token = token(request.client_request_token);
    let version = store
        .put(&request.secret_id, token, request.secret_string)
        .await?;
    Ok(describe(&request.secret_id, &version))
}

async fn create(store: &Store, body: &[u8]) -> Result<Value, Fault> {
    let request: Create = parse(body)?;
    let token = token(request.client_request_token);
    let value = request.secret_string.map(|value| (token.clone(), value));
    store.create(&request.name, value).await?;
    Ok(json!({ "ARN": arn(&request.name), "Name": request.name, "VersionId": token }))
}

fn describe(id: &str, version: &Version) -> Value {
    let name = super::store::name_of(id);
    json!({
        "ARN": arn(&name),
        "Name": name,
        "VersionId": version.id,
        "VersionStages": [version.stage],
    })
}

fn token(given: Option<String>) -> String {
    given.unwrap_or_else(|| Uuid::new_v4().to_string())
}

fn parse<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, Fault> {
    serde_json::from_slice(body)
        .map_err(|error| Fault::new("ValidationException", &error.to_string()))
}

/// An error answer.
struct Fault {
    status: StatusCode,
    kind: &'static str,
    message: String,
}

impl Fault {
    fn new(kind: &'static str, message: &str) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            kind,
            message: message.to_owned(),
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        let message = refusal.to_string();
        match refusal {
            Refusal::NoSecret | Refusal::NoValue(_) => {
                Self::new("ResourceNotFoundException", &message)
            }
            Refusal::Exists | Refusal::TokenInUse(_) => {
                Self::new("ResourceExistsException", &message)
            }
            Refusal::Storage(_) => Self {
                status: StatusCode::INTERNAL_SERVER_ERROR,
                ..Self::new("InternalServiceError", &message)
            },
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let body = json!({ "__type": self.kind, "Message": self.message });
        (self.status, Json(body)).into_response()
    }
}
