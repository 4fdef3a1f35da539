//! `Idempotency-Key`: a request that is sent again gets the first answer again.

use axum::http::Method;
use serde_json::{Value, json};
use shared_domain::Duration;
use testing::{Call, Response};

use crate::support::{Scene, cake, hours, id, path, with, writes};

const KEY: &str = "idempotency-key";
const REPLAYED: &str = "idempotency-replayed";

fn create(scene: &Scene, key: &str) -> Call {
    scene.create(&cake()).header(KEY, key).bearer(&scene.owner)
}

#[track_caller]
fn expect_again(first: &Response, again: &Response) {
    assert_eq!(again.status, first.status, "{}", again.text());
    assert_eq!(again.bytes, first.bytes);
    assert_eq!(again.header(REPLAYED), Some("true"));
    assert_eq!(first.header(REPLAYED), None);
    for name in ["etag", "location", "content-type", "cache-control"] {
        assert_eq!(again.header(name), first.header(name));
    }
}

async fn orders(scene: &Scene) -> usize {
    scene
        .all("/api/v1/orders", "orders", &scene.admin)
        .await
        .len()
}

#[tokio::test]
async fn an_order_that_is_sent_again_is_placed_once() {
    let scene = Scene::start().await;
    let first = create(&scene, "one").await;
    first.expect(201);
    let before = scene.system.stored().await;
    scene.system.advance(Duration::from_secs(60));
    expect_again(&first, &create(&scene, "one").await);
    assert_eq!(scene.system.stored().await, before);
    let other = create(&scene, "two").await;
    other.expect(201);
    assert_ne!(id(&first), id(&other));
    assert_eq!(orders(&scene).await, 2);
}

#[tokio::test]
async fn every_write_takes_effect_once() {
    let scene = Scene::start().await;
    for (method, rest, body) in writes() {
        let id = scene.taken().await;
        let who = if rest == "/notes" {
            &scene.owner
        } else {
            &scene.admin
        };
        let call = || {
            let call = scene.call(method.clone(), &path(&id, rest)).json(&body);
            call.header(KEY, "~key!").bearer(who)
        };
        let first = call().await;
        assert!(first.status.is_success(), "{rest}: {}", first.text());
        let before = scene.system.stored().await;
        expect_again(&first, &call().await);
        assert_eq!(scene.system.stored().await, before, "{method} {rest}");
    }
}

#[tokio::test]
async fn a_write_that_changes_nothing_is_remembered_too() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let call = || {
        let call = scene.edit(&id, &json!({"title": "Wedding cake"}));
        call.header(KEY, "same").bearer(&scene.owner)
    };
    let first = call().await;
    assert_eq!(first.expect(200)["order"]["version"], 2);
    let edit = scene.edit(&id, &json!({"title": "Birthday cake"}));
    edit.bearer(&scene.owner).await.expect(200);
    expect_again(&first, &call().await);
}

#[tokio::test]
async fn a_replay_needs_neither_the_old_state_nor_the_old_version() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let call = || {
        let call = scene
            .change_status(&id, "IN_PROGRESS")
            .header("if-match", "\"2\"");
        call.header(KEY, "start").bearer(&scene.staff)
    };
    let first = call().await;
    first.expect(200);
    scene.proceed(&id, "COMPLETED").await;
    expect_again(&first, &call().await);
}

