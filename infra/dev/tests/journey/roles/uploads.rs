//! What is done with files and pictures.

use local::Stack;
use serde_json::{Value, json};

use crate::PASSWORD;
use crate::client::{Client, Session};
use crate::events::{place, queues::Queue};
use crate::files::{LETTER, PHOTO, declare, put, settled};
use crate::patience::until;

pub async fn tour(api: &Client, stack: &Stack) {
    let customer = api.sign_in("customer@example.com", PASSWORD).await;
    let order = place(&customer, "Oak dining table").await;
    let path = format!("/orders/{order}/customer-media");
    for (name, kind, file) in [
        ("letter.pdf", "application/pdf", LETTER),
        ("photo.jpg", "image/jpeg", PHOTO),
        ("disguised.png", "image/png", PHOTO),
    ] {
        let declared = declare(&customer, &path, name, kind, file).await;
        assert_eq!(put(&declared, kind, file).await, 200);
        let settled = settled(&customer, &order, &declared).await;
        download_with_order(&customer, &order).await;
        change_and_delete(&customer, &order, &settled).await;
    }
    let letter = declare(&customer, &path, "late.pdf", "application/pdf", LETTER).await;
    look_for_what_never_came(stack, &letter).await;
    let awaited = letter["media"]["id"].as_str().unwrap().to_owned();
    let renew = format!("/orders/{order}/media/{awaited}/upload");
    let renewed = customer.post_once(&renew, &json!({}), "renew").await;
    renewed.expect_status(200);
    let list = customer.get(&format!("/orders/{order}/media")).await;
    list.expect_status(200);
    // The second picture takes the place of the first.
    for _ in 0..2 {
        show_picture(&customer).await;
    }
    stack.fire_schedules().await;
}

async fn change_and_delete(customer: &Session, order: &str, media: &Value) {
    let path = format!("/orders/{order}/media/{}", media["id"].as_str().unwrap());
    if let Some(url) = media["url"].as_str() {
        assert_eq!(reqwest::get(url).await.unwrap().status(), 200);
    }
    customer.patch(&path, &json!({"isPublic": false})).await;
    customer.delete(&path).await.expect_status(200);
}

/// Files that come along with their order.
async fn download_with_order(customer: &Session, order: &str) {
    let path = format!("/orders/{order}?include=notes,media");
    let seen = customer.get(&path).await.expect_status(200);
    if let Some(url) = seen.data("/media/customerMedia/0/url").as_str() {
        assert_eq!(reqwest::get(url).await.unwrap().status(), 200);
    }
}

/// Somebody says that a file came which did not.
async fn look_for_what_never_came(stack: &Stack, upload: &Value) {
    let url = upload["upload"]["url"].as_str().unwrap();
    let (_, key) = url.split_once("/orders/").unwrap();
    let (key, _) = key.split_once('?').unwrap();
    let record = json!({
        "responseElements": {"x-amz-request-id": "r-1"},
        "s3": {"object": {"key": format!("orders/{key}")}},
    });
    let message = json!({"Records": [record]}).to_string();
    Queue::of(stack, "UploadsQueue").send(&[message]).await;
    until(async || {
        tokio::task::yield_now().await;
        let unused = stack.unused_permissions();
        let looked = !unused
            .iter()
            .any(|permission| permission.statement == "TellWhatIsNotThere");
        looked.then_some(())
    })
    .await;
}

async fn show_picture(session: &Session) {
    let picture = async || {
        let profile = session.get("/users/profile").await.expect_status(200);
        profile.data("/user/profilePicture")
    };
    let before = picture().await;
    let body = json!({"contentType": "image/jpeg", "size": PHOTO.len()});
    let answer = session.post("/users/upload-avatar", &body).await;
    let upload = json!({"upload": answer.expect_status(200).data("/upload")});
    assert_eq!(put(&upload, "image/jpeg", PHOTO).await, 200);
    let shown = until(async || {
        let now = picture().await;
        (now.is_string() && path(&now) != path(&before)).then_some(now)
    })
    .await;
    let fetched = reqwest::get(shown.as_str().unwrap()).await.unwrap();
    assert_eq!(fetched.status(), 200);
}

/// A URL without its signature, which changes by the minute.
fn path(url: &Value) -> Option<&str> {
    url.as_str().and_then(|url| url.split('?').next())
}
