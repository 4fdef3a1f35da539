//! Administration is for administrators.

use axum::http::Method;
use serde_json::json;
use shared_domain::{Duration, Timestamp, user::Role};

use crate::support::{ADMIN, TestApp};

const SOMEBODY: &str = "0198f2c4-7d5e-7c3a-9b1f-2e6d8a4c5b70";

/// Every call, with a body that it takes.
fn calls(now: Timestamp) -> Vec<(Method, String, Option<serde_json::Value>)> {
    let user = format!("/users/{SOMEBODY}");
    let invited = json!({
        "firstName": "Grace", "lastName": "Hopper", "email": "g@example.com", "role": "STAFF"
    });
    let key =
        json!({"name": "Reports", "scopes": ["read"], "expiresAt": now + Duration::from_secs(60)});
    vec![
        (Method::GET, "/dashboard".to_owned(), None),
        (Method::GET, "/users".to_owned(), None),
        (Method::POST, "/users".to_owned(), Some(invited)),
        (
            Method::POST,
            format!("{user}/password-token"),
            Some(json!({})),
        ),
        (
            Method::PATCH,
            format!("{user}/role"),
            Some(json!({"role": "STAFF"})),
        ),
        (Method::PATCH, user, Some(json!({"isActive": false}))),
        (Method::GET, "/orders/analytics".to_owned(), None),
        (Method::GET, "/orders/export".to_owned(), None),
        (Method::GET, "/config".to_owned(), None),
        (Method::PUT, "/config".to_owned(), Some(json!({}))),
        (Method::GET, "/health".to_owned(), None),
        (Method::GET, "/api-keys".to_owned(), None),
        (Method::POST, "/api-keys".to_owned(), Some(key)),
        (Method::DELETE, format!("/api-keys/{SOMEBODY}"), None),
        (Method::GET, "/audit".to_owned(), None),
    ]
}

#[tokio::test]
async fn others_hear_that_it_is_not_for_them_and_change_nothing() {
    let app = TestApp::start().await;
    let customer = app.system.user(Role::Customer).await;
    let staff = app.system.user(Role::Staff).await;
    let stored = app.system.stored().await;
    for (method, path, body) in calls(app.system.now()) {
        for user in [&customer, &staff] {
            let call = app.call(method.clone(), &format!("{ADMIN}{path}"));
            let call = match &body {
                Some(body) => call.json(body),
                None => call,
            };
            let answer = call.bearer(user).await;
            if path == "/dashboard" && user.user.role == Role::Staff {
                answer.expect(200);
            } else {
                answer.expect_error(403, "FORBIDDEN");
            }
        }
    }
    assert_eq!(app.system.stored().await, stored);
}

#[tokio::test]
async fn nobody_gets_in_without_a_token_that_still_holds() {
    let (app, admin) = TestApp::with_admin().await;
    let demoted = app.system.user(Role::Admin).await;
    app.system.change_role(demoted.id(), Role::Staff).await;
    app.system.disable(admin.id()).await;
    for (method, path, body) in calls(app.system.now()) {
        let call = || {
            let call = app.call(method.clone(), &format!("{ADMIN}{path}"));
            match &body {
                Some(body) => call.json(body),
                None => call,
            }
        };
        call().await.expect_error(401, "UNAUTHORIZED");
        for user in [&admin, &demoted] {
            call().bearer(user).await.expect_error(401, "UNAUTHORIZED");
        }
    }
}
