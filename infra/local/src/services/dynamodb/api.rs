//! The operations of DynamoDB as its wire protocol has them:
//! <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html>.
//!
//! The engine has a server of its own, which takes any signature and answers web pages of every
//! host.

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::response::{IntoResponse, Response};
use dynoxide::{Database as Engine, DynoxideError};
use http::{HeaderMap, StatusCode, header};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::client_request_tokens::ClientRequestTokens;
use crate::iam::{REQUEST_LIMIT, target_operation};

/// What `X-Amz-Target` says before the name of an operation on tables.
pub(super) const TARGET: &str = "DynamoDB_20120810.";

#[derive(Clone)]
struct Api {
    engine: Engine,
    tokens: Arc<ClientRequestTokens>,
}

/// Answers every request as the engine does.
pub(super) fn router(engine: Engine) -> Router {
    let tokens = Arc::default();
    Router::new()
        .fallback(handle)
        .layer(DefaultBodyLimit::max(REQUEST_LIMIT))
        .with_state(Api { engine, tokens })
}

async fn handle(State(api): State<Api>, headers: HeaderMap, body: Bytes) -> Response {
    let operation = target_operation(&headers, TARGET).unwrap_or_default();
    let (status, body) = match answer(&api, operation, &body) {
        Ok(body) => (StatusCode::OK, body),
        Err(error) => {
            let status = StatusCode::from_u16(error.status_code());
            (status.unwrap_or(StatusCode::BAD_REQUEST), error.to_json())
        }
    };
    let headers = [(header::CONTENT_TYPE, "application/x-amz-json-1.0")];
    (status, headers, body).into_response()
}

fn answer(api: &Api, operation: &str, body: &[u8]) -> Result<String, DynoxideError> {
    let Api { engine, tokens } = api;
    match operation {
        "BatchGetItem" => run(body, |request| engine.batch_get_item(request)),
        "BatchWriteItem" => run(body, |request| engine.batch_write_item(request)),
        "CreateTable" => run(body, |request| engine.create_table(request)),
        "DeleteItem" => run(body, |request| engine.delete_item(request)),
        "DeleteTable" => run(body, |request| engine.delete_table(request)),
        "DescribeTable" => run(body, |request| engine.describe_table(request)),
        "DescribeTimeToLive" => run(body, |request| engine.describe_time_to_live(request)),
        "GetItem" => run(body, |request| engine.get_item(request)),
        "ListTables" => run(body, |request| engine.list_tables(request)),
        "PutItem" => run(body, |request| engine.put_item(request)),
        "Query" => run(body, |request| engine.query(request)),
        "Scan" => run(body, |request| engine.scan(request)),
        "TransactGetItems" => run(body, |request| engine.transact_get_items(request)),
        "TransactWriteItems" => run(body, |request| {
            tokens.execute_once(request, Instant::now(), |request| {
                engine.transact_write_items(request)
            })
        }),
        "UpdateItem" => run(body, |request| engine.update_item(request)),
        _ => Err(DynoxideError::ValidationException(format!(
            "{operation:?} is no operation that the local DynamoDB has"
        ))),
    }
}

fn run<Request: DeserializeOwned, Answer: Serialize>(
    body: &[u8],
    operation: impl FnOnce(Request) -> Result<Answer, DynoxideError>,
) -> Result<String, DynoxideError> {
    let refused = |error: serde_json::Error| DynoxideError::ValidationException(error.to_string());
    let answer = operation(serde_json::from_slice(body).map_err(refused)?)?;
    serde_json::to_string(&answer)
        .map_err(|error| DynoxideError::InternalServerError(error.to_string()))
}
