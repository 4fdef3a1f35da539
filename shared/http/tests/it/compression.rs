//! Compression.

use std::io::Read;

use flate2::read::GzDecoder;
use testing::Response;

use crate::support::app;

async fn get(path: &str, accept: &str) -> Response {
    app().get(path).header("accept-encoding", accept).await
}

#[tokio::test]
async fn a_long_answer_is_compressed_for_those_who_accept_it() {
    let answer = get("/long", "br;q=0.5, gzip").await;
    assert_eq!(answer.header("content-encoding"), Some("gzip"));
    assert_eq!(answer.header("vary"), Some("accept-encoding"));
    assert!(answer.bytes.len() < 1_024);
    let mut text = String::new();
    GzDecoder::new(&*answer.bytes)
        .read_to_string(&mut text)
        .unwrap();
    assert!(text.contains(&"x".repeat(2_000)));
}

#[tokio::test]
async fn short_answers_and_secrets_are_not_compressed() {
    for path in ["/short", "/secret"] {
        let answer = get(path, "gzip").await;
        assert_eq!(answer.header("content-encoding"), None, "{path}");
        answer.expect(200);
    }
}

#[tokio::test]
async fn nothing_is_compressed_for_those_who_do_not_accept_it() {
    for accept in ["", "identity", "gzip;q=0"] {
        let answer = get("/long", accept).await;
        assert_eq!(answer.header("content-encoding"), None, "{accept}");
        answer.expect(200);
    }
    app().get("/long").await.expect(200);
}

/// RFC 9110, 8.8.3.3: other bytes are another representation.
#[tokio::test]
async fn the_etag_of_a_compressed_answer_is_weak_and_still_known() {
    let plain = get("/versioned", "identity").await;
    let compressed = get("/versioned", "gzip").await;
    let etag = plain.header("etag").unwrap();
    assert_eq!(compressed.header("content-encoding"), Some("gzip"));
    assert_eq!(compressed.header("etag").unwrap(), format!("W/{etag}"));
}
