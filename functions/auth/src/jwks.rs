//! `GET /.well-known/jwks.json`

use axum::{
    extract,
    http::header,
    response::{IntoResponse, Response},
};
use shared_http::{NoQuery, PublicErrors, QueryErrors};

use crate::State;

/// Keys change at a deployment, and a new one is published before it signs.
const CACHE: &str = "public, max-age=300";

/// Get the public keys
///
/// What access tokens can be checked with, as a JSON Web Key Set
/// ([RFC 7517](https://www.rfc-editor.org/rfc/rfc7517)).
#[utoipa::path(
    get,
    path = "/.well-known/jwks.json",
    tag = "Authentication",
    responses(
        (status = 200, description = "The keys", body = Object, example = json!({"keys": [{
            "kty": "OKP",
            "crv": "Ed25519",
            "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
            "kid": "k1",
            "alg": "EdDSA",
            "use": "sig",
        }]})),
        QueryErrors, PublicErrors,
    )
)]
pub async fn jwks(extract::State(auth): extract::State<State>, _: NoQuery) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, CACHE),
    ];
    (headers, auth.jwks.as_str().to_owned()).into_response()
}
