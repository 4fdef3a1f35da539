//! Secrets Manager, as far as `auth` asks it: the key that signs access tokens.

use axum::Router;
use axum::response::IntoResponse;
use http::header::CONTENT_TYPE;
use serde_json::json;
use shared_auth::SigningKeys;

use crate::Error;
use crate::server::Server;

/// What the secret is called.
pub const SECRET: &str = "bench/signing-keys/k1";

/// Answers every request with the key.
pub async fn serve(keys: &SigningKeys) -> Result<Server, Error> {
    let (region, account) = (local::REGION, local::ACCOUNT);
    let answer = json!({
        "ARN": format!("arn:aws:secretsmanager:{region}:{account}:secret:{SECRET}"),
        "Name": SECRET,
        "SecretString": keys.to_json(),
    })
    .to_string();
    let handler = async move || {
        let content_type = (CONTENT_TYPE, "application/x-amz-json-1.1");
        ([content_type], answer.clone()).into_response()
    };
    Server::start(Router::new().fallback(handler)).await
}
