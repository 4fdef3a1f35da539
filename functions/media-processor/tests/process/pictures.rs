use shared_domain::{
    Duration,
    media::{AwaitedPicture, ContentType},
    user::{Role, User},
};
use shared_files::UploadKey;
use testing::TestUser;

use crate::support::{LETTER, PHOTO, RECEIVES, TestProcessor};

impl TestProcessor {
    async fn declare_picture(&self, user: &TestUser, bytes: &[u8]) -> (AwaitedPicture, UploadKey) {
        let (size, now) = (bytes.len() as u64, self.system.now());
        let picture = AwaitedPicture::declare(ContentType::Jpeg, size, now);
        let users = self.system.users();
        users.await_picture(user.id(), &picture).await.unwrap();
        let key = UploadKey::Picture(user.id(), picture.id);
        (picture, key)
    }

    async fn upload_picture(&self, user: &TestUser, bytes: &[u8]) -> (AwaitedPicture, UploadKey) {
        let (picture, key) = self.declare_picture(user, bytes).await;
        self.files.upload(key, ContentType::Jpeg, bytes).await;
        (picture, key)
    }

    async fn user_now(&self, user: &TestUser) -> User {
        self.system.users().find(user.id()).await.unwrap().unwrap()
    }
}

#[tokio::test]
async fn a_picture_becomes_the_users_256_pixels_square() {
    let test = TestProcessor::start().await;
    let user = test.system.user(Role::Customer).await;
    let (picture, key) = test.upload_picture(&user, PHOTO).await;
    test.deliver(&key.to_string(), 1).await;
    let shown = test.user_now(&user).await;
    assert_eq!(shown.picture.as_ref().unwrap().id, picture.id);
    assert_eq!(shown.version, user.user.version + 1);
    let served = test.files.served().await;
    let object = served.values().next().unwrap();
    assert_eq!(
        (served.len(), object.content_type.as_str()),
        (1, "image/jpeg")
    );
    let image = image::load_from_memory(&object.bytes).unwrap();
    assert_eq!((image.width(), image.height()), (256, 256));
    assert!(test.files.uploaded_keys().await.is_empty());
    let stored = test.system.stored().await;
    test.deliver(&key.to_string(), 1).await;
    assert_eq!(test.system.stored().await, stored);
    assert_eq!(test.files.served().await, served);
}

#[tokio::test]
async fn the_latest_picture_counts_and_the_ones_before_go() {
    let test = TestProcessor::start().await;
    let user = test.system.user(Role::Customer).await;
    let (_, first) = test.upload_picture(&user, PHOTO).await;
    test.deliver(&first.to_string(), 1).await;
    test.system.advance(Duration::from_secs(1));
    let (_, given_up) = test.upload_picture(&user, PHOTO).await;
    test.system.advance(Duration::from_secs(1));
    let (latest, key) = test.upload_picture(&user, PHOTO).await;
    for key in [key, given_up, first] {
        test.deliver(&key.to_string(), 1).await;
    }
    let shown = test.user_now(&user).await.picture.unwrap();
    assert_eq!(shown.id, latest.id);
    let served: Vec<_> = test.files.served().await.into_keys().collect();
    assert_eq!(served.len(), 1);
    assert!(served[0].contains(&latest.id.to_string()));
    assert!(test.files.uploaded_keys().await.is_empty());
}

#[tokio::test]
async fn what_is_no_picture_changes_nothing_and_goes() {
    let test = TestProcessor::start().await;
    let user = test.system.user(Role::Customer).await;
    let (_, first) = test.upload_picture(&user, PHOTO).await;
    test.deliver(&first.to_string(), 1).await;
    let (before, served) = (test.user_now(&user).await, test.files.served().await);
    let (_, letter) = test.upload_picture(&user, LETTER).await;
    test.deliver(&letter.to_string(), 1).await;
    let (_, longer) = test.declare_picture(&user, LETTER).await;
    test.files.upload(longer, ContentType::Jpeg, PHOTO).await;
    test.deliver(&longer.to_string(), 1).await;
    let (_, given_up) = test.upload_picture(&user, PHOTO).await;
    let failures = test.deliver(&given_up.to_string(), RECEIVES).await;
    assert_eq!(failures.batch_item_failures.len(), 1);
    assert_eq!(test.user_now(&user).await, before);
    assert_eq!(test.files.served().await, served);
    assert!(test.files.uploaded_keys().await.is_empty());
    assert!(!test.system.stored().await.contains("\"PICTURE\""));
}

#[tokio::test]
async fn a_picture_that_comes_after_a_day_is_too_late() {
    let test = TestProcessor::start().await;
    let user = test.system.user(Role::Customer).await;
    let (_, key) = test.upload_picture(&user, PHOTO).await;
    test.system.advance(Duration::from_secs(24 * 3_600));
    test.deliver(&key.to_string(), 1).await;
    assert_eq!(test.user_now(&user).await.picture, None);
    assert!(test.files.uploaded_keys().await.is_empty());
}

#[tokio::test]
async fn a_picture_that_its_user_replaced_meanwhile_leaves_nothing_behind() {
    let test = TestProcessor::start().await;
    let user = test.system.user(Role::Customer).await;
    let (_, first) = test.upload_picture(&user, PHOTO).await;
    test.system.advance(Duration::from_secs(1));
    test.declare_picture(&user, PHOTO).await;
    // What the first left that was being looked at when the other was declared.
    let leftover = format!("{first}/abc");
    let content_type = ContentType::Jpeg;
    test.files.put_served(&leftover, content_type, PHOTO).await;
    test.deliver(&first.to_string(), 1).await;
    assert!(test.files.served().await.is_empty());
    assert!(test.files.uploaded_keys().await.is_empty());
}
