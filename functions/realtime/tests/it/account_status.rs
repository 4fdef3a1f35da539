//! Who hears nothing any more.

use shared_domain::{order::OrderStatus, user::Role};

use crate::support::Scene;

#[tokio::test]
async fn who_is_disabled_is_cut_off_once_it_is_known() {
    let scene = Scene::start().await;
    scene.connect("owner", &scene.owner).await;
    scene.system.disable(scene.owner.id()).await;
    scene.hear_of_user(&scene.owner).await;
    assert!(scene.is_closed("owner"));
}

#[tokio::test]
async fn who_was_given_another_role_is_cut_off_once_it_is_known() {
    let scene = Scene::start().await;
    scene.connect("admin", &scene.admin).await;
    scene
        .system
        .change_role(scene.admin.id(), Role::Customer)
        .await;
    scene.hear_of_user(&scene.admin).await;
    assert!(scene.is_closed("admin"));
}

#[tokio::test]
async fn a_connection_ends_with_its_session_and_no_other_does() {
    let scene = Scene::start().await;
    let again = scene.system.sign_in(&scene.owner.user).await;
    scene.connect("phone", &scene.owner).await;
    scene.connect("desk", &again).await;
    scene.end_session(&scene.owner).await;
    scene.hear_of_end(&scene.owner).await;
    assert!(scene.is_closed("phone"));
    assert!(!scene.is_closed("desk"));
}

#[tokio::test]
async fn nothing_is_sent_to_who_may_not_hear_it_even_before_that_is_heard_of() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("owner", &scene.owner).await;
    scene.connect("admin", &scene.admin).await;
    scene.system.disable(scene.owner.id()).await;
    scene
        .system
        .change_role(scene.admin.id(), Role::Staff)
        .await;
    scene.tell(&order).await;
    for id in ["owner", "admin"] {
        assert!(scene.heard(id).is_empty(), "{id}");
        assert!(scene.is_closed(id), "{id}");
    }
}

#[tokio::test]
async fn who_an_order_was_taken_from_hears_nothing_more_of_it_and_stays_connected() {
    let scene = Scene::start().await;
    let order = scene.order_in_progress().await;
    scene.connect("staff", &scene.staff).await;
    let held = scene.proceed(&order, OrderStatus::OnHold).await;
    let before = scene.latest(&held).await;
    let taken = scene.assign(&held, Some(&scene.colleague)).await;
    // What happened before it was taken comes late.
    scene.hear(&[before]).await;
    scene.tell(&taken).await;
    assert!(scene.heard("staff").is_empty());
    assert!(!scene.is_closed("staff"));
}
