//! The function in a system of its own, with orders and files to try it on.

use media_processor::{Event, Processor};
use serde_json::json;
use shared_domain::{
    media::{ContentType, Media, NewFile, Origin, declare},
    order::{Action, Order, OrderRef, Relation},
    user::Role,
};
use shared_events::BatchItemFailures;
use shared_files::UploadKey;
use shared_store::Outcome;
use testing::{FileStore, System, TestUser};

pub const PHOTO: &[u8] = include_bytes!("../it/files/photo.jpg");
pub const LETTER: &[u8] = include_bytes!("../it/files/letter.pdf");
pub const FILM: &[u8] = include_bytes!("../it/files/film.mp4");
pub const QUICKTIME: &[u8] = include_bytes!("../it/files/film.mov");
pub const MOVING: &[u8] = include_bytes!("../it/files/moving.gif");

/// How often a message is delivered in these tests.
pub const RECEIVES: u32 = 4;

pub struct TestProcessor {
    pub system: System,
    pub files: FileStore,
    pub processor: Processor,
}

impl TestProcessor {
    pub async fn start() -> Self {
        let (system, files) = (System::start().await, FileStore::start().await);
        let processor = Processor {
            clock: system.clock.clone(),
            orders: system.orders(),
            users: system.users(),
            objects: files.objects(),
            settings: system.settings(),
            max_receives: RECEIVES,
        };
        Self {
            system,
            files,
            processor,
        }
    }

    /// A customer, and an order of theirs.
    pub async fn order(&self) -> (TestUser, Order) {
        let owner = self.system.user(Role::Customer).await;
        let order = self.system.order(&owner).await;
        (owner, order)
    }

    /// A file of the owner's that was declared to be this.
    pub async fn declare(&self, content_type: ContentType, size: usize) -> (Order, Media) {
        let (owner, order) = self.order().await;
        let file = NewFile {
            file_name: "a file".parse().unwrap(),
            content_type,
            size: size as u64,
            description: None,
        };
        let (actor, now) = ((&owner.user).into(), self.system.now());
        let files = declare(&order, &actor, Origin::Customer, vec![file], now).unwrap();
        let write = self.system.orders().declare_files(&order, &files);
        assert_eq!(write.unwrap().commit().await.unwrap(), Outcome::Committed);
        let [media] = files.try_into().unwrap();
        (order, media)
    }

    /// A file that was declared and uploaded as it was.
    pub async fn uploaded(&self, content_type: ContentType, bytes: &[u8]) -> (Order, Media) {
        let (order, media) = self.declare(content_type, bytes.len()).await;
        self.upload(&media, bytes).await;
        (order, media)
    }

    pub async fn upload(&self, media: &Media, bytes: &[u8]) {
        let key = UploadKey::from(media);
        self.files.upload(key, media.mime_type, bytes).await;
    }

    /// Delivers the message that S3 sends of an upload, for the `receives`th time.
    pub async fn deliver(&self, key: &str, receives: u32) -> BatchItemFailures {
        let body = json!({"Records": [{
            "eventName": "ObjectCreated:Put",
            "s3": {"bucket": {"name": "uploads"}, "object": {"key": key}}
        }]});
        self.deliver_body(&body.to_string(), receives).await
    }

    pub async fn deliver_body(&self, body: &str, receives: u32) -> BatchItemFailures {
        let event = json!({"Records": [{
            "messageId": "message",
            "receiptHandle": "handle",
            "body": body,
            "attributes": {"ApproximateReceiveCount": receives.to_string(), "SentTimestamp": "0"},
            "messageAttributes": {},
            "eventSource": "aws:sqs",
        }]});
        let event: Event = serde_json::from_value(event).unwrap();
        self.processor.handle(event).await.unwrap()
    }

    /// Delivers the message of a file's upload for the first time; nothing must fail.
    pub async fn process(&self, media: &Media) {
        let failures = self.deliver(&UploadKey::from(media).to_string(), 1).await;
        assert_eq!(failures, BatchItemFailures::default());
    }

    /// The file as it is kept.
    pub async fn kept(&self, order: &Order, media: &Media) -> Option<Media> {
        let orders = self.system.orders();
        orders.file(&order.number, media.id).await.unwrap()
    }

    /// How often the order's history says that a file was added.
    pub async fn additions(&self, order: &Order) -> usize {
        let orders = self.system.orders();
        let sight = Relation::Admin.into();
        let page = orders.history(&order.number, &sight, None, 100).await;
        let events = page.unwrap().rows;
        let added = events
            .iter()
            .filter(|event| event.action == Action::MediaAdded);
        added.count()
    }

    /// The order as it is now.
    pub async fn order_now(&self, order: &Order) -> Order {
        let found = self.system.orders().find(&OrderRef::Id(order.id)).await;
        found.unwrap().unwrap().0
    }

    pub async fn sweep(&self) {
        let event = json!({
            "version": "0", "id": "1", "detail-type": "Scheduled Event", "source": "aws.events",
            "detail": {}
        });
        let event: Event = serde_json::from_value(event).unwrap();
        let failures = self.processor.handle(event).await.unwrap();
        assert_eq!(failures, BatchItemFailures::default());
    }
}
