//! What browsers may do from which origin.

use reqwest::{Method, Response};

use super::{Fixture, a_minute, request, upload};

/// The default of the template's `AllowedOrigins`.
const ORIGIN: &str = "http://localhost:3000";

async fn preflight(url: &str, origin: &str, method: &str) -> Response {
    let request = request(Method::OPTIONS, url)
        .header("origin", origin)
        .header("access-control-request-method", method)
        .header("access-control-request-headers", "Content-Type, X-Any");
    request.send().await.unwrap()
}

#[tokio::test]
async fn a_preflight_is_answered_by_the_rules_of_the_bucket() {
    let s3 = Fixture::start().await;
    let presigned = s3.presigned_put(a_minute()).await;
    let response = preflight(presigned.uri(), ORIGIN, "PUT").await;
    assert_eq!(response.status(), 200);
    let headers = response.headers();
    assert_eq!(headers["access-control-allow-origin"], ORIGIN);
    assert_eq!(headers["access-control-allow-methods"], "PUT");
    assert_eq!(
        headers["access-control-allow-headers"],
        "content-type, x-any"
    );
    assert_eq!(headers["access-control-max-age"], "600");
    assert!(headers.contains_key("vary"));
}

#[tokio::test]
async fn a_preflight_of_another_origin_or_method_is_refused() {
    let s3 = Fixture::start().await;
    let presigned = s3.presigned_put(a_minute()).await;
    for (origin, method) in [("https://else.example", "PUT"), (ORIGIN, "DELETE")] {
        let response = preflight(presigned.uri(), origin, method).await;
        assert_eq!(response.status(), 403);
        assert!(
            !response
                .headers()
                .contains_key("access-control-allow-origin")
        );
    }
    let without_origin = request(Method::OPTIONS, presigned.uri()).send().await;
    assert_eq!(without_origin.unwrap().status(), 400);
}

#[tokio::test]
async fn a_browser_may_read_the_answer_to_an_upload_whatever_it_is() {
    let s3 = Fixture::start().await;
    let presigned = s3.presigned_put(a_minute()).await;
    for (content_type, status) in [("text/plain", 200), ("text/html", 403)] {
        let upload = request(Method::PUT, presigned.uri()).header("origin", ORIGIN);
        let upload = upload.header("content-type", content_type).body("hello");
        let response = upload.send().await.unwrap();
        assert_eq!(response.status(), status);
        assert_eq!(response.headers()["access-control-allow-origin"], ORIGIN);
    }
}

#[tokio::test]
async fn who_is_no_browser_gets_no_cors_headers() {
    let s3 = Fixture::start().await;
    let presigned = s3.presigned_put(a_minute()).await;
    let response = upload(presigned.uri(), "text/plain", "hello").await;
    assert!(
        !response
            .headers()
            .contains_key("access-control-allow-origin")
    );
}
