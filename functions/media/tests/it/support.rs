//! The media function in a system of its own, and people who use it.

use std::ops::Deref;

use media::{Files, State, router};
use serde_json::{Value, json};
use shared_domain::{
    MediaId,
    media::{CheckedContent, Fingerprint, Media, Rejection, accept, reject},
    order::{Order, OrderRef},
    user::Role,
};
use shared_store::Outcome;
use testing::{App, Call, FileStore, System, TestUser};

/// The media function, with a method for each of its endpoints.
pub struct TestApp {
    pub system: System,
    pub files: FileStore,
    app: App,
}

/// An order in progress, and the people around it.
pub struct Scene {
    pub order: Order,
    pub owner: TestUser,
    pub staff: TestUser,
    pub admin: TestUser,
}

impl TestApp {
    pub async fn start() -> Self {
        let files = FileStore::start().await;
        let system = System::start().await;
        let state = Files {
            context: system.order_context(),
            links: files.links(),
            objects: files.objects(),
            settings: system.settings(),
        };
        let app = App::new(router(State::new(state)));
        Self { system, files, app }
    }

    pub async fn scene(&self) -> Scene {
        let owner = self.system.user(Role::Customer).await;
        let staff = self.system.user(Role::Staff).await;
        Scene {
            order: self.system.order_in_progress(&owner, &staff).await,
            admin: self.system.user(Role::Admin).await,
            owner,
            staff,
        }
    }

    pub fn upload(&self, order: &Order, body: &Value) -> Call {
        self.post(&format!("{}/media", path(order))).json(body)
    }

    pub fn upload_as_customer(&self, order: &Order, body: &Value) -> Call {
        let path = format!("{}/customer-media", path(order));
        self.post(&path).json(body)
    }

    pub fn list(&self, order: &Order) -> Call {
        self.get(&format!("{}/media", path(order)))
    }

    pub fn look(&self, order: &Order, media: &str) -> Call {
        self.get(&format!("{}/media/{media}", path(order)))
    }

    pub fn renew(&self, order: &Order, media: &str) -> Call {
        self.post(&format!("{}/media/{media}/upload", path(order)))
    }

    pub fn edit(&self, order: &Order, media: &str, body: &Value) -> Call {
        let path = format!("{}/media/{media}", path(order));
        self.patch(&path).json(body)
    }

    pub fn remove(&self, order: &Order, media: &str) -> Call {
        self.delete(&format!("{}/media/{media}", path(order)))
    }

    /// A file of the staff's that was declared; its id.
    pub async fn staff_file(&self, scene: &Scene) -> String {
        let call = self.upload(&scene.order, &one("progress.jpg"));
        id(call.bearer(&scene.staff).await.expect(201))
    }

    /// A file of the owner's that was declared; its id.
    pub async fn customer_file(&self, scene: &Scene) -> String {
        let call = self.upload_as_customer(&scene.order, &one("sketch.jpg"));
        id(call.bearer(&scene.owner).await.expect(201))
    }

    /// Finds the file to be what was declared, as media-processor does.
    pub async fn accept(&self, order: &Order, media: &str) {
        self.settle(order, media, |order, media, app| {
            let content = CheckedContent {
                size: 900,
                fingerprint: Fingerprint::of_etag("abc"),
            };
            accept(order, media, content, app.system.now())
        })
        .await;
    }

    /// Finds the file to be damaged, as media-processor does.
    pub async fn reject(&self, order: &Order, media: &str) {
        self.settle(order, media, |_, media, _| {
            reject(media, Rejection::Damaged)
        })
        .await;
    }

    async fn settle(
        &self,
        order: &Order,
        media: &str,
        verdict: impl Fn(&Order, &Media, &Self) -> shared_domain::media::MediaChange,
    ) {
        let orders = self.system.orders();
        let found = orders.find(&OrderRef::Id(order.id)).await.unwrap();
        let (order, _) = found.unwrap();
        let media = self.kept(&order, media).await.unwrap();
        let change = verdict(&order, &media, self);
        let write = orders.change_file(&order, &media, &change).unwrap();
        assert_eq!(write.commit().await.unwrap(), Outcome::Committed);
    }

    /// The file as it is kept.
    pub async fn kept(&self, order: &Order, media: &str) -> Option<Media> {
        let id: MediaId = media.parse().unwrap();
        self.system.orders().file(&order.number, id).await.unwrap()
    }
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

/// One photograph of this name.
pub fn one(name: &str) -> Value {
    json!({"files": [file(name)]})
}

pub fn file(name: &str) -> Value {
    json!({"fileName": name, "contentType": "image/jpeg", "size": 1_000})
}

/// This many photographs.
pub fn many(count: usize) -> Value {
    let files: Vec<_> = (0..count).map(|n| file(&format!("{n}.jpg"))).collect();
    json!({"files": files})
}

/// The id of the first file of an answer.
pub fn id(data: &Value) -> String {
    data["uploads"][0]["media"]["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

pub fn path(order: &Order) -> String {
    format!("/api/v1/orders/{}", order.id)
}
