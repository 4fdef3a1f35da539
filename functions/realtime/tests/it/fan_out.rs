//! Who hears of what.

use shared_domain::{Duration, media::Origin, order::OrderStatus};
use shared_events::Event;

use crate::support::Scene;

#[tokio::test]
async fn the_owner_sees_the_order_change_and_is_told_of_it() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("owner", &scene.owner).await;
    let order = scene.proceed(&order, OrderStatus::OnHold).await;
    scene.tell(&order).await;

    let heard = scene.heard("owner");
    let types: Vec<_> = heard
        .iter()
        .map(|message| message["type"].as_str().unwrap())
        .collect();
    assert_eq!(types, ["notification", "order.updated"]);
    assert_eq!(
        heard[0]["data"]["notification"]["orderNumber"],
        order.number.as_str()
    );
    assert_eq!(heard[0]["data"]["notification"]["isRead"], false);
    let shown = &heard[1]["data"]["order"];
    assert_eq!(shown["status"], "ON_HOLD");
    assert_eq!(shown["version"], order.version);
    assert_eq!(shown["description"].as_str(), Some("Seats six"));
    assert_eq!(shown.get("history"), None);
    assert!(position(&heard[0]) < position(&heard[1]));
}

fn position(message: &serde_json::Value) -> u64 {
    message["id"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn every_connection_of_a_person_hears_it() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("phone", &scene.owner).await;
    scene.connect("desk", &scene.owner).await;
    scene.tell(&order).await;
    assert_eq!(scene.heard("phone"), scene.heard("desk"));
}

#[tokio::test]
async fn staff_and_administrators_see_the_orders_that_are_theirs_to_see() {
    let scene = Scene::start().await;
    for (id, user) in [
        ("staff", &scene.staff),
        ("colleague", &scene.colleague),
        ("admin", &scene.admin),
    ] {
        scene.connect(id, user).await;
    }
    let order = scene.place().await;
    scene.tell(&order).await;
    assert_eq!(scene.types("admin"), ["notification", "order.updated"]);
    // It waits for somebody to take it.
    assert_eq!(scene.types("staff"), ["order.updated"]);
    assert_eq!(scene.types("colleague"), ["order.updated"]);

    let order = scene.assign(&order, Some(&scene.staff)).await;
    scene.tell(&order).await;
    assert_eq!(scene.types("staff"), ["notification", "order.updated"]);
    assert_eq!(scene.types("admin"), ["order.updated"]);
    assert!(scene.heard("colleague").is_empty());
}

#[tokio::test]
async fn strangers_hear_nothing() {
    let scene = Scene::start().await;
    let stranger = scene.system.user(shared_domain::user::Role::Customer).await;
    scene.connect("stranger", &stranger).await;
    let order = scene.order_in_progress().await;
    scene.tell(&order).await;
    assert!(scene.heard("stranger").is_empty());
}

#[tokio::test]
async fn a_file_is_shown_to_those_who_may_see_it() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("owner", &scene.owner).await;
    scene.connect("admin", &scene.admin).await;
    let media = scene.add_file(&order, &scene.staff, Origin::Staff).await;
    scene.tell(&order).await;

    // The owner sees what staff upload once the order is completed.
    assert_eq!(scene.types("owner"), ["order.updated"]);
    let heard = scene.heard("admin");
    let file = heard
        .iter()
        .find(|message| message["type"] == "media.updated")
        .unwrap();
    assert_eq!(file["data"]["media"]["id"], media.id.to_string());
    assert!(file["data"]["media"]["url"].is_string());
}

#[tokio::test]
async fn who_uploaded_a_file_that_is_rejected_is_shown_so_and_nobody_else() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("owner", &scene.owner).await;
    scene.connect("admin", &scene.admin).await;
    let system = scene.delay_queue();
    let media = system.rejected_by(&scene.owner.user, &order, Origin::Customer);
    let media = media.await;
    let events = system.events().await.into_iter();
    let rejected: Vec<_> = events
        .filter(|published| matches!(published.event, Event::FileRejected(_)))
        .collect();
    assert_eq!(rejected.len(), 1);
    scene.hear(&rejected).await;

    let heard = scene.heard("owner");
    assert_eq!(heard.len(), 1);
    assert_eq!(heard[0]["type"], "media.updated");
    let shown = &heard[0]["data"]["media"];
    assert_eq!(shown["id"], media.id.to_string());
    assert_eq!(shown["state"], "REJECTED");
    assert!(shown["rejectionReason"].is_string());
    assert!(scene.heard("admin").is_empty());
}

#[tokio::test]
async fn what_a_person_has_read_or_deleted_meanwhile_is_shown_so() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("owner", &scene.owner).await;
    scene.tell(&order).await;
    let first = scene.heard("owner");
    let notification = first[0]["data"]["notification"]["id"].as_str().unwrap();
    let (user, now) = (scene.owner.id(), scene.system.now());
    let inbox = scene.system.notifications();
    let told = match &scene.latest(&order).await.event {
        shared_events::Event::Order(event) => {
            let notices = shared_domain::notification::notices(&event.event, &event.order, None);
            shared_store::notification(&notices[0], user)
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(told.id.to_string(), notification);
    inbox.tell(user, &told, now).await.unwrap();
    inbox.read(user, told.id, now).await.unwrap();
    scene.tell(&order).await;
    assert_eq!(
        scene.heard("owner")[0]["data"]["notification"]["isRead"],
        true
    );

    inbox.delete(user, told.id, now).await.unwrap();
    scene.tell(&order).await;
    assert_eq!(scene.types("owner"), ["order.updated"]);
}

#[tokio::test]
async fn for_who_was_not_connected_lately_nothing_is_kept() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.tell(&order).await;
    assert!(scene.system.items("EphemeralTable").await.is_empty());
}

#[tokio::test]
async fn what_is_published_again_long_after_is_shown_to_nobody() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.system.advance(Duration::from_secs(24 * 3_600));
    let owner = scene.system.sign_in(&scene.owner.user).await;
    scene.connect("owner", &owner).await;
    scene.tell(&order).await;
    assert!(scene.heard("owner").is_empty());
}
