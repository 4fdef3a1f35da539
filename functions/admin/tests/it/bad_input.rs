//! What no endpoint takes.

use axum::http::Method;
use serde_json::json;

use crate::support::{ADMIN, TestApp};

#[tokio::test]
async fn every_wrong_parameter_is_named_at_once() {
    let (app, admin) = TestApp::with_admin().await;
    for (path, fields) in [
        ("/dashboard?days=7", &["days"][..]),
        (
            "/users?limit=0&role=OWNER&isActive=1&search=a&q=x",
            &["isActive", "limit", "q", "role", "search"],
        ),
        (
            "/users?role=STAFF&role=ADMIN&limit=1&limit=2",
            &["limit", "role"],
        ),
        ("/config?version=1", &["version"]),
        ("/health?deep=true", &["deep"]),
        ("/api-keys?limit=101&scope=read", &["limit", "scope"]),
    ] {
        let answer = app.admin(path).bearer(&admin).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
}

#[tokio::test]
async fn every_wrong_field_is_named_at_once() {
    let (app, admin) = TestApp::with_admin().await;
    for (call, fields) in [
        (
            app.role(admin.id())
                .json(&json!({"role": "OWNER", "why": "x"})),
            &["role", "why"][..],
        ),
        (
            app.activity(admin.id()).json(&json!({"isActive": "no"})),
            &["isActive"],
        ),
        (app.activity(admin.id()).json(&json!({})), &["isActive"]),
    ] {
        let answer = call.bearer(&admin).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
    let answer = app.role(admin.id()).body("application/json", "{");
    answer
        .bearer(&admin)
        .await
        .expect_error(400, "INVALID_JSON");
    let answer = app.configure().body("text/plain", "{}");
    answer
        .bearer(&admin)
        .await
        .expect_error(415, "UNSUPPORTED_MEDIA_TYPE");
}

#[tokio::test]
async fn other_methods_are_not_allowed() {
    let (app, admin) = TestApp::with_admin().await;
    for (method, path) in [
        (Method::POST, "/dashboard"),
        (Method::DELETE, "/users"),
        (Method::PATCH, "/config"),
        (Method::PUT, "/api-keys"),
    ] {
        let answer = app
            .call(method, &format!("{ADMIN}{path}"))
            .bearer(&admin)
            .await;
        answer.expect_error(405, "METHOD_NOT_ALLOWED");
    }
}
