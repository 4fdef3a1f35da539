//! Who may do what: signatures, and the URLs that carry them.

use std::time::{Duration, SystemTime};

use aws_sdk_s3::config::Credentials;
use aws_sdk_s3::error::ProvideErrorMetadata;
use aws_sdk_s3::presigning::PresigningConfig;
use reqwest::Method;

use super::{Fixture, a_minute, request, signing_as, upload};

#[tokio::test]
async fn a_presigned_upload_is_bound_to_its_key_type_and_length() {
    let s3 = Fixture::start().await;
    let presigned = s3.presigned_put(a_minute()).await;
    let url = presigned.uri();
    for (url, content_type, content) in [
        (url.replace("greeting", "other"), "text/plain", "hello"),
        (url.to_owned(), "text/html", "hello"),
        (url.to_owned(), "text/plain", "hello, everybody"),
        (url.to_owned(), "text/plain", "hi"),
    ] {
        let refused = upload(&url, content_type, content).await;
        assert_eq!(refused.status(), 403, "{content_type} {content}");
        let text = refused.text().await.unwrap();
        assert!(text.contains("SignatureDoesNotMatch"), "{text}");
    }
    let without_type = request(Method::PUT, url).body("hello").send().await;
    assert_eq!(without_type.unwrap().status(), 403);

    assert_eq!(upload(url, "text/plain", "hello").await.status(), 200);
    assert_eq!(s3.text(s3.uploads(), "greeting.txt").await, "hello");
}

#[tokio::test]
async fn what_a_presigned_url_does_not_sign_is_refused_as_s3_refuses_it() {
    let s3 = Fixture::start().await;
    let presigned = s3.presigned_put(a_minute()).await;
    for (name, value, status, code) in [
        ("x-amz-acl", "public-read", 403, "AccessDenied"),
        ("x-amz-meta-colour", "red", 403, "AccessDenied"),
        ("authorization", "Bearer token", 400, "InvalidArgument"),
    ] {
        let put = request(Method::PUT, presigned.uri()).header(name, value);
        let put = put.header("content-type", "text/plain").body("hello");
        let refused = put.send().await.unwrap();
        assert_eq!(refused.status(), status, "{name}");
        let text = refused.text().await.unwrap();
        assert!(text.contains(&format!("<Code>{code}</Code>")), "{text}");
    }
}

#[tokio::test]
async fn an_expired_url_is_refused() {
    let s3 = Fixture::start().await;
    let hour_ago = SystemTime::now() - Duration::from_secs(3600);
    let config = PresigningConfig::builder().start_time(hour_ago);
    let config = config.expires_in(Duration::from_secs(60)).build().unwrap();
    let presigned = s3.presigned_put(config).await;
    let refused = upload(presigned.uri(), "text/plain", "hello").await;
    assert_eq!(refused.status(), 403);
    let text = refused.text().await.unwrap();
    assert!(text.contains("<Code>AccessDenied</Code>"), "{text}");
}

#[tokio::test]
async fn who_does_not_sign_is_refused() {
    let s3 = Fixture::start().await;
    s3.put(s3.media(), "picture", "hello").await;
    let url = format!("{}/{}/picture", s3.storage.endpoint(), s3.media());
    for method in [Method::GET, Method::PUT, Method::DELETE] {
        let refused = request(method, &url).send().await.unwrap();
        assert_eq!(refused.status(), 403);
        let text = refused.text().await.unwrap();
        assert!(text.contains("<Code>AccessDenied</Code>"), "{text}");
    }
}

#[tokio::test]
async fn who_signs_with_another_secret_is_refused() {
    let s3 = Fixture::start().await;
    for (access_key, secret, code) in [
        ("local", "guessed", "SignatureDoesNotMatch"),
        ("stranger", "local", "InvalidAccessKeyId"),
    ] {
        let credentials = Credentials::new(access_key, secret, None, None, "test");
        let client = signing_as(s3.storage.endpoint(), credentials);
        let get = client.get_object().bucket(s3.media()).key("picture");
        let error = get.send().await.unwrap_err();
        assert_eq!(error.code(), Some(code));
    }
    let credentials = Credentials::new("local", "local", None, None, "test");
    let client = signing_as(s3.storage.endpoint(), credentials);
    assert!(client.list_buckets().send().await.is_ok());
}

#[tokio::test]
async fn a_presigned_download_says_what_the_answers_headers_are() {
    let s3 = Fixture::start().await;
    s3.put(s3.media(), "picture", "hello").await;
    let get = s3.client.get_object().bucket(s3.media()).key("picture");
    let get = get
        .response_content_type("application/pdf")
        .response_content_disposition("attachment; filename=\"a.pdf\"");
    let presigned = get.presigned(a_minute()).await.unwrap();
    let response = request(Method::GET, presigned.uri()).send().await.unwrap();
    assert_eq!(response.status(), 200);
    let headers = response.headers();
    assert_eq!(headers["content-type"], "application/pdf");
    let disposition = &headers["content-disposition"];
    assert_eq!(disposition, "attachment; filename=\"a.pdf\"");
    assert_eq!(response.text().await.unwrap(), "hello");
}
