//! What subscribers are written for reaches them: through the filters of the streams and of the
//! topic.

use std::collections::{BTreeMap, BTreeSet};

use contact_merger::ContactMerger;
use local::{Template, template::StreamEvent};
use notifier::Notifier;
use serde_json::Value;
use shared_domain::{
    Duration, Timestamp,
    media::{Media, Origin, remove},
    order::{Action, Edit, Order, OrderStatus, Visibility},
    user::Role,
};
use shared_events::{CONTACT_MERGED, Event, Published, SqsEvent};
use shared_store::StreamRecord;
use testing::{StoreCall, System, TestUser, Watched, batch_of_events};

/// The tables with a stream.
const TABLES: [&str; 2] = ["OrdersTable", "UsersTable"];

/// A system, what its streams told of so far, and the template that says who hears of it.
struct Scene {
    system: System,
    template: Template,
    watched: [Watched; 2],
    owner: TestUser,
    staff: TestUser,
    heard: Vec<Published>,
}

impl Scene {
    async fn start() -> Self {
        let system = System::start().await;
        let watched = [system.watch(TABLES[0]).await, system.watch(TABLES[1]).await];
        Self {
            owner: system.user(Role::Customer).await,
            staff: system.user(Role::Staff).await,
            template: Template::read(&Template::path(), &BTreeMap::new()).unwrap(),
            watched,
            system,
            heard: Vec::new(),
        }
    }

    /// Looks at what has changed: exactly what is an event passes the filters of the stream that it
    /// comes by.
    async fn look(&mut self) {
        for (table, watched) in TABLES.iter().zip(&mut self.watched) {
            for record in self.system.changes(watched).await {
                let told: StreamRecord =
                    serde_json::from_value(record["dynamodb"].clone()).unwrap();
                let event = told.published().unwrap();
                let passes = stream(&self.template, table).matches(&record);
                assert_eq!(event.is_some(), passes, "{record}");
                self.heard.extend(event);
            }
        }
        self.system.advance(std::time::Duration::from_secs(1));
    }

    async fn proceed(&mut self, order: &Order, status: OrderStatus) {
        let admin = self.system.somebody(Role::Admin);
        let comment = Some("As agreed");
        self.system.proceed_by(&admin, order, status, comment).await;
        self.look().await;
    }

    /// Everything that happens to files.
    async fn files(&mut self, order: &Order) {
        let owner = self.owner.user.clone();
        let media = self.system.file_by(&owner, order, Origin::Customer).await;
        self.look().await;
        let disguised = self.system.declared(&owner, order, Origin::Customer).await;
        self.look().await;
        self.system.reject(&disguised).await;
        self.look().await;
        let staff = self.staff.user.clone();
        let shown = self.system.file_by(&staff, order, Origin::Staff).await;
        self.look().await;
        self.system.show_by(&staff, &shown, true).await;
        self.look().await;
        self.remove(&media).await;
    }

    async fn remove(&mut self, media: &Media) {
        let (by, now) = ((&self.owner.user).into(), self.system.now());
        let removed = |order: &_, media: &_| remove(order, media, &by, now).unwrap();
        self.system.change_file(media, removed).await;
        self.look().await;
    }

    /// Everything that happens to accounts and sessions.
    async fn accounts(&mut self) {
        let gone = self.system.user(Role::Customer).await;
        self.look().await;
        self.system.change_role(gone.id(), Role::Staff).await;
        self.look().await;
        let users = self.system.users();
        users
            .end_session(gone.id(), gone.session.id, None)
            .await
            .unwrap();
        self.look().await;
        self.merge().await;
    }

    /// A contact becomes one with an account, which gets the contact's orders.
    async fn merge(&mut self) {
        let contact = self.system.contact("countess@example.org").await;
        self.look().await;
        let account = self.system.account_beside(&contact).await;
        self.look().await;
        self.system.merge(&contact, &account).await;
        self.look().await;
    }
}

/// The stream of a table, as `outbox` is given it.
fn stream<'a>(template: &'a Template, table: &str) -> &'a StreamEvent {
    let outbox = template.functions.iter().find(|one| one.binary == "outbox");
    let mut streams = outbox.unwrap().events.streams.iter();
    let found = streams.find(|stream| stream.stream.contains(&format!("table/{table}")));
    found.unwrap()
}

