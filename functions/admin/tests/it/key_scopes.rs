//! What a key may be used for.

use axum::http::Method;
use serde_json::json;
use shared_domain::api_key::Scope;

use crate::support::{ADMIN, TestApp};

#[tokio::test]
async fn a_key_does_what_its_scopes_say_and_nothing_else() {
    let (app, admin) = TestApp::today_with_admin().await;
    let calls = [
        (Method::GET, "/dashboard", Some(Scope::Read)),
        (Method::GET, "/users", Some(Scope::Read)),
        (Method::GET, "/orders/analytics", Some(Scope::Read)),
        (Method::GET, "/health", Some(Scope::Read)),
        (Method::GET, "/orders/export", Some(Scope::Export)),
        (Method::GET, "/config", Some(Scope::Config)),
        (Method::PUT, "/config", Some(Scope::Config)),
        (Method::POST, "/users", None),
        (
            Method::PATCH,
            "/users/0198f2c4-7d5e-7c3a-9b1f-2e6d8a4c5b70",
            None,
        ),
        (
            Method::PATCH,
            "/users/0198f2c4-7d5e-7c3a-9b1f-2e6d8a4c5b70/role",
            None,
        ),
        (
            Method::POST,
            "/users/0198f2c4-7d5e-7c3a-9b1f-2e6d8a4c5b70/password-token",
            None,
        ),
        (Method::GET, "/api-keys", None),
        (Method::GET, "/audit", None),
        (Method::POST, "/api-keys", None),
        (
            Method::DELETE,
            "/api-keys/0198f2c4-7d5e-7c3a-9b1f-2e6d8a4c5b70",
            None,
        ),
    ];
    for scope in Scope::ALL {
        let key = app.system.api_key(&admin, &[scope]).await;
        for (method, path, wanted) in &calls {
            let call = app.call(method.clone(), &format!("{ADMIN}{path}"));
            let call = match *method {
                Method::GET => call,
                _ => call.json(&json!({})),
            };
            let answer = call.api_key(&key).await;
            match wanted {
                Some(wanted) if *wanted == scope => answer.expect(200),
                Some(_) => &answer.expect_error(403, "FORBIDDEN").json,
                None => &answer.expect_error(401, "UNAUTHORIZED").json,
            };
        }
    }
}
