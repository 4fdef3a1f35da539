//! Making the read models again.

use shared_domain::{order::OrderStatus, user::Role};
use shared_store::{Generation, Generations};
use testing::System;

use crate::support::{deliver_all, drift};

/// Takes an item away, as nobody should.
async fn damage(system: &System) {
    let items = system.items("ReadModelsTable").await;
    let item = &items[items.len() / 2];
    let key = |name: &str| {
        aws_sdk_dynamodb::types::AttributeValue::S(item[name].as_str().unwrap().to_owned())
    };
    let delete = system
        .client
        .delete_item()
        .table_name(system.table("ReadModelsTable"));
    delete
        .key("pk", key("pk"))
        .key("sk", key("sk"))
        .send()
        .await
        .unwrap();
}

#[tokio::test]
async fn what_was_damaged_is_found_by_a_recount_and_right_after_a_rebuild() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    for _ in 0..5 {
        system.order(&customer).await;
    }
    deliver_all(&system).await;
    assert_eq!(drift(&system).await, [""; 0]);
    damage(&system).await;
    assert_ne!(drift(&system).await, [""; 0]);
    let rebuilt = system.projector().rebuild().await.unwrap().unwrap();
    assert_eq!((rebuilt.orders, rebuilt.users), (5, 1));
    assert_eq!(drift(&system).await, [""; 0]);
    for generation in rebuilt.left {
        system
            .read_models()
            .remove_generation(generation)
            .await
            .unwrap();
    }
    assert_eq!(drift(&system).await, [""; 0]);
    let left = system.read_models().contents(Generation::default()).await;
    assert!(left.unwrap().is_empty());
}

#[tokio::test]
async fn what_changes_during_a_rebuild_is_in_what_serves_afterwards() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    let staff = system.user(Role::Staff).await;
    let mut orders = Vec::new();
    for _ in 0..10 {
        orders.push(system.order_in_progress(&customer, &staff).await);
    }
    deliver_all(&system).await;
    let projector = system.projector();
    let changes = async {
        for order in &orders {
            let order = system.proceed(order, OrderStatus::Completed).await;
            projector.project_order(&order.number).await.unwrap();
            let placed = system.order(&customer).await;
            projector.project_order(&placed.number).await.unwrap();
        }
    };
    let (rebuilt, ()) = futures_util::future::join(projector.rebuild(), changes).await;
    rebuilt.unwrap().unwrap();
    assert_eq!(drift(&system).await, [""; 0]);
}

#[tokio::test]
async fn a_rebuild_that_was_cut_short_leaves_readers_with_what_they_had() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    for _ in 0..5 {
        system.order(&customer).await;
    }
    deliver_all(&system).await;
    let announced = Generations {
        serving: Generation::default(),
        building: Some(Generation::default().next()),
    };
    let models = system.read_models();
    let before = Generations::default();
    assert!(models.set_generations(&before, &announced).await.unwrap());
    assert_eq!(drift(&system).await, [""; 0]);
    // What changes now goes into both, and the next rebuild begins anew.
    system.order(&customer).await;
    deliver_all(&system).await;
    let rebuilt = system.projector().rebuild().await.unwrap().unwrap();
    assert_eq!(rebuilt.left.len(), 2);
    let after = system.read_models().generations().await.unwrap();
    assert!(matches!(after, Generations { building: None, .. }));
    assert_eq!(drift(&system).await, [""; 0]);
}

#[tokio::test]
async fn of_two_rebuilds_the_one_that_began_last_serves() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    for _ in 0..5 {
        system.order(&customer).await;
    }
    let (one, other) = (system.projector(), system.projector());
    let (one, other) = futures_util::future::join(one.rebuild(), other.rebuild()).await;
    let ended = [one.unwrap(), other.unwrap()].into_iter().flatten();
    assert_eq!(ended.count(), 1);
    system.projector().rebuild().await.unwrap().unwrap();
    assert_eq!(drift(&system).await, [""; 0]);
}
