//! Who is let in.

use serde_json::json;
use shared_domain::{Duration, realtime::Connection, user::Role};

use crate::support::Scene;

#[tokio::test]
async fn a_ticket_lets_in_once() {
    let scene = Scene::start().await;
    let ticket = scene.ticket(&scene.owner).await;
    assert_eq!(scene.connect_with("one", Some(&ticket)).await, 200);
    assert_eq!(scene.connect_with("two", Some(&ticket)).await, 401);
}

#[tokio::test]
async fn without_a_ticket_or_with_an_odd_one_nobody_is_let_in() {
    let scene = Scene::start().await;
    assert_eq!(scene.connect_with("one", None).await, 401);
    assert_eq!(scene.connect_with("one", Some("")).await, 401);
    assert_eq!(scene.connect_with("one", Some(&"A".repeat(43))).await, 401);
}

#[tokio::test]
async fn a_ticket_is_good_for_a_minute() {
    let scene = Scene::start().await;
    let tickets = [
        scene.ticket(&scene.owner).await,
        scene.ticket(&scene.owner).await,
    ];
    scene.system.advance(Duration::from_secs(59));
    assert_eq!(scene.connect_with("one", Some(&tickets[0])).await, 200);
    scene.system.advance(Duration::from_secs(1));
    assert_eq!(scene.connect_with("two", Some(&tickets[1])).await, 401);
}

#[tokio::test]
async fn a_ticket_is_for_who_asked_for_it_as_they_were_and_no_longer_than_they_are_signed_in() {
    let scene = Scene::start().await;
    let ticket = scene.ticket(&scene.staff).await;
    scene
        .system
        .change_role(scene.staff.id(), Role::Customer)
        .await;
    assert_eq!(scene.connect_with("one", Some(&ticket)).await, 401);

    let ticket = scene.ticket(&scene.colleague).await;
    scene.system.disable(scene.colleague.id()).await;
    assert_eq!(scene.connect_with("two", Some(&ticket)).await, 401);

    let ticket = scene.ticket(&scene.owner).await;
    scene.end_session(&scene.owner).await;
    assert_eq!(scene.connect_with("three", Some(&ticket)).await, 401);
}

#[tokio::test]
async fn a_person_has_so_many_connections_and_no_more_until_one_is_over() {
    let scene = Scene::start().await;
    for number in 0..Connection::MOST {
        scene.connect(&number.to_string(), &scene.owner).await;
    }
    let ticket = scene.ticket(&scene.owner).await;
    assert_eq!(scene.connect_with("more", Some(&ticket)).await, 429);

    scene.disconnect("0").await;
    scene.connect("another", &scene.owner).await;
}

#[tokio::test]
async fn connections_whose_end_nobody_heard_of_do_not_count_for_ever() {
    let scene = Scene::start().await;
    for number in 0..Connection::MOST {
        scene.connect(&number.to_string(), &scene.owner).await;
    }
    scene.system.advance(Connection::LONGEST);
    let owner = scene.system.sign_in(&scene.owner.user).await;
    scene.connect("another", &owner).await;
}

#[tokio::test]
async fn a_ping_is_answered_and_nonsense_is_told_so() {
    let scene = Scene::start().await;
    scene.connect("one", &scene.owner).await;
    scene.say("one", json!({ "type": "ping" })).await;
    assert_eq!(scene.heard("one"), [json!({ "type": "pong" })]);
    for nonsense in [
        json!({ "type": "dance" }),
        json!("ping"),
        json!({ "type": "resume" }),
    ] {
        scene.say("one", nonsense).await;
        assert_eq!(scene.types("one"), ["error"]);
    }
}

#[tokio::test]
async fn an_end_that_is_told_twice_or_of_nobody_does_no_harm() {
    let scene = Scene::start().await;
    scene.connect("one", &scene.owner).await;
    scene.disconnect("one").await;
    scene.disconnect("one").await;
    scene.disconnect("never there").await;
    // Whoever speaks over a connection that was given up is to connect anew.
    scene.say("one", json!({ "type": "ping" })).await;
    assert!(scene.is_closed("one"));
}
