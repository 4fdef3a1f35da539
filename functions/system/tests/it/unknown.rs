use axum::http::Method;
use serde_json::Value;
use shared_domain::settings::RateLimitsEdit;
use testing::System;

use crate::app;

/// A path of the document with its parameters filled in.
fn filled(path: &str) -> String {
    let part = |part: &str| match part.starts_with('{') {
        true => "0198f2c4-7d5e-7c3a-9b1f-2e6d8a4c5b70".to_owned(),
        false => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn a_path_that_no_function_has_is_not_found() {
    let system = System::start().await;
    let app = app(&system);
    for path in [
        "/api/v1",
        "/api/v1/nothing?a=b",
        "/health/",
        "/%ff",
        "/a//b",
    ] {
        for method in [Method::GET, Method::POST, Method::DELETE, Method::OPTIONS] {
            let answer = app.call(method, path).await;
            answer.expect_error(404, "NOT_FOUND");
        }
    }
}

#[tokio::test]
async fn a_known_path_tells_which_methods_it_takes() {
    let system = System::start().await;
    let app = app(&system);
    let document: Value = serde_json::from_str(include_str!("../../openapi.json")).unwrap();
    for (path, item) in document["paths"].as_object().unwrap() {
        let mut methods: Vec<_> = item.as_object().unwrap().keys().collect();
        methods.sort_unstable();
        let answer = app.call(Method::TRACE, &filled(path)).await;
        answer.expect_error(405, "METHOD_NOT_ALLOWED");
        let allow = answer.header("allow").unwrap().to_lowercase();
        let mut allowed: Vec<_> = allow.split(',').map(str::trim).collect();
        // What this function serves itself answers `HEAD` as it does `GET`.
        allowed.retain(|method| *method != "head");
        allowed.sort_unstable();
        assert_eq!(allowed, methods, "{path}");
    }
}

#[tokio::test]
async fn who_asks_for_what_is_not_there_is_counted_by_address_and_documents_are_not() {
    let system = System::start().await.limited(RateLimitsEdit {
        anonymous: Some(2u64.try_into().unwrap()),
        ..RateLimitsEdit::default()
    });
    let app = app(&system);
    for expected in [404, 404, 429] {
        let answer = app.get("/nowhere").await;
        assert_eq!(answer.status, expected);
        assert_eq!(
            answer.header("ratelimit-policy"),
            Some("\"default\";q=2;w=900")
        );
    }
    for _ in 0..3 {
        let answer = app.call(Method::OPTIONS, "/nowhere").await;
        assert_eq!(answer.status, 404);
    }
    for path in ["/health", "/openapi.json", "/api-docs"] {
        let answer = app.get(path).await;
        assert_ne!(answer.status, 429, "{path}");
        assert_eq!(answer.header("ratelimit"), None, "{path}");
    }
}
