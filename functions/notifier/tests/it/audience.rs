//! Who hears of what, from the change of an order to what its people are told.

use shared_domain::{
    media::Origin,
    notification::NotificationType,
    order::{OrderStatus, Visibility},
};

use crate::support::Scene;

#[tokio::test]
async fn administrators_hear_of_new_orders_and_nobody_of_their_own() {
    let scene = Scene::start().await;
    scene.place(&scene.owner).await;
    scene.deliver_all().await;
    for admin in [&scene.admin, &scene.other_admin] {
        assert_eq!(scene.titles(admin).await, ["New order N"]);
    }
    scene.place(&scene.admin).await;
    scene.deliver_all().await;
    assert_eq!(scene.told(&scene.admin).await.len(), 1);
    assert_eq!(scene.told(&scene.other_admin).await.len(), 2);
    assert_eq!(scene.titles(&scene.owner).await, ["New order N"]);
    for other in [&scene.staff, &scene.colleague] {
        assert!(scene.told(other).await.is_empty());
    }
}

#[tokio::test]
async fn the_owner_hears_of_every_step() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    let staff = &scene.staff;
    let comment = Some("The wood is late");
    scene
        .proceed(&order, staff, OrderStatus::OnHold, comment)
        .await;
    scene
        .proceed(&order, staff, OrderStatus::InProgress, None)
        .await;
    scene
        .proceed(&order, staff, OrderStatus::Completed, None)
        .await;
    scene.deliver_all().await;
    let titles = [
        "Order N is completed",
        "Order N is in progress",
        "Order N is on hold",
        "Order N is in progress",
    ];
    assert_eq!(scene.titles(&scene.owner).await, titles);
    let told = scene.told(&scene.owner).await;
    assert_eq!(told[0].kind, NotificationType::OrderCompleted);
    assert_eq!(told[0].order_id, order.id);
    assert!(told[2].message.ends_with(": The wood is late"));
    // Who took the order and did it all hears of none of it.
    assert!(scene.told(staff).await.is_empty());
}

#[tokio::test]
async fn who_an_order_is_assigned_to_hears_of_it_and_who_had_it_does_not() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    let (staff, colleague) = (&scene.staff, &scene.colleague);
    scene.assign(&order, &scene.admin, Some(colleague)).await;
    scene.deliver_all().await;
    assert_eq!(
        scene.titles(colleague).await,
        ["Order N is assigned to you"]
    );
    assert!(scene.told(staff).await.is_empty());
}

#[tokio::test]
async fn a_cancellation_is_heard_of_by_all_but_who_did_it() {
    let scene = Scene::start().await;
    let place = async |by| {
        let order = scene.place(&scene.owner).await;
        scene.assign(&order, &scene.staff, Some(&scene.staff)).await;
        scene.cancel(&order, by).await;
        scene.deliver_all().await;
    };
    place(&scene.owner).await;
    assert_eq!(scene.titles(&scene.staff).await, ["Order N is cancelled"]);
    assert!(scene.told(&scene.owner).await.is_empty());
    place(&scene.admin).await;
    assert_eq!(scene.told(&scene.staff).await.len(), 2);
    assert_eq!(scene.titles(&scene.owner).await, ["Order N is cancelled"]);
}

#[tokio::test]
async fn notes_reach_those_who_may_read_them() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.deliver_all().await;
    scene.forget().await;
    let internal = Some(Visibility::Internal);
    scene.note(&order, &scene.staff, internal).await;
    scene.note(&order, &scene.admin, internal).await;
    scene.note(&order, &scene.owner, None).await;
    scene
        .note(&order, &scene.staff, Some(Visibility::Customer))
        .await;
    let events = scene.events().await;
    scene.deliver(&events[events.len() - 4..]).await;
    assert_eq!(scene.titles(&scene.owner).await, ["New note on order N"]);
    assert_eq!(scene.titles(&scene.staff).await, ["New message on order N"]);
    for other in [&scene.colleague, &scene.admin, &scene.other_admin] {
        assert!(scene.told(other).await.is_empty());
    }
}

#[tokio::test]
async fn who_works_on_an_order_hears_of_files_of_the_customers() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.add_file(&order, &scene.owner, Origin::Customer).await;
    scene.deliver_all().await;
    assert_eq!(scene.titles(&scene.staff).await, ["New file on order N"]);
    assert_eq!(scene.titles(&scene.owner).await, ["Order N is in progress"]);
}
