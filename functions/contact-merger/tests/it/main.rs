//! What contact-merger promises of a contact that is one with an account.

#![recursion_limit = "256"]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may its helpers"
)]

mod support;

use shared_domain::{
    order::{Action, OrderStatus},
    user::Role,
};
use shared_store::Condition;
use testing::mortal;

use crate::support::Scene;

#[tokio::test]
async fn every_order_of_the_contact_is_the_accounts_whatever_became_of_it() {
    let scene = Scene::start().await;
    let staff = scene.system.user(Role::Staff).await;
    let orders = scene.orders_of(&scene.contact).await;
    let (begun, rest) = orders.split_first().unwrap();
    let begun = scene.system.begin(begun, &staff).await;
    let started = scene.system.begin(&rest[0], &staff).await;
    let completed = scene.system.complete(&started, &staff).await;
    scene.merge().await;
    scene.deliver_all().await;

    assert_eq!(scene.orders_of(&scene.contact).await, []);
    let given = scene.orders_of(&scene.account).await;
    assert_eq!(given.len(), orders.len());
    for order in &given {
        assert_eq!(order.customer.email, scene.contact.email);
    }
    for (id, status) in [
        (begun.id, OrderStatus::InProgress),
        (completed.id, OrderStatus::Completed),
    ] {
        assert_eq!(scene.system.reread(id).await.status, status);
    }
}

#[tokio::test]
async fn the_history_says_that_the_order_went_over_once_however_often_that_is_told() {
    let scene = Scene::start().await;
    scene.merge().await;
    for _ in 0..3 {
        scene.deliver_all().await;
    }
    for order in scene.orders_of(&scene.account).await {
        let actions = scene.actions(&order).await;
        assert_eq!(actions, [Action::OrderUpdated, Action::OrderCreated]);
    }
}

#[tokio::test]
async fn a_process_that_dies_leaves_the_rest_to_the_next_delivery() {
    let scene = Scene::start().await;
    scene.merge().await;
    let whole = scene.orders_of(&scene.contact).await.len();
    for polls in [1, 3, 9, 27, 81] {
        let _ = mortal(scene.deliver_all(), polls).await;
    }
    scene.deliver_all().await;
    assert_eq!(scene.orders_of(&scene.account).await.len(), whole);
    assert_eq!(scene.orders_of(&scene.contact).await, []);
}

#[tokio::test]
async fn counters_and_search_know_the_account_alone() {
    let scene = Scene::start().await;
    scene.project().await;
    scene.merge().await;
    scene.deliver_all().await;
    scene.project().await;
    let drift = scene.system.projector().verify().await.unwrap();
    assert_eq!(drift, [""; 0]);
}

#[tokio::test]
async fn nothing_can_be_ordered_for_a_contact_that_is_one_with_an_account() {
    let scene = Scene::start().await;
    scene.merge().await;
    let (placed, _) = scene.system.order_for_contact(&scene.contact).await;
    assert_eq!(placed.refused(), Some(Condition::CustomerUnmerged));
}

#[tokio::test]
async fn what_else_happens_to_users_leaves_orders_alone() {
    let scene = Scene::start().await;
    scene.deliver_all().await;
    assert_eq!(scene.orders_of(&scene.contact).await.len(), Scene::ORDERS);
    assert_eq!(scene.orders_of(&scene.account).await, []);
}
