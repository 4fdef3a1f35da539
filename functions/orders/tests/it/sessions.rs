//! Whose tokens hold.

use serde_json::json;
use shared_domain::{Duration, SessionId, user::Role};
use testing::{Call, System, TestUser};

use crate::support::{READS, Scene, cake, path, writes};

fn reads(scene: &Scene, id: &str) -> Vec<Call> {
    let mut calls: Vec<_> = READS.map(|rest| scene.get(&path(id, rest))).into();
    calls.push(scene.list(""));
    calls
}

fn all_writes(scene: &Scene, id: &str) -> Vec<Call> {
    let of_order =
        writes().map(|(method, rest, body)| scene.call(method, &path(id, rest)).json(&body));
    of_order
        .into_iter()
        .chain([scene.create(&cake())])
        .collect()
}

async fn expect_refused(calls: Vec<Call>, user: &TestUser) {
    for call in calls {
        call.bearer(user).await.expect_error(401, "UNAUTHORIZED");
    }
}

#[tokio::test]
async fn nobody_gets_anywhere_without_a_token() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let before = scene.system.stored().await;
    let calls = || {
        reads(&scene, &id)
            .into_iter()
            .chain(all_writes(&scene, &id))
    };
    for call in calls() {
        call.await.expect_error(401, "UNAUTHORIZED");
    }
    for header in [
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        "Bearer a.b.c",
        "Token x",
    ] {
        for call in calls() {
            let answer = call.header("authorization", header).await;
            answer.expect_error(401, "UNAUTHORIZED");
        }
    }
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn who_is_signed_out_disabled_or_demoted_writes_nothing_more() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let system = &scene.system;
    let ended = TestUser {
        token: system.access_token(&scene.owner.user, SessionId::generate(system.now())),
        ..scene.owner.clone()
    };
    system.disable(scene.stranger.id()).await;
    system.change_role(scene.staff.id(), Role::Customer).await;
    system.change_role(scene.admin.id(), Role::Staff).await;
    let before = system.stored().await;
    for user in [&ended, &scene.stranger, &scene.staff, &scene.admin] {
        expect_refused(all_writes(&scene, &id), user).await;
    }
    assert_eq!(system.stored().await, before);
}

#[tokio::test]
async fn staff_and_administrators_who_lost_their_place_read_nothing_more() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let system = &scene.system;
    let ended = TestUser {
        token: system.access_token(&scene.colleague.user, SessionId::generate(system.now())),
        ..scene.colleague.clone()
    };
    system.change_role(scene.staff.id(), Role::Customer).await;
    system.disable(scene.admin.id()).await;
    for user in [&ended, &scene.staff, &scene.admin] {
        expect_refused(reads(&scene, &id), user).await;
    }
}

#[tokio::test]
async fn a_customer_reads_until_the_token_expires() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    scene.system.disable(scene.owner.id()).await;
    for call in reads(&scene, &id) {
        call.bearer(&scene.owner).await.expect(200);
    }
    scene
        .system
        .advance(System::ACCESS_LIFETIME + Duration::from_secs(1));
    for call in reads(&scene, &id)
        .into_iter()
        .chain(all_writes(&scene, &id))
    {
        let answer = call.bearer(&scene.owner).await;
        answer.expect_error(401, "TOKEN_EXPIRED");
    }
}

#[tokio::test]
async fn one_who_was_promoted_is_staff_from_the_next_sign_in_on() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    scene
        .system
        .change_role(scene.owner.id(), Role::Staff)
        .await;
    let mut user = scene.owner.user.clone();
    user.role = Role::Staff;
    let promoted = scene.system.sign_in(&user).await;
    let answer = scene.read(&id).bearer(&promoted).await;
    answer.expect_error(404, "NOT_FOUND");
    let listed = scene.list("").bearer(&promoted).await;
    assert_eq!(listed.expect(200)["orders"], json!([]));
}