#[tokio::test]
async fn the_same_key_with_another_body_is_a_conflict() {
    let scene = Scene::start().await;
    create(&scene, "one").await.expect(201);
    let before = scene.system.stored().await;
    let other = with(cake(), "title", "Birthday cake");
    let answer = scene
        .create(&other)
        .header(KEY, "one")
        .bearer(&scene.owner)
        .await;
    answer.expect_error(409, "IDEMPOTENCY_CONFLICT");
    let invalid = scene
        .create(&json!({}))
        .header(KEY, "one")
        .bearer(&scene.owner)
        .await;
    invalid.expect_error(400, "VALIDATION_ERROR");
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn the_same_body_in_another_order_of_its_members_is_the_same_request() {
    let scene = Scene::start().await;
    let send = |body: &'static str| {
        let call = scene.post("/api/v1/orders").header(KEY, "one");
        call.bearer(&scene.owner)
            .body("application/json", body)
            .into_future()
    };
    let first = send(r#"{"title":"A cake","description":"Red"}"#).await;
    first.expect(201);
    let again = send(r#" {"description":"\u0052ed", "title":"A cake"}"#).await;
    expect_again(&first, &again);
}

#[tokio::test]
async fn a_key_belongs_to_its_caller_its_method_and_its_path() {
    let scene = Scene::start().await;
    let mine = create(&scene, "one").await;
    let call = scene
        .create(&cake())
        .header(KEY, "one")
        .bearer(&scene.stranger);
    let theirs = call.await;
    theirs.expect(201);
    assert_eq!(theirs.header(REPLAYED), None);
    assert_ne!(id(&mine), id(&theirs));
    let body = json!({"title": "Birthday cake"});
    let (first, second) = (scene.taken().await, scene.taken().await);
    for call in [
        scene.edit(&first, &body),
        scene.replace(&first, &body),
        scene.edit(&second, &body),
    ] {
        let answer = call.header(KEY, "one").bearer(&scene.owner).await;
        answer.expect(200);
        assert_eq!(answer.header(REPLAYED), None);
    }
}

#[tokio::test]
async fn a_key_is_forgotten_after_a_day() {
    let scene = Scene::start().await;
    let first = create(&scene, "one").await;
    scene.system.advance(hours(24) - Duration::from_millis(1));
    let owner = scene.system.sign_in(&scene.owner.user).await;
    let call = || scene.create(&cake()).header(KEY, "one").bearer(&owner);
    expect_again(&first, &call().await);
    scene.system.advance(Duration::from_millis(1));
    let anew = call().await;
    anew.expect(201);
    assert_eq!(anew.header(REPLAYED), None);
    assert_ne!(id(&first), id(&anew));
    expect_again(&anew, &call().await);
}

#[tokio::test]
async fn a_refusal_is_not_remembered() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    let call = || {
        let call = scene.change_status(&id, "IN_PROGRESS");
        call.header(KEY, "start").bearer(&scene.admin)
    };
    call().await.expect_error(409, "ORDER_UNASSIGNED");
    scene
        .assign(&id, Some(scene.staff.id()))
        .bearer(&scene.admin)
        .await
        .expect(200);
    let answer = call().await;
    answer.expect(200);
    assert_eq!(answer.header(REPLAYED), None);
}

#[tokio::test]
async fn doubles_at_the_same_moment_place_one_order() {
    let scene = Scene::start().await;
    let calls = (0..8).map(|_| create(&scene, "one").into_future());
    let answers = futures_util::future::join_all(calls).await;
    let ids: std::collections::BTreeSet<_> = answers.iter().map(id).collect();
    assert_eq!(ids.len(), 1);
    let firsts = answers
        .iter()
        .filter(|answer| answer.header(REPLAYED).is_none());
    assert_eq!(firsts.count(), 1);
    assert_eq!(orders(&scene).await, 1);
}

#[tokio::test]
async fn doubles_of_different_requests_let_one_through() {
    let scene = Scene::start().await;
    let calls = ["Wedding cake", "Birthday cake"].map(|title| {
        let call = scene.create(&with(cake(), "title", title));
        call.header(KEY, "one").bearer(&scene.owner).into_future()
    });
    let mut codes: Vec<_> = futures_util::future::join_all(calls)
        .await
        .iter()
        .map(|answer| answer.status.as_u16())
        .collect();
    codes.sort_unstable();
    assert_eq!(codes, [201, 409]);
    assert_eq!(orders(&scene).await, 1);
}

#[tokio::test]
async fn doubles_of_a_note_at_the_same_moment_write_it_once() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let body = json!({"kind": "MESSAGE", "text": "Hello"});
    let calls = (0..5).map(|_| {
        let call = scene.add_note(&id, &body).header(KEY, "hello");
        call.bearer(&scene.owner).into_future()
    });
    for answer in futures_util::future::join_all(calls).await {
        answer.expect(201);
    }
    let notes = scene.notes(&id, "").bearer(&scene.owner).await;
    assert_eq!(notes.expect(200)["notes"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_malformed_key_is_named() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let before = scene.system.stored().await;
    let long = "x".repeat(256);
    for key in ["", "two words", "naïve", "tab\tkey", &long] {
        let mut calls: Vec<_> = writes()
            .map(|(method, rest, body)| scene.call(method, &path(&id, rest)).json(&body))
            .into();
        calls.push(scene.create(&cake()));
        for call in calls {
            let answer = call.header(KEY, key).bearer(&scene.admin).await;
            answer
                .expect_error(400, "VALIDATION_ERROR")
                .expect_fields(&["Idempotency-Key"]);
        }
    }
    assert_eq!(scene.system.stored().await, before);
    create(&scene, &"x".repeat(255)).await.expect(201);
    create(&scene, "!~").await.expect(201);
}

#[tokio::test]
async fn no_body_and_an_empty_object_are_the_same_request() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    let call = |body: Option<Value>| {
        let call = scene
            .call(Method::POST, &path(&id, "/cancel"))
            .header(KEY, "away");
        match body {
            Some(body) => call.json(&body).bearer(&scene.owner),
            None => call.bearer(&scene.owner),
        }
    };
    let first = call(None).await;
    first.expect(200);
    expect_again(&first, &call(Some(json!({}))).await);
    let other = call(Some(json!({"reason": "Too dear"}))).await;
    other.expect_error(409, "IDEMPOTENCY_CONFLICT");
}

#[tokio::test]
async fn what_is_remembered_is_given_only_to_whom_it_was_given() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let call = |user| {
        let call = scene.edit(&id, &json!({"title": "Birthday cake"}));
        call.header(KEY, "one").bearer(user)
    };
    call(&scene.owner).await.expect(200);
    call(&scene.stranger).await.expect_error(404, "NOT_FOUND");
    call(&scene.colleague).await.expect_error(404, "NOT_FOUND");
}
