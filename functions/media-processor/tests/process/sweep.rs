use shared_domain::{
    Duration,
    media::{ContentType, MediaState, remove},
};
use shared_files::UploadKey;

use crate::support::{LETTER, TestProcessor};

const DAY: Duration = Duration::from_secs(24 * 3_600);
const QUARTER: Duration = Duration::from_secs(15 * 60);

#[tokio::test]
async fn a_file_that_never_came_is_swept_after_a_day() {
    let test = TestProcessor::start().await;
    let (order, media) = test.declare(ContentType::Pdf, 1_000).await;
    test.system.advance(DAY);
    test.sweep().await;
    assert!(
        test.kept(&order, &media).await.is_some(),
        "its last URL may still work"
    );
    test.system.advance(QUARTER + Duration::from_millis(1));
    test.sweep().await;
    assert!(test.kept(&order, &media).await.is_none());
    test.system.advance(QUARTER + Duration::from_millis(1));
    test.sweep().await;
    assert!(!test.system.stored().await.contains("REMOVED#"));
}

#[tokio::test]
async fn what_was_uploaded_and_never_looked_at_is_swept_with_its_row() {
    let test = TestProcessor::start().await;
    let (order, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    test.system.advance(DAY + QUARTER + QUARTER);
    test.sweep().await;
    assert!(test.kept(&order, &media).await.is_none());
    assert!(test.files.uploaded_keys().await.is_empty());
    test.process(&media).await;
    assert!(test.kept(&order, &media).await.is_none());
}

#[tokio::test]
async fn files_that_were_settled_are_not_swept() {
    let test = TestProcessor::start().await;
    let (order, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    let (other, rejected) = test.uploaded(ContentType::Png, LETTER).await;
    test.process(&media).await;
    test.process(&rejected).await;
    test.system.advance(DAY * 30);
    let before = test.system.stored().await;
    test.sweep().await;
    assert_eq!(test.system.stored().await, before);
    assert_eq!(
        test.kept(&order, &media).await.unwrap().state,
        MediaState::Ready
    );
    assert_eq!(
        test.kept(&other, &rejected).await.unwrap().state,
        MediaState::Rejected
    );
    assert_eq!(test.files.served().await.len(), 1);
}

#[tokio::test]
async fn the_objects_of_a_file_whose_deletion_was_cut_short_are_swept() {
    let test = TestProcessor::start().await;
    let (order, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    test.process(&media).await;
    let kept = test.kept(&order, &media).await.unwrap();
    let now = test.system.now();
    let order = test.order_now(&order).await;
    let removal = remove(&order, &kept, &kept.uploaded_by, now).unwrap();
    let orders = test.system.orders();
    let write = orders.remove_file(&order, &removal, now).unwrap();
    write.commit().await.unwrap();
    test.sweep().await;
    assert_eq!(test.files.served().await.len(), 1, "somebody may be at it");
    test.system.advance(QUARTER + Duration::from_millis(1));
    test.sweep().await;
    assert!(test.files.served().await.is_empty());
    assert!(test.files.uploaded_keys().await.is_empty());
    let stored = test.system.stored().await;
    assert!(!stored.contains("REMOVED#"));
    let upload = UploadKey::from(&media).to_string();
    assert!(!stored.contains(&upload));
}

#[tokio::test]
async fn swept_files_make_room_for_others() {
    let test = TestProcessor::start().await;
    let (order, _) = test.declare(ContentType::Pdf, 1_000).await;
    let count = async || {
        let items = test.system.items("OrdersTable").await;
        let counted = items.iter().find(|item| item["sk"] == "COUNT");
        counted.unwrap()["files"].as_i64()
    };
    assert_eq!(count().await, Some(1));
    test.system.advance(DAY * 2);
    test.sweep().await;
    assert_eq!(count().await, Some(0));
    assert!(
        test.system
            .orders()
            .files(&order.number)
            .await
            .unwrap()
            .is_empty()
    );
}
