use shared_domain::media::{ContentType, MediaState};
use shared_files::UploadKey;

use crate::support::{LETTER, PHOTO, TestProcessor};

#[tokio::test]
async fn a_message_that_comes_again_changes_nothing() {
    let test = TestProcessor::start().await;
    let (order, media) = test.uploaded(ContentType::Jpeg, PHOTO).await;
    test.process(&media).await;
    let (stored, served) = (test.system.stored().await, test.files.served().await);
    for _ in 0..3 {
        test.process(&media).await;
    }
    assert_eq!(test.system.stored().await, stored);
    assert_eq!(test.files.served().await, served);
    assert_eq!(test.additions(&order).await, 1);
}

#[tokio::test]
async fn an_upload_that_comes_after_the_verdict_changes_nothing_and_goes() {
    let test = TestProcessor::start().await;
    let (_, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    test.process(&media).await;
    let (stored, served) = (test.system.stored().await, test.files.served().await);
    let mut other = LETTER.to_vec();
    other[9] ^= 1;
    test.upload(&media, &other).await;
    test.process(&media).await;
    assert_eq!(test.system.stored().await, stored);
    assert_eq!(test.files.served().await, served);
    assert!(test.files.uploaded_keys().await.is_empty());
}

#[tokio::test]
async fn an_upload_without_a_row_is_removed() {
    let test = TestProcessor::start().await;
    let (order, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    let now = test.system.now();
    let orders = test.system.orders();
    assert!(orders.drop_file(&order.number, &media, now).await.unwrap());
    let leftover = format!("{}/old/file", UploadKey::from(&media));
    test.files
        .put_served(&leftover, ContentType::Pdf, LETTER)
        .await;
    test.process(&media).await;
    assert!(test.files.uploaded_keys().await.is_empty());
    assert!(test.files.served().await.is_empty());
}

#[tokio::test]
async fn keys_that_nobody_was_given_are_removed() {
    let test = TestProcessor::start().await;
    for key in ["evil.exe", "orders/x/y", "pictures//", "a b+c"] {
        let request = test.files.client.put_object();
        let bucket = "local-uploads-000000000000-us-east-1";
        request.bucket(bucket).key(key).send().await.unwrap();
        let told = key.replace('+', "%2B").replace(' ', "+");
        let failures = test.deliver(&told, 1).await;
        assert!(failures.batch_item_failures.is_empty(), "{key}");
        assert!(test.files.uploaded_keys().await.is_empty(), "{key}");
    }
}

#[tokio::test]
async fn the_message_by_which_s3_tries_the_queue_is_taken_and_nonsense_is_not() {
    let test = TestProcessor::start().await;
    let trial = r#"{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"uploads"}"#;
    let failures = test.deliver_body(trial, 1).await;
    assert!(failures.batch_item_failures.is_empty());
    let failures = test.deliver_body("nonsense", 1).await;
    assert_eq!(failures.batch_item_failures[0].item_identifier, "message");
}

#[tokio::test]
async fn a_processor_that_ended_before_its_verdict_is_made_up_for() {
    let test = TestProcessor::start().await;
    let (order, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    // What another content of the same upload left behind, and half of what this one did.
    let key = UploadKey::from(&media);
    for leftover in [format!("{key}/other/file"), format!("{key}/other/preview")] {
        test.files
            .put_served(&leftover, ContentType::Pdf, b"?")
            .await;
    }
    test.process(&media).await;
    assert_eq!(
        test.kept(&order, &media).await.unwrap().state,
        MediaState::Ready
    );
    let served = test.files.served().await;
    assert_eq!(served.len(), 1, "{:?}", served.keys());
    assert_eq!(served.into_values().next().unwrap().bytes, LETTER);
}

#[tokio::test]
async fn a_processor_that_ended_between_verdict_and_removal_is_made_up_for() {
    let test = TestProcessor::start().await;
    let (order, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    test.process(&media).await;
    let kept = test.kept(&order, &media).await;
    test.upload(&media, LETTER).await;
    test.process(&media).await;
    assert!(test.files.uploaded_keys().await.is_empty());
    assert_eq!(test.kept(&order, &media).await, kept);
}
