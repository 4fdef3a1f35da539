use std::future::IntoFuture;

use serde_json::json;
use shared_domain::Duration;

use crate::support::{TestApp, id, many, one};

#[tokio::test]
async fn files_that_are_declared_again_get_fresh_urls_and_are_the_same() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let send = |user| {
        let call = app.upload(&scene.order, &many(2)).bearer(user);
        call.header("idempotency-key", "k")
    };
    let first = send(&scene.staff).await;
    app.system.advance(Duration::from_secs(20 * 60));
    let staff = app.system.sign_in(&scene.staff.user).await;
    let second = send(&staff).await;
    let (first, data) = (first.expect(201), second.expect(201));
    assert_eq!(second.header("idempotency-replayed"), Some("true"));
    assert_eq!(second.header("cache-control"), Some("no-store"));
    assert_eq!(data["uploads"][0]["media"], first["uploads"][0]["media"]);
    assert_eq!(
        data["uploads"][1]["upload"]["expiresAt"],
        "2030-01-01T00:35:00.000Z"
    );
    assert_eq!(
        app.list(&scene.order).bearer(&staff).await.expect(200)["mediaFiles"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let other = app.upload(&scene.order, &many(1)).bearer(&staff);
    other
        .header("idempotency-key", "k")
        .await
        .expect_error(409, "IDEMPOTENCY_CONFLICT");
}

#[tokio::test]
async fn files_that_are_not_awaited_any_more_get_no_fresh_url() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let send = |user| {
        let call = app.upload(&scene.order, &many(3)).bearer(user);
        call.header("idempotency-key", "k")
    };
    let first = send(&scene.staff).await;
    let first = first.expect(201);
    let media = |at: usize| {
        let id = first["uploads"][at]["media"]["id"].as_str();
        id.unwrap().to_owned()
    };
    let gone = app.remove(&scene.order, &media(0)).bearer(&scene.staff);
    gone.await.expect(200);
    app.accept(&scene.order, &media(1)).await;
    app.system.advance(Duration::from_secs(20 * 60));
    let staff = app.system.sign_in(&scene.staff.user).await;
    let again = send(&staff).await;
    let again = again.expect(201);
    let ends: Vec<_> = (0..3)
        .map(|at| {
            again["uploads"][at]["upload"]["expiresAt"]
                .as_str()
                .unwrap()
        })
        .collect();
    let [over, awaited] = ["2030-01-01T00:15:00.000Z", "2030-01-01T00:35:00.000Z"];
    assert_eq!(ends, [over, over, awaited]);
    assert_eq!(
        again["uploads"][0]["upload"]["url"],
        first["uploads"][0]["upload"]["url"]
    );
}

#[tokio::test]
async fn a_deletion_that_is_sent_again_is_answered_again() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    for replayed in [None, Some("true")] {
        let call = app.remove(&scene.order, &media).bearer(&scene.staff);
        let answer = call.header("idempotency-key", "d").await;
        answer.expect(200);
        assert_eq!(answer.header("idempotency-replayed"), replayed);
    }
}

#[tokio::test]
async fn an_edit_that_is_sent_again_changes_nothing_more() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    let send = || {
        let call = app.edit(&scene.order, &media, &json!({"isPublic": true}));
        call.bearer(&scene.staff).header("idempotency-key", "e")
    };
    send().await.expect(200);
    let back = app.edit(&scene.order, &media, &json!({"isPublic": false}));
    back.bearer(&scene.staff).await.expect(200);
    assert_eq!(send().await.expect(200)["media"]["isPublic"], true);
    assert!(!app.kept(&scene.order, &media).await.unwrap().is_public);
}

#[tokio::test]
async fn the_same_deletion_sent_many_times_at_once_is_answered_alike() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    let send = || {
        let call = app.remove(&scene.order, &media).bearer(&scene.staff);
        call.header("idempotency-key", "at-once").into_future()
    };
    for answer in futures_util::future::join_all((0..5).map(|_| send())).await {
        answer.expect(200);
    }
}

#[tokio::test]
async fn who_no_longer_sees_the_order_gets_no_urls_by_sending_again() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    let calls = || {
        let declare = app.upload(&scene.order, &one("a.jpg"));
        let renew = app.renew(&scene.order, &media);
        let edit = app.edit(&scene.order, &media, &json!({}));
        [declare, renew, edit].map(|call| call.bearer(&scene.staff).header("idempotency-key", "k"))
    };
    for call in calls() {
        let answer = call.await;
        assert!(answer.status.is_success(), "{}", answer.text());
    }
    let other = app.system.user(shared_domain::user::Role::Staff).await;
    app.system.assign(&scene.order, &other).await;
    for call in calls() {
        call.await.expect_error(404, "NOT_FOUND");
    }
}

#[tokio::test]
async fn the_same_declaration_sent_many_times_at_once_takes_effect_once() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let send = || {
        let call = app.upload(&scene.order, &one("a.jpg")).bearer(&scene.staff);
        call.header("idempotency-key", "at-once").into_future()
    };
    let answers = futures_util::future::join_all((0..5).map(|_| send())).await;
    let mut ids: Vec<_> = answers
        .iter()
        .filter(|answer| answer.status == 201)
        .map(|answer| id(answer.expect(201)))
        .collect();
    ids.dedup();
    assert_eq!(ids.len(), 1, "{answers:?}");
    for answer in answers.iter().filter(|answer| answer.status != 201) {
        answer.expect_error(409, "CONFLICT");
    }
}

#[tokio::test]
async fn a_right_to_upload_is_not_given_again_once_the_file_is_gone() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    let renew = || {
        let call = app.renew(&scene.order, &media).bearer(&scene.staff);
        call.header("idempotency-key", "u").into_future()
    };
    renew().await.expect(200);
    assert_eq!(renew().await.header("idempotency-replayed"), Some("true"));
    let removed = app.remove(&scene.order, &media).bearer(&scene.staff).await;
    removed.expect(200);
    renew().await.expect_error(404, "NOT_FOUND");
}
