//! What no endpoint takes.

use axum::http::Method;
use serde_json::json;
use shared_domain::user::Role;

use crate::support::{NOTIFICATIONS, TestApp};

#[tokio::test]
async fn every_wrong_parameter_is_named_at_once() {
    let (app, user) = TestApp::with_customer().await;
    let id = app.tell(&user).await.id.to_string();
    for (call, fields) in [
        (
            app.list("isRead=yes&limit=0&unread=true"),
            &["isRead", "limit", "unread"][..],
        ),
        (app.list("isRead=&limit=101"), &["isRead", "limit"]),
        (app.list("isRead=true&isRead=false"), &["isRead"]),
        (app.list("limit=%FF"), &["limit"]),
        (
            app.get(&format!("{NOTIFICATIONS}/unread-count?isRead=true")),
            &["isRead"],
        ),
        (
            app.patch(&format!("{NOTIFICATIONS}/{id}/read?force=1")),
            &["force"],
        ),
        (
            app.post(&format!("{NOTIFICATIONS}/read-all?before=x")),
            &["before"],
        ),
        (
            app.delete(&format!("{NOTIFICATIONS}/{id}?force=1")),
            &["force"],
        ),
        (app.read(&id).json(&json!({"isRead": false})), &["isRead"]),
        (app.read_all().json(&json!({"ids": []})), &["ids"]),
        (app.remove(&id).json(&json!([])), &["body"]),
    ] {
        let answer = call.bearer(&user).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
    assert_eq!(app.unread(&user).await, 1);
}

#[tokio::test]
async fn a_body_that_says_nothing_is_taken_and_one_that_cannot_be_read_is_not() {
    let (app, user) = TestApp::with_customer().await;
    let id = app.tell(&user).await.id.to_string();
    let calls = || [app.read(&id), app.read_all(), app.remove(&id)];
    for call in calls() {
        let answer = call.body("application/json", "{").bearer(&user).await;
        answer.expect_error(400, "INVALID_JSON");
    }
    for call in calls() {
        let answer = call.body("text/plain", "{}").bearer(&user).await;
        answer.expect_error(415, "UNSUPPORTED_MEDIA_TYPE");
    }
    for call in calls() {
        call.json(&json!({})).bearer(&user).await.expect(200);
    }
}

#[tokio::test]
async fn nobody_is_told_anything_before_they_have_signed_in() {
    let app = TestApp::start().await;
    for call in [
        app.list("limit=0"),
        app.count(),
        app.read("x"),
        app.read_all().json(&json!({"x": 1})),
        app.remove("x"),
    ] {
        call.await.expect_error(401, "UNAUTHORIZED");
    }
}

#[tokio::test]
async fn other_methods_are_not_allowed() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Admin).await;
    let id = app.tell(&user).await.id.to_string();
    for (method, path) in [
        (Method::POST, String::new()),
        (Method::DELETE, String::new()),
        (Method::GET, format!("/{id}")),
        (Method::PUT, format!("/{id}/read")),
        (Method::GET, "/read-all".to_owned()),
        (Method::POST, "/unread-count".to_owned()),
    ] {
        let path = format!("{NOTIFICATIONS}{path}");
        let answer = app.call(method.clone(), &path).bearer(&user).await;
        answer.expect_error(405, "METHOD_NOT_ALLOWED");
        assert!(answer.header("allow").is_some(), "{method} {path}");
    }
}
