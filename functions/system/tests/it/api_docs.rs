use std::io::Read;

use flate2::read::GzDecoder;
use testing::System;

use crate::app;

/// What API Gateway takes from a function, in bytes, once it is in base64.
const LIMIT: usize = 6 * 1_024 * 1_024;

#[tokio::test]
async fn everything_that_the_page_names_is_served_by_us() {
    let system = System::start().await;
    let app = app(&system);
    let page = app.get("/api-docs").await;
    assert_eq!(page.status, 200);
    assert_eq!(
        page.header("content-type"),
        Some("text/html; charset=utf-8")
    );

    let text = page.text();
    let named: Vec<_> = text
        .split('"')
        .filter(|part| part.starts_with("/api-docs/"))
        .collect();
    assert_eq!(named.len(), 4);
    for url in named {
        assert!(url.contains("?v="), "{url}");
        let file = app.get(url).await;
        assert_eq!(file.status, 200, "{url}");
        assert!(file.bytes.len() * 4 / 3 < LIMIT, "{url}");
        let caching = file.header("cache-control").unwrap();
        assert!(caching.ends_with("immutable"), "{url}");
    }
}

#[tokio::test]
async fn the_page_keeps_to_its_content_security_policy() {
    let system = System::start().await;
    let page = app(&system).get("/api-docs").await;
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("script-src 'self';"), "{policy}");

    let text = page.text();
    assert!(!text.contains("://"), "{text}");
    for script in text.split("<script").skip(1) {
        assert!(script.starts_with(" src=\"/"), "{script}");
    }
}

#[tokio::test]
async fn files_go_out_compressed_to_those_who_read_that() {
    let system = System::start().await;
    let app = app(&system);
    let path = "/api-docs/swagger-ui-bundle.js";
    let plain = app.get(path).await;
    assert_eq!(plain.header("content-encoding"), None);

    let packed = app.get(path).header("accept-encoding", "br, gzip").await;
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert_eq!(packed.header("vary"), Some("accept-encoding"));
    assert_eq!(packed.header("etag"), plain.header("etag"));
    let mut content = Vec::new();
    let mut decoder = GzDecoder::new(&*packed.bytes);
    decoder.read_to_end(&mut content).unwrap();
    assert_eq!(content, plain.bytes);

    for refusal in ["br", "gzip;q=0", "identity"] {
        let answer = app.get(path).header("accept-encoding", refusal).await;
        assert_eq!(answer.header("content-encoding"), None, "{refusal}");
    }
}

#[tokio::test]
async fn there_are_no_other_files() {
    let system = System::start().await;
    let app = app(&system);
    for name in [
        "index.html",
        "swagger-ui-bundle.js.map",
        "..",
        "%2e%2e",
        "%ff",
    ] {
        let answer = app.get(&format!("/api-docs/{name}")).await;
        answer.expect_error(404, "NOT_FOUND");
    }
}
