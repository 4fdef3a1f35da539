//! Events as AWS documents them, from the invocation to what becomes of uploads.

use media_processor::Processor;
use serde_json::Value;
use shared_domain::{
    Duration,
    media::{ContentType, Media, MediaState, Origin},
    user::Role,
};
use shared_events::BatchItemFailures;
use shared_files::UploadKey;
use testing::{FileStore, System, aws_events};

/// The function in a system of its own, and a file that was declared there.
struct Scene {
    system: System,
    files: FileStore,
    declared: Media,
}

impl Scene {
    async fn start() -> Self {
        let system = System::start().await;
        let customer = system.user(Role::Customer).await;
        let order = system.order(&customer).await;
        let declared = system.declared(&customer.user, &order, Origin::Customer);
        Self {
            declared: declared.await,
            files: FileStore::start().await,
            system,
        }
    }

    async fn invoke(&self, event: &Value) -> BatchItemFailures {
        let processor = Processor {
            clock: self.system.clock.clone(),
            orders: self.system.orders(),
            users: self.system.users(),
            objects: self.files.objects(),
            settings: self.system.settings(),
            max_receives: 5,
        };
        let event = aws_events::read(event);
        processor.handle(event).await.unwrap()
    }

    /// Uploads what was declared, or says so.
    async fn upload(&self) {
        let key = UploadKey::from(&self.declared);
        let bytes = vec![0; 1_000];
        self.files.upload(key, ContentType::Jpeg, &bytes).await;
    }

    /// What has become of the file that was declared.
    async fn state(&self) -> Option<MediaState> {
        let order = self.system.reread(self.declared.order_id).await;
        let orders = self.system.orders();
        let file = orders.file(&order.number, self.declared.id).await;
        file.unwrap().map(|media| media.state)
    }
}

/// What the queue says of a new object.
fn created(encoded_key: &str) -> String {
    aws_events::s3_object_created(encoded_key).to_string()
}

#[tokio::test]
async fn an_upload_that_s3_tells_of_is_looked_at() {
    let scene = Scene::start().await;
    scene.upload().await;
    let body = created(&UploadKey::from(&scene.declared).to_string());
    let failures = scene.invoke(&aws_events::sqs(&[body])).await;
    assert_eq!(failures, BatchItemFailures::default());
    assert_eq!(scene.state().await, Some(MediaState::Rejected));
}

#[tokio::test]
async fn an_object_is_found_under_the_key_that_s3_encodes() {
    let scene = Scene::start().await;
    let key = "holiday pictures/\u{e9}+1.jpg";
    scene.files.upload_unasked(key, b"x").await;
    let body = created("holiday+pictures/%C3%A9%2B1.jpg");
    let failures = scene.invoke(&aws_events::sqs(&[body])).await;
    assert_eq!(failures, BatchItemFailures::default());
    assert!(scene.files.uploaded_keys().await.is_empty());
}

#[tokio::test]
async fn s3s_test_event_is_taken_and_forgotten() {
    let scene = Scene::start().await;
    scene.upload().await;
    let test = aws_events::s3_test_event().to_string();
    let body = created(&UploadKey::from(&scene.declared).to_string());
    let failures = scene.invoke(&aws_events::sqs(&[test, body])).await;
    assert_eq!(failures, BatchItemFailures::default());
    assert_eq!(scene.state().await, Some(MediaState::Rejected));
}

#[tokio::test]
async fn a_message_that_is_not_of_s3_is_named_by_its_id() {
    let scene = Scene::start().await;
    let event = aws_events::sqs(&["Test message.".to_owned()]);
    let mut expected = BatchItemFailures::default();
    expected.push("059f36b4-87a3-44ab-83d2-661975830a7d");
    assert_eq!(scene.invoke(&event).await, expected);
}

#[tokio::test]
async fn a_scheduled_event_as_aws_documents_it_starts_the_sweep() {
    let scene = Scene::start().await;
    let an_hour = Duration::from_secs(3_600);
    scene.system.advance(Media::AWAITED + an_hour);
    let failures = scene.invoke(&aws_events::eventbridge_schedule()).await;
    assert_eq!(failures, BatchItemFailures::default());
    assert_eq!(scene.state().await, None);
}
