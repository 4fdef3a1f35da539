//! Files, through presigned URLs, the queue and the real functions.

use local::Stack;
use reqwest::Method;
use serde_json::{Value, json};

use crate::client::{Client, Session};
use crate::order;
use crate::patience::until;

pub const LETTER: &[u8] =
    include_bytes!("../../../../functions/media-processor/tests/it/files/letter.pdf");
pub const PHOTO: &[u8] =
    include_bytes!("../../../../functions/media-processor/tests/it/files/photo.jpg");

#[tokio::test]
async fn files_go_to_storage_and_come_back_once_they_were_checked() {
    let stack = crate::start().await;
    let api = Client::new(&stack.endpoints().api);
    let customer = order::register_and_sign_in(&api).await;
    let order = order::place(&customer).await;
    let path = format!("/orders/{order}/customer-media");

    let letter = declare(
        &customer,
        &path,
        "Brief für Sie.pdf",
        "application/pdf",
        LETTER,
    )
    .await;
    refuses_what_was_not_declared(&letter).await;
    assert_eq!(put(&letter, "application/pdf", LETTER).await, 200);
    let media = settled(&customer, &order, &letter).await;
    assert_eq!(media["state"], "READY");
    let download = reqwest::get(media["url"].as_str().unwrap()).await.unwrap();
    assert_eq!(download.headers()["content-type"], "application/pdf");
    let disposition = &download.headers()["content-disposition"];
    assert_eq!(
        disposition,
        "attachment; filename*=UTF-8''Brief%20f%C3%BCr%20Sie.pdf"
    );
    assert_eq!(download.bytes().await.unwrap(), LETTER);

    let disguised = declare(&customer, &path, "photo.png", "image/png", PHOTO).await;
    assert_eq!(put(&disguised, "image/png", PHOTO).await, 200);
    let media = settled(&customer, &order, &disguised).await;
    assert_eq!(
        media["rejectionReason"],
        "The file is not of the type that was declared"
    );
    stack.stop().await;
}

#[tokio::test]
async fn a_picture_becomes_the_profiles() {
    let stack = crate::start().await;
    let api = Client::new(&stack.endpoints().api);
    let staff = api.sign_in("staff@example.com", crate::PASSWORD).await;
    let body = json!({"contentType": "image/jpeg", "size": PHOTO.len()});
    let answer = staff.post("/users/upload-avatar", &body).await;
    let upload = json!({"upload": answer.expect_status(200).data("/upload")});
    assert_eq!(put(&upload, "image/jpeg", PHOTO).await, 200);
    let url = until(async || {
        let profile = staff.get("/users/profile").await.expect_status(200);
        match profile.data("/user/profilePicture") {
            Value::String(url) => Some(url),
            _ => None,
        }
    });
    let picture = reqwest::get(url.await).await.unwrap();
    assert_eq!(picture.headers()["content-type"], "image/jpeg");
    let again = api
        .post(
            "/auth/login",
            &json!({"email": "staff@example.com", "password": crate::PASSWORD}),
        )
        .await;
    assert!(
        again
            .expect_status(200)
            .data("/user/profilePicture")
            .is_string()
    );
    stop_swept(stack).await;
}

/// The schedule runs through what there is, and finds nothing to do.
async fn stop_swept(stack: Stack) {
    stack.fire_schedules().await;
    stack.stop().await;
}

pub async fn declare(customer: &Session, path: &str, name: &str, kind: &str, file: &[u8]) -> Value {
    let body = json!({"files": [{"fileName": name, "contentType": kind, "size": file.len()}]});
    let answer = customer.post(path, &body).await.expect_status(201);
    answer.data("/uploads/0")
}

async fn refuses_what_was_not_declared(upload: &Value) {
    assert_eq!(put(upload, "text/html", LETTER).await, 403);
    assert_eq!(put(upload, "application/pdf", &LETTER[1..]).await, 403);
}

/// Sends a file as `upload` says, but for its type; gives the answer's status.
pub async fn put(upload: &Value, kind: &str, file: &[u8]) -> u16 {
    let url = upload["upload"]["url"].as_str().unwrap();
    let request = reqwest::Client::new().request(Method::PUT, url);
    let request = request.header("content-type", kind).body(file.to_vec());
    request.send().await.unwrap().status().as_u16()
}

/// The file as it is once there is a verdict on it.
pub async fn settled(customer: &Session, order: &str, upload: &Value) -> Value {
    let id = upload["media"]["id"].as_str().unwrap();
    let path = format!("/orders/{order}/media/{id}");
    until(async || {
        let answer = customer.get(&path).await.expect_status(200);
        let media = answer.data("/media");
        (media["state"] != "PENDING").then_some(media)
    })
    .await
}
