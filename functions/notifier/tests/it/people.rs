//! People change; what they may see decides whether they are told.

use shared_domain::{order::OrderStatus, user::Role};
use shared_store::Credentials;

use crate::support::{Scene, order_event};

#[tokio::test]
async fn administrators_who_are_kept_out_or_are_none_any_more_hear_of_nothing() {
    let scene = Scene::start().await;
    scene.system.disable(scene.other_admin.id()).await;
    scene.place(&scene.owner).await;
    scene.deliver_all().await;
    assert_eq!(scene.told(&scene.admin).await.len(), 1);
    assert!(scene.told(&scene.other_admin).await.is_empty());
}

#[tokio::test]
async fn every_administrator_hears_however_many_there_are() {
    let scene = Scene::start().await;
    let users = scene.system.users();
    let mut many = Vec::new();
    for _ in 0..30 {
        let admin = scene.system.somebody(Role::Admin);
        let nobodys = Credentials::with_password(shared_auth::PasswordHash::nobodys());
        users.register(&admin, &nobodys, None, None).await.unwrap();
        many.push(admin.id);
    }
    scene.place(&scene.owner).await;
    scene.deliver_all().await;
    assert_eq!(scene.kept().await.len(), 32);
    assert_eq!(users.active(Role::Admin).await.unwrap().len(), 32);
}

#[tokio::test]
async fn staff_who_were_demoted_hear_no_more_of_the_orders_they_still_have() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene
        .system
        .change_role(scene.staff.id(), Role::Customer)
        .await;
    scene.note(&order, &scene.owner, None).await;
    scene.deliver_all().await;
    assert!(scene.told(&scene.staff).await.is_empty());
}

#[tokio::test]
async fn customers_who_became_staff_hear_no_more_of_what_they_ordered() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene
        .system
        .change_role(scene.owner.id(), Role::Staff)
        .await;
    let held = OrderStatus::OnHold;
    scene.proceed(&order, &scene.staff, held, None).await;
    let events = scene.events().await;
    let last = events.last().unwrap();
    assert_eq!(order_event(last).order.status, held);
    scene.deliver_all().await;
    assert!(scene.told(&scene.owner).await.is_empty());
}

#[tokio::test]
async fn what_happens_while_a_contact_becomes_one_with_an_account_the_account_hears() {
    let scene = Scene::start().await;
    let contact = scene.system.contact("countess@example.org").await;
    let account = scene.system.account_beside(&contact).await;
    scene.system.merge(&contact, &account).await;
    scene.deliver_all().await;
    let kept = scene.kept().await;
    let inbox = format!("INBOX#{}", account.id);
    assert_eq!(kept.iter().filter(|item| item["pk"] == inbox).count(), 1);
    let inbox = format!("INBOX#{}", contact.id);
    assert_eq!(kept.iter().filter(|item| item["pk"] == inbox).count(), 0);
}
