//! What no endpoint takes.

use shared_domain::user::Role;
use testing::{App, Call};

use crate::support::TestApp;

const WITH_BODY: [&str; 5] = ["register", "login", "refresh", "logout", "set-password"];

fn call(app: &App, name: &str) -> Call {
    app.post(&format!("/api/v1/auth/{name}"))
}

#[tokio::test]
async fn what_is_no_json_is_refused() {
    let app = TestApp::start().await;
    let deep = "[".repeat(10_000);
    let nested = format!("{{\"email\":{}1{}}}", "[".repeat(200), "]".repeat(200));
    let bodies: [&[u8]; 12] = [
        b"",
        b" ",
        b"{",
        b"{\"email\":\"ada@example.com\",}",
        b"{'email':'ada@example.com'}",
        b"email=ada@example.com&password=x",
        b"{\"email\":\"\xff\xfe\"}",
        br#"{"email":"\ud800"}"#,
        b"{\"email\":\"a\nb\"}",
        b"{} {}",
        deep.as_bytes(),
        nested.as_bytes(),
    ];
    for name in WITH_BODY {
        for body in bodies {
            let answer = call(&app, name).body("application/json", body).await;
            answer.expect_error(400, "INVALID_JSON").expect_fields(&[]);
        }
    }
    assert!(app.system.stored().await.is_empty());
}

#[tokio::test]
async fn json_that_is_no_object_is_refused() {
    let app = TestApp::start().await;
    for name in WITH_BODY {
        for body in ["null", "true", "1", "\"text\"", "[]", "[{}]"] {
            let answer = call(&app, name).body("application/json", body).await;
            answer
                .expect_error(400, "VALIDATION_ERROR")
                .expect_fields(&["body"]);
        }
    }
}

#[tokio::test]
async fn a_body_over_the_limit_is_too_large() {
    let app = TestApp::start().await;
    let body = format!("{{\"email\":\"{}\"}}", "x".repeat(288 * 1_024));
    for name in WITH_BODY {
        let answer = call(&app, name)
            .body("application/json", body.clone())
            .await;
        answer.expect_error(413, "PAYLOAD_TOO_LARGE");
    }
}

#[tokio::test]
async fn another_type_of_content_is_not_supported() {
    let app = TestApp::start().await;
    for name in WITH_BODY {
        for content_type in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/jsonp",
            "",
        ] {
            let answer = call(&app, name).body(content_type, "{}").await;
            answer.expect_error(415, "UNSUPPORTED_MEDIA_TYPE");
        }
        let answer = call(&app, name)
            .body("Application/JSON; charset=utf-8", "[]")
            .await;
        answer.expect_error(400, "VALIDATION_ERROR");
    }
}

#[tokio::test]
async fn an_unknown_query_parameter_is_named() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let before = app.system.stored().await;
    let session = format!("sessions/{}", user.session.id);
    let calls = |query: &str| {
        let path = |name: &str| format!("/api/v1/auth/{name}?{query}");
        let mut calls: Vec<_> = WITH_BODY
            .iter()
            .map(|name| app.post(&path(name)).body("application/json", "{"))
            .collect();
        calls.push(app.post(&path("logout-all")).bearer(&user));
        calls.push(app.get(&path("sessions")).bearer(&user));
        calls.push(app.delete(&path(&session)).bearer(&user));
        calls.push(app.get(&format!("/.well-known/jwks.json?{query}")));
        calls
    };
    for call in calls("debug=1&limit=5") {
        let answer = call.await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["debug", "limit"]);
    }
    for call in calls("limit=%FF") {
        call.await
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["limit"]);
    }
    assert_eq!(app.system.stored().await, before);
    app.post("/api/v1/auth/logout-all?debug=1")
        .await
        .expect_error(401, "UNAUTHORIZED");
}

#[tokio::test]
async fn another_method_is_not_allowed() {
    let app = TestApp::start().await;
    let answer = app.get("/api/v1/auth/login").await;
    answer.expect_error(405, "METHOD_NOT_ALLOWED");
    assert_eq!(answer.header("allow"), Some("POST"));
    app.put("/api/v1/auth/sessions")
        .await
        .expect_error(405, "METHOD_NOT_ALLOWED");
    app.post("/api/v1/auth/nothing")
        .await
        .expect_error(404, "NOT_FOUND");
    app.post("/api/v1/auth/login/")
        .await
        .expect_error(404, "NOT_FOUND");
}
