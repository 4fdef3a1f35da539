//! The wire protocol of Secrets Manager, as far as the functions speak it.
//!
//! <https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html>

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Json, Response};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::requests::{Create, Delete, Get, Named, Put, RECOVERY_DAYS};
use super::secret::{CURRENT, Version};
use super::store::{Store, name_of};
use super::store_error::StoreError;
use crate::iam::target;
use crate::template::secret_arn;

pub(super) fn router(store: Arc<Store>) -> Router {
    Router::new().fallback(handle).with_state(store)
}

async fn handle(State(store): State<Arc<Store>>, headers: HeaderMap, body: Bytes) -> Response {
    let outcome = match target(&headers, "secretsmanager.") {
        Some("GetSecretValue") => get(&store, &body).await,
        Some("PutSecretValue") => put(&store, &body).await,
        Some("CreateSecret") => create(&store, &body).await,
        Some("DescribeSecret") => describe(&store, &body).await,
        Some("DeleteSecret") => delete(&store, &body).await,
        Some("RestoreSecret") => restore(&store, &body).await,
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
    let mut answer = described(&request.secret_id, &version);
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
    Ok(described(&request.secret_id, &version))
}

async fn create(store: &Store, body: &[u8]) -> Result<Value, Fault> {
    let request: Create = parse(body)?;
    let token = token(request.client_request_token);
    let value = request.secret_string.map(|value| (token.clone(), value));
    store
        .create(&request.name, request.description, value)
        .await?;
    Ok(json!({ "ARN": secret_arn(&request.name), "Name": request.name, "VersionId": token }))
}

async fn describe(store: &Store, body: &[u8]) -> Result<Value, Fault> {
    let request: Named = parse(body)?;
    let secret = store.describe(&request.secret_id).await?;
    let versions = secret.versions.iter();
    let stages: BTreeMap<_, _> = versions
        .map(|version| (&version.id, [&version.stage]))
        .collect();
    let mut answer = named(&request.secret_id);
    answer["VersionIdsToStages"] = json!(stages);
    if let Some(description) = secret.description {
        answer["Description"] = json!(description);
    }
    if let Some(deletion) = secret.deletion {
        answer["DeletedDate"] = json!(deletion);
    }
    Ok(answer)
}

async fn delete(store: &Store, body: &[u8]) -> Result<Value, Fault> {
    let request: Delete = parse(body)?;
    let id = &request.secret_id;
    let days = request.recovery_window_in_days;
    let deletion = match (request.force_delete_without_recovery, days) {
        (true, None) => store.remove(id).await?,
        (false, days) => {
            let days = days.unwrap_or(*RECOVERY_DAYS.end());
            if !RECOVERY_DAYS.contains(&days) {
                return Err(Fault::parameter(
                    "RecoveryWindowInDays value must be between 7 and 30 days (inclusive).",
                ));
            }
            store.schedule_deletion(id, days).await?
        }
        (true, Some(_)) => {
            return Err(Fault::parameter(
                "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
            ));
        }
    };
    let mut answer = named(id);
    answer["DeletionDate"] = json!(deletion);
    Ok(answer)
}

async fn restore(store: &Store, body: &[u8]) -> Result<Value, Fault> {
    let request: Named = parse(body)?;
    store.restore(&request.secret_id).await?;
    Ok(named(&request.secret_id))
}

fn named(id: &str) -> Value {
    let name = name_of(id);
    json!({ "ARN": secret_arn(&name), "Name": name })
}

fn described(id: &str, version: &Version) -> Value {
    let mut answer = named(id);
    answer["VersionId"] = json!(version.id);
    answer["VersionStages"] = json!([version.stage]);
    answer
}

fn token(given: Option<String>) -> String {
    given.unwrap_or_else(|| Uuid::new_v4().to_string())
}

fn parse<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, Fault> {
    serde_json::from_slice(body)
        .map_err(|error| Fault::new("ValidationException", &error.to_string()))
}

/// An error answer.
pub(super) struct Fault {
    status: StatusCode,
    kind: &'static str,
    message: String,
}

impl Fault {
    pub fn new(kind: &'static str, message: &str) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            kind,
            message: message.to_owned(),
        }
    }

    fn parameter(message: &str) -> Self {
        Self::new("InvalidParameterException", message)
    }
}

impl From<StoreError> for Fault {
    fn from(refusal: StoreError) -> Self {
        let message = refusal.to_string();
        match refusal {
            StoreError::NoSecret | StoreError::NoValue(_) => {
                Self::new("ResourceNotFoundException", &message)
            }
            StoreError::Exists | StoreError::TokenInUse(_) => {
                Self::new("ResourceExistsException", &message)
            }
            StoreError::NameInDeletion | StoreError::MarkedForDeletion => {
                Self::new("InvalidRequestException", &message)
            }
            StoreError::Storage(_) => Self {
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
