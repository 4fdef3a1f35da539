//! What operators see of uploads in CloudWatch.

use serde_json::{Value, json};
use shared_domain::{
    media::{AwaitedPicture, ContentType},
    user::Role,
};
use shared_files::UploadKey;
use testing::measured;

use crate::support::{LETTER, RECEIVES, TestProcessor};

fn rejected() -> Value {
    json!({"UploadsRejected": 1})
}

impl TestProcessor {
    /// What the message of an upload counts when it comes for the `receives`th time.
    async fn counted(&self, key: UploadKey, receives: u32) -> Vec<Value> {
        measured(self.deliver(&key.to_string(), receives)).await.1
    }
}

#[tokio::test]
async fn a_file_that_is_rejected_counts_once_however_often_its_message_comes() {
    let test = TestProcessor::start().await;
    let (_, media) = test.uploaded(ContentType::Png, LETTER).await;
    let key = UploadKey::from(&media);
    assert_eq!(test.counted(key, 1).await, [rejected()]);
    assert!(test.counted(key, 2).await.is_empty());
}

#[tokio::test]
async fn a_file_that_could_not_be_looked_at_counts_when_it_is_given_up() {
    let test = TestProcessor::start().await;
    let (_, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    let key = UploadKey::from(&media);
    assert_eq!(test.counted(key, RECEIVES).await, [rejected()]);
}

#[tokio::test]
async fn a_file_that_is_served_counts_nothing() {
    let test = TestProcessor::start().await;
    let (_, media) = test.uploaded(ContentType::Pdf, LETTER).await;
    let values = test.counted(UploadKey::from(&media), 1).await;
    assert!(values.is_empty(), "{values:?}");
}

#[tokio::test]
async fn a_picture_that_is_rejected_counts_once() {
    let test = TestProcessor::start().await;
    let user = test.system.user(Role::Customer).await.user.id;
    let size = LETTER.len() as u64;
    let picture = AwaitedPicture::declare(ContentType::Jpeg, size, test.system.now());
    let users = test.system.users();
    users.await_picture(user, &picture).await.unwrap();
    let key = UploadKey::Picture(user, picture.id);
    test.files.upload(key, ContentType::Jpeg, LETTER).await;
    assert_eq!(test.counted(key, 1).await, [rejected()]);
    assert!(test.counted(key, 2).await.is_empty());
}
