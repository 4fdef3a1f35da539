//! Conditional requests.

use axum::{Router, http::Method, routing::get};
use serde_json::json;
use shared_http::{ApiError, ApiResponse, IfMatch, IfNoneMatch, Nothing};
use testing::App;

/// One resource, at version 3.
fn app() -> App {
    let read = async |known: IfNoneMatch| {
        ApiResponse::ok(json!({"order": "x".repeat(2_000)}))
            .of_version(3)
            .unless_matching(&known)
    };
    let write = async |wanted: IfMatch| -> Result<ApiResponse<Nothing>, ApiError> {
        wanted.check(3)?;
        Ok(ApiResponse::ok(Nothing {}).of_version(4))
    };
    App::new(Router::new().route("/order", get(read).put(write)))
}

#[tokio::test]
async fn an_answer_that_the_client_has_is_not_sent_again() {
    let app = app();
    let first = app.get("/order").await;
    first.expect(200);
    let etag = first.header("etag").unwrap();
    assert!(etag.starts_with('"') && etag.ends_with('"'), "{etag}");
    for known in [
        etag,
        &format!("W/{etag}"),
        &format!("\"other\", {etag}"),
        "*",
    ] {
        let again = app
            .get("/order")
            .header("if-none-match", known)
            .header("accept-encoding", "gzip")
            .await;
        assert_eq!(again.status, 304, "{known}");
        assert!(again.bytes.is_empty());
        assert_eq!(again.header("etag"), Some(etag));
        assert_eq!(again.header("content-type"), None);
        assert_eq!(again.header("content-encoding"), None);
        assert_eq!(again.header("cache-control"), Some("private, no-cache"));
    }
}

#[tokio::test]
async fn another_answer_is_sent_whole() {
    let app = app();
    for known in ["\"3\"", "\"other\"", "W/\"other\"", "garbage", ""] {
        app.get("/order")
            .header("if-none-match", known)
            .await
            .expect(200);
    }
}

#[tokio::test]
async fn a_write_meant_for_another_version_is_refused() {
    let app = app();
    let etag = app.get("/order").await.header("etag").unwrap().to_owned();
    let put = |wanted: &str| app.call(Method::PUT, "/order").header("if-match", wanted);
    for wanted in [etag.as_str(), "\"3\"", "*", "\"2\", \"3\""] {
        put(wanted).await.expect(200);
    }
    app.put("/order").await.expect(200);
    for wanted in ["\"2\"", "\"4\"", "\"2-abc\""] {
        put(wanted).await.expect_error(412, "VERSION_MISMATCH");
    }
    for wanted in [
        "3",
        "\"x\"",
        "W/\"x\"",
        "\"",
        "",
        "\"-1\"",
        "\"99999999999999999999999\"",
    ] {
        put(wanted)
            .await
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["If-Match"]);
    }
}
