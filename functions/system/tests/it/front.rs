use axum::http::Method;
use testing::System;

use crate::app;

#[tokio::test]
async fn whoever_looks_at_the_root_is_told_where_to_go() {
    let system = System::start().await;
    let app = app(&system);
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    for accept in [browser, "*/*", "text/html"] {
        let page = app.get("/").header("accept", accept).await;
        assert_eq!(page.status, 200, "{accept}");
        let content_type = page.header("content-type");
        assert_eq!(content_type, Some("text/html; charset=utf-8"));
    }
    let page = app.get("/").await;
    let text = page.text();
    let links: Vec<_> = text
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(links.contains(&"/api-docs"), "{links:?}");
    for link in links {
        assert_ne!(app.get(link).await.status, 404, "{link}");
    }
    let again = app.get("/");
    let again = again.header("if-none-match", page.header("etag").unwrap());
    assert_eq!(again.await.status, 304);
}

#[tokio::test]
async fn a_program_that_wants_json_hears_that_nothing_is_at_the_root() {
    let system = System::start().await;
    let app = app(&system);
    let answer = app.get("/").header("accept", "application/json").await;
    answer.expect_error(404, "NOT_FOUND");
    for method in [Method::POST, Method::DELETE, Method::OPTIONS] {
        app.call(method, "/").await.expect_error(404, "NOT_FOUND");
    }
}