/// Everything that can happen, and that subscribers hear of.
async fn everything() -> Scene {
    let mut scene = Scene::start().await;
    let (owner, staff) = (scene.owner.user.clone(), scene.staff.user.clone());
    let order = scene.system.order(&scene.owner).await;
    scene.look().await;
    scene.system.assign(&order, &scene.staff).await;
    scene.look().await;
    for edit in edits(scene.system.now()) {
        scene.system.edit_by(&owner, &order, edit).await;
        scene.look().await;
    }
    scene.proceed(&order, OrderStatus::InProgress).await;
    let public = Some(Visibility::Customer);
    scene.system.note_by(&staff, &order, public).await;
    scene.look().await;
    scene.files(&order).await;
    scene.proceed(&order, OrderStatus::OnHold).await;
    scene.proceed(&order, OrderStatus::Cancelled).await;
    scene.accounts().await;
    scene
}

/// A change of each field that can be changed, for itself: what subscribers do may depend on which.
fn edits(now: Timestamp) -> [Edit; 4] {
    let Edit {
        title: _,
        description: _,
        special_instructions: _,
        estimated_completion: _,
    } = Edit::default();
    let title = Edit {
        title: Some("An oak table".parse().unwrap()),
        ..Edit::default()
    };
    let description = Edit {
        description: Some("Seats six".parse().unwrap()),
        ..Edit::default()
    };
    let instructions = Edit {
        special_instructions: Some(Some("Rounded corners".parse().unwrap())),
        ..Edit::default()
    };
    let due = Edit {
        estimated_completion: Some(Some(now + Duration::from_secs(7 * 86_400))),
        ..Edit::default()
    };
    [title, description, instructions, due]
}

#[tokio::test]
async fn what_is_an_event_passes_the_filters_of_the_streams_and_nothing_else_does() {
    let scene = everything().await;
    let events = scene.heard.iter().map(|published| &published.event);
    let seen: BTreeSet<_> = events
        .flat_map(Event::attributes)
        .map(|(_, word)| word)
        .collect();
    let actions = Action::ALL.iter().map(|action| action.as_str());
    let others = [
        "order",
        "user",
        "session-ended",
        "file-rejected",
        CONTACT_MERGED,
    ];
    assert_eq!(seen, actions.chain(others).collect::<BTreeSet<_>>());
}

#[tokio::test]
async fn what_a_subscriber_acts_on_passes_its_filter() {
    let scene = everything().await;
    let notifier = Notifier {
        clock: scene.system.clock.clone(),
        users: scene.system.users(),
        notifications: scene.system.notifications(),
    };
    let projector = scene.system.projector();
    let merger = ContactMerger {
        clock: scene.system.clock.clone(),
        users: scene.system.users(),
        orders: scene.system.orders(),
    };
    for published in &scene.heard {
        let told = async |batch: SqsEvent| drop(notifier.handle(batch).await);
        assert_heard(&scene, "NotifierSubscription", published, told).await;
        let told = async |batch: SqsEvent| drop(projector::handle(&projector, batch).await);
        assert_heard(&scene, "ProjectorSubscription", published, told).await;
        let told = async |batch: SqsEvent| drop(merger.handle(batch).await);
        assert_heard(&scene, "ContactMergerSubscription", published, told).await;
        assert!(passes(&scene, "RealtimeSubscription", published));
    }
}

/// Whoever writes something down when told of an event must be told of it.
async fn assert_heard(
    scene: &Scene,
    subscription: &str,
    published: &Published,
    handle: impl AsyncFn(SqsEvent),
) {
    let work = handle(batch_of_events([published]));
    let ((), calls) = scene.system.overhear(work).await;
    let acts = calls.iter().any(writes);
    let event = &published.event;
    assert!(!acts || passes(scene, subscription, published), "{event:?}");
}

fn writes(call: &StoreCall) -> bool {
    let reads = ["GetItem", "BatchGetItem", "Query"];
    !reads.contains(&call.operation())
}

fn passes(scene: &Scene, subscription: &str, published: &Published) -> bool {
    let attributes = published.event.attributes().into_iter();
    let attributes: Value = attributes
        .map(|(name, word)| (name.as_str().to_owned(), Value::from(word)))
        .collect();
    let body = serde_json::to_string(published).unwrap();
    let mut subscriptions = scene.template.subscriptions.iter();
    let found = subscriptions.find(|one| one.name == subscription);
    found.unwrap().matches(&attributes, &body)
}
