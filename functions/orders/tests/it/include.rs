//! `GET /api/v1/orders/{id}?include=…`

use serde_json::{Value, json};
use shared_domain::media::Origin;
use testing::TestUser;

use crate::support::{Scene, path};

/// An order on which much was written and to which both sides added a file; its id.
async fn much_told(scene: &Scene) -> String {
    let id = scene.taken().await;
    for number in 0..21 {
        let visibility = if number % 7 == 0 {
            "CUSTOMER"
        } else {
            "INTERNAL"
        };
        scene.note(&id, &format!("Coat {number}"), visibility).await;
    }
    let order = scene.system.reread(id.parse().unwrap()).await;
    let (staff, owner) = (&scene.staff.user, &scene.owner.user);
    scene.system.file_by(staff, &order, Origin::Staff).await;
    scene.system.file_by(owner, &order, Origin::Customer).await;
    id
}

async fn see(scene: &Scene, id: &str, query: &str, user: &TestUser) -> Value {
    let answer = scene.get(&path(id, query)).bearer(user).await;
    answer.expect(200).clone()
}

#[tokio::test]
async fn an_order_comes_with_its_notes_and_files_in_one_answer() {
    let scene = Scene::start().await;
    let id = much_told(&scene).await;
    for user in [&scene.owner, &scene.staff, &scene.admin] {
        let plain = see(&scene, &id, "", user).await;
        let notes = see(&scene, &id, "/notes", user).await;
        for (query, names) in [
            (
                "?include=notes,media",
                vec!["history", "media", "notes", "order"],
            ),
            (
                "?include=media,notes",
                vec!["history", "media", "notes", "order"],
            ),
            ("?include=notes", vec!["history", "notes", "order"]),
            ("?include=media", vec!["history", "media", "order"]),
        ] {
            let all = see(&scene, &id, query, user).await;
            assert_eq!(all["order"], plain["order"]);
            assert_eq!(all["history"], plain["history"]);
            let keys: Vec<_> = all.as_object().unwrap().keys().collect();
            assert_eq!(keys, names, "{query}");
            if names.contains(&"notes") {
                assert_eq!(all["notes"]["notes"], notes["notes"]);
                assert_eq!(all["notes"]["pagination"]["limit"], 20);
            }
        }
    }
}

#[tokio::test]
async fn the_next_page_of_the_notes_follows_the_one_that_came_along() {
    let scene = Scene::start().await;
    let id = much_told(&scene).await;
    let first = see(&scene, &id, "?include=notes", &scene.staff).await;
    let cursor = first["notes"]["pagination"]["nextCursor"].as_str().unwrap();
    let rest = see(
        &scene,
        &id,
        &format!("/notes?cursor={cursor}"),
        &scene.staff,
    )
    .await;
    assert_eq!(rest["notes"].as_array().unwrap().len(), 1);
    assert_eq!(rest["notes"][0]["text"], "Coat 0");
}

#[tokio::test]
async fn what_comes_along_is_what_the_caller_may_see() {
    let scene = Scene::start().await;
    let id = much_told(&scene).await;
    let query = "?include=notes,media";
    let owner = see(&scene, &id, query, &scene.owner).await;
    assert_eq!(owner["notes"]["notes"].as_array().unwrap().len(), 3);
    assert_eq!(owner["media"]["mediaFiles"], json!([]));
    assert_eq!(owner["media"]["customerMedia"].as_array().unwrap().len(), 1);
    let staff = see(&scene, &id, query, &scene.staff).await;
    assert_eq!(staff["notes"]["notes"].as_array().unwrap().len(), 20);
    let file = &staff["media"]["mediaFiles"][0];
    for url in ["url", "thumbnailUrl", "previewUrl"] {
        assert!(file[url].as_str().unwrap().contains("X-Amz-Signature="));
    }
    for user in [&scene.stranger, &scene.colleague] {
        let answer = scene.get(&path(&id, query)).bearer(user).await;
        answer.expect_error(404, "NOT_FOUND");
    }
}

#[tokio::test]
async fn who_looks_at_the_queue_sees_files_and_no_notes() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    let order = scene.system.reread(id.parse().unwrap()).await;
    let owner = &scene.owner.user;
    scene.system.file_by(owner, &order, Origin::Customer).await;
    let seen = see(&scene, &id, "?include=notes,media", &scene.staff).await;
    assert_eq!(seen["notes"], Value::Null);
    assert!(seen.as_object().unwrap().contains_key("notes"));
    assert_eq!(seen["media"]["customerMedia"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn another_word_is_refused() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for word in [
        "",
        "history",
        "notes,",
        "notes,%20media",
        "Notes",
        "notes,media,x",
    ] {
        let answer = scene.get(&path(&id, &format!("?include={word}")));
        answer
            .bearer(&scene.owner)
            .await
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["include"]);
    }
    let answer = scene.get(&path(&id, "?include=notes&include=media"));
    let answer = answer.bearer(&scene.owner).await;
    answer.expect_error(400, "VALIDATION_ERROR");
    let nowhere = scene.get(&path("ORD-20260830-7KQ4M2X", "?include=x"));
    let nowhere = nowhere.bearer(&scene.owner).await;
    nowhere.expect_error(400, "VALIDATION_ERROR");
}

#[tokio::test]
async fn the_etag_covers_what_came_along() {
    let scene = Scene::start().await;
    let id = much_told(&scene).await;
    let ask = |query: &str| scene.get(&path(&id, query)).bearer(&scene.staff);
    let query = "?include=notes,media";
    let known = ask(query).await.header("etag").unwrap().to_owned();
    let plain = ask("").await.header("etag").unwrap().to_owned();
    assert_ne!(known, plain);
    let unchanged = ask(query).header("if-none-match", &known).await;
    assert_eq!(unchanged.status, 304);
    let body = json!({"kind": "NOTE", "text": "Another coat", "visibility": "INTERNAL"});
    scene
        .add_note(&id, &body)
        .bearer(&scene.staff)
        .await
        .expect(201);
    let changed = ask(query).header("if-none-match", &known).await;
    changed.expect(200);
    assert_ne!(changed.header("etag"), Some(known.as_str()));
    assert_eq!(changed.header("cache-control"), Some("no-store"));
    // The version is the same: a write that was meant for it still is.
    let status = scene.change_status(&id, "IN_PROGRESS").bearer(&scene.staff);
    status.header("if-match", &known).await.expect(200);
}
