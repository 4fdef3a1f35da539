use shared_domain::media::{ContentType, MediaState, Rejection};
use shared_files::UploadKey;
use testing::FileStore;

use crate::support::{LETTER, RECEIVES, TestProcessor};

#[tokio::test]
async fn what_cannot_be_processed_is_tried_again_and_rejected_at_the_last_delivery() {
    let mut test = TestProcessor::start().await;
    let (order, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    let key = UploadKey::from(&media).to_string();
    let objects = test.processor.objects.clone();
    test.processor.objects = FileStore::unreachable_objects();
    for receives in 1..RECEIVES {
        let failures = test.deliver(&key, receives).await;
        assert_eq!(failures.batch_item_failures.len(), 1);
        assert_eq!(
            test.kept(&order, &media).await.unwrap().state,
            MediaState::Pending
        );
    }
    test.processor.objects = objects;
    let failures = test.deliver(&key, RECEIVES).await;
    assert_eq!(
        failures.batch_item_failures.len(),
        1,
        "on to the dead letters"
    );
    let kept = test.kept(&order, &media).await.unwrap();
    assert_eq!(kept.rejection, Some(Rejection::Unprocessable));
    assert!(test.files.uploaded_keys().await.is_empty());
    assert!(test.files.served().await.is_empty());
}

#[tokio::test]
async fn a_dead_letter_that_is_sent_again_changes_no_verdict() {
    let test = TestProcessor::start().await;
    let (order, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    let key = UploadKey::from(&media).to_string();
    test.deliver(&key, RECEIVES).await;
    let kept = test.kept(&order, &media).await;
    test.process(&media).await;
    test.deliver(&key, RECEIVES).await;
    assert_eq!(test.kept(&order, &media).await, kept);
}

#[tokio::test]
async fn a_last_delivery_of_a_file_that_is_ready_leaves_it_so() {
    let test = TestProcessor::start().await;
    let (order, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    test.process(&media).await;
    let key = UploadKey::from(&media).to_string();
    test.deliver(&key, RECEIVES).await;
    assert_eq!(
        test.kept(&order, &media).await.unwrap().state,
        MediaState::Ready
    );
    assert_eq!(test.files.served().await.len(), 1);
}
