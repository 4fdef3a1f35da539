use futures_util::future::{join, join_all};
use shared_domain::{
    media::{ContentType, MediaState, remove},
    order::OrderStatus,
    user::Role,
};
use shared_files::UploadKey;

use crate::support::{LETTER, PHOTO, TestProcessor};

#[tokio::test]
async fn deliveries_at_the_same_time_come_to_one_verdict() {
    let test = TestProcessor::start().await;
    let (order, media) = test.uploaded(ContentType::Jpeg, PHOTO).await;
    let key = UploadKey::from(&media).to_string();
    join_all((0..4).map(|_| test.deliver(&key, 1))).await;
    // Whoever found the upload gone in the middle of it is delivered again.
    test.process(&media).await;
    assert_eq!(
        test.kept(&order, &media).await.unwrap().state,
        MediaState::Ready
    );
    assert_eq!(test.additions(&order).await, 1);
    assert_eq!(test.files.served().await.len(), 3);
}

#[tokio::test]
async fn an_order_that_changes_meanwhile_keeps_no_file_from_being_ready() {
    let test = TestProcessor::start().await;
    let (order, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    let staff = test.system.user(Role::Staff).await;
    let changes = async {
        let order = test.system.assign(&order, &staff).await;
        test.system.proceed(&order, OrderStatus::InProgress).await
    };
    join(test.process(&media), changes).await;
    assert_eq!(
        test.kept(&order, &media).await.unwrap().state,
        MediaState::Ready
    );
    assert_eq!(test.additions(&order).await, 1);
}

#[tokio::test]
async fn a_file_that_is_deleted_meanwhile_leaves_nothing_behind() {
    let test = TestProcessor::start().await;
    let (order, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    let removal = async {
        let actor = media.uploaded_by.clone();
        let now = test.system.now();
        let removal = remove(&order, &media, &actor, now).unwrap();
        let orders = test.system.orders();
        // It may be READY by now; then the removal is of another version and nothing happens.
        let write = orders.remove_file(&order, &removal, now).unwrap();
        write.commit().await.unwrap()
    };
    let (_, _) = join(test.process(&media), removal).await;
    let is_there = test.kept(&order, &media).await.is_some();
    assert_eq!(test.files.served().await.len(), usize::from(is_there));
    assert!(test.files.uploaded_keys().await.is_empty());
}
