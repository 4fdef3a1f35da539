//! A page that uploads a photo straight to storage.

use std::collections::BTreeMap;

use local::{Options, Stack};
use serde_json::Value;

use super::site::Site;

const PAGE: &str = include_str!("upload.html");

async fn stack(allowed_origin: &str) -> Stack {
    let stack = Stack::start(Options {
        environment: BTreeMap::from([("ALLOWED_ORIGINS".to_owned(), allowed_origin.to_owned())]),
        ..Options::default()
    });
    let stack = stack.await.expect("the stack starts");
    stack.ready().await.expect("the stack is healthy");
    stack
}

#[tokio::test]
#[ignore = "needs chromium: .ci/run browser"]
async fn a_page_of_an_allowed_origin_uploads_a_photo_and_shows_its_thumbnail() {
    let site = Site::start(PAGE).await;
    let stack = stack(&site.origin).await;
    let mut page = site.visit(&format!("api={}", stack.endpoints().api));
    let told = page.tells().await;
    assert_eq!(told["error"], Value::Null, "{told}");
    assert_eq!(told["put"], 200, "{told}");
    assert_eq!(told["thumbnail"], serde_json::json!([320, 240]), "{told}");
    stack.stop().await;
}

#[tokio::test]
#[ignore = "needs chromium: .ci/run browser"]
async fn a_page_of_another_origin_uploads_nothing() {
    let site = Site::start(PAGE).await;
    let stack = stack("https://shop.example").await;
    let mut page = site.visit(&format!("api={}", stack.endpoints().api));
    let told = page.tells().await;
    assert_eq!(told["error"], "TypeError: Failed to fetch", "{told}");
    stack.stop().await;
}
