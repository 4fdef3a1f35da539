use testing::System;

use crate::app;

#[tokio::test]
async fn the_document_is_served_as_it_was_checked_in() {
    let system = System::start().await;
    let answer = app(&system).get("/openapi.json").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.text(), include_str!("../../openapi.json"));
    assert_eq!(answer.json["openapi"], "3.1.0");
}

#[tokio::test]
async fn a_client_that_has_the_document_is_not_sent_it_again() {
    let system = System::start().await;
    let app = app(&system);
    let first = app.get("/openapi.json").await;
    let etag = first.header("etag").unwrap();

    let again = app.get("/openapi.json").header("if-none-match", etag).await;
    assert_eq!(again.status, 304);
    assert_eq!(again.header("etag"), Some(etag));
    assert!(again.bytes.is_empty());

    let other = app
        .get("/openapi.json")
        .header("if-none-match", "\"other\"");
    assert_eq!(other.await.status, 200);
}
