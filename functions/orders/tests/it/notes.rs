//! `POST /api/v1/orders/{id}/notes` and `GET /api/v1/orders/{id}/notes`

use serde_json::{Value, json};
use testing::TestUser;

use crate::support::{STATUSES, Scene, keys, path, pick};

fn message() -> Value {
    json!({"kind": "MESSAGE", "text": "When will it be ready?"})
}

async fn texts(scene: &Scene, id: &str, user: &TestUser) -> Vec<String> {
    let notes = scene.all(&path(id, "/notes"), "notes", user).await;
    pick(&notes, "text")
        .into_iter()
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn staff_write_notes_and_reports_for_readers_they_name_whatever_the_status() {
    let scene = Scene::start().await;
    for status in STATUSES {
        let id = scene.order_in(status).await;
        let version = scene.see(&id).await["version"].clone();
        for user in [&scene.staff, &scene.admin] {
            for (kind, visibility) in [
                ("NOTE", "INTERNAL"),
                ("NOTE", "CUSTOMER"),
                ("REPORT", "INTERNAL"),
                ("REPORT", "CUSTOMER"),
            ] {
                scene.pass_time().await;
                let body =
                    json!({"kind": kind, "text": " First\n\tcoat ", "visibility": visibility});
                let answer = scene.add_note(&id, &body).bearer(user).await;
                let note = &answer.expect(201)["note"];
                let expected = json!({
                    "id": note["id"],
                    "orderId": id,
                    "kind": kind,
                    "text": " First\n\tcoat ",
                    "visibility": visibility,
                    "author": {
                        "id": user.id().to_string(),
                        "name": user.user.full_name(),
                        "role": user.user.role.as_str(),
                    },
                    "createdAt": scene.system.now().to_string(),
                });
                assert_eq!(*note, expected);
                assert_eq!(keys(&answer.json["data"]), ["note"]);
                let event = scene.events(&id).await.pop().unwrap();
                assert_eq!(event["action"], "NOTE_ADDED");
                assert_eq!(event["metadata"], json!({"noteId": note["id"]}));
                assert_eq!(event["status"], status);
            }
        }
        assert_eq!(scene.see(&id).await["version"], version);
    }
}

#[tokio::test]
async fn the_owner_writes_messages_until_the_order_is_final() {
    let scene = Scene::start().await;
    for status in STATUSES {
        let id = scene.order_in(status).await;
        let answer = scene.add_note(&id, &message()).bearer(&scene.owner).await;
        if ["COMPLETED", "CANCELLED"].contains(&status) {
            answer.expect_error(403, "FORBIDDEN");
            assert!(texts(&scene, &id, &scene.admin).await.is_empty());
        } else {
            let note = &answer.expect(201)["note"];
            assert_eq!(note["visibility"], "CUSTOMER");
            assert_eq!(note["author"]["role"], "CUSTOMER");
            assert_eq!(texts(&scene, &id, &scene.staff).await.len(), 1);
        }
    }
    let queued = scene.queued().await;
    let answer = scene
        .add_note(&queued, &message())
        .bearer(&scene.owner)
        .await;
    answer.expect(201);
}

#[tokio::test]
async fn each_writes_what_is_theirs_to_write() {
    let scene = Scene::start().await;
    let assigned = scene.taken().await;
    let queued = scene.queued().await;
    let before = scene.system.stored().await;
    let note = |kind: &str| json!({"kind": kind, "text": "x", "visibility": "CUSTOMER"});
    for (user, id, kind, status) in [
        (&scene.owner, &assigned, "NOTE", 403),
        (&scene.owner, &assigned, "REPORT", 403),
        (&scene.staff, &assigned, "MESSAGE", 403),
        (&scene.admin, &assigned, "MESSAGE", 403),
        (&scene.staff, &queued, "NOTE", 403),
        (&scene.staff, &queued, "MESSAGE", 403),
        (&scene.colleague, &assigned, "NOTE", 404),
        (&scene.stranger, &assigned, "MESSAGE", 404),
        (&scene.stranger, &queued, "MESSAGE", 404),
    ] {
        let answer = scene.add_note(id, &note(kind)).bearer(user).await;
        assert_eq!(answer.status, status, "{kind}: {}", answer.text());
    }
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn every_failing_field_is_named_at_once() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let before = scene.system.stored().await;
    for (body, fields) in [
        (json!({}), &["kind", "text"][..]),
        (
            json!({"kind": "note", "text": "", "visibility": "PUBLIC", "author": "me"}),
            &["kind", "text", "visibility", "author"],
        ),
        (
            json!({"kind": 1, "text": 2, "visibility": 3}),
            &["kind", "text", "visibility"],
        ),
        (
            json!({"kind": "NOTE", "text": "x".repeat(5_001), "visibility": "INTERNAL"}),
            &["text"],
        ),
        (
            json!({"kind": "NOTE", "text": "a\rb", "visibility": "INTERNAL"}),
            &["text"],
        ),
        (
            json!({"kind": "NOTE", "text": null, "visibility": "INTERNAL"}),
            &["text"],
        ),
        (json!({"kind": "NOTE", "text": "x"}), &["visibility"]),
        (
            json!({"kind": "REPORT", "text": "x", "visibility": null}),
            &["visibility"],
        ),
    ] {
        let answer = scene.add_note(&id, &body).bearer(&scene.staff).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
    let internal = json!({"kind": "MESSAGE", "text": "x", "visibility": "INTERNAL"});
    let answer = scene.add_note(&id, &internal).bearer(&scene.owner).await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["visibility"]);
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn the_longest_note_is_kept_as_it_was_given() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let text = "<b>\u{2028}😀".repeat(1_000);
    let body = json!({"kind": "REPORT", "text": text, "visibility": "CUSTOMER"});
    scene
        .add_note(&id, &body)
        .bearer(&scene.staff)
        .await
        .expect(201);
    assert_eq!(texts(&scene, &id, &scene.owner).await, [text]);
}

#[tokio::test]
async fn notes_come_newest_first_to_those_who_may_read_them() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for number in 0..12 {
        let visibility = if number % 3 == 0 {
            "CUSTOMER"
        } else {
            "INTERNAL"
        };
        scene.note(&id, &format!("Note {number}"), visibility).await;
    }
    scene.pass_time().await;
    scene
        .add_note(&id, &message())
        .bearer(&scene.owner)
        .await
        .expect(201);
    let expected = |numbers: &[usize]| {
        let mut texts = vec!["When will it be ready?".to_owned()];
        texts.extend(numbers.iter().rev().map(|number| format!("Note {number}")));
        texts
    };
    let all: Vec<_> = (0..12).collect();
    for user in [&scene.staff, &scene.admin] {
        assert_eq!(texts(&scene, &id, user).await, expected(&all));
    }
    assert_eq!(
        texts(&scene, &id, &scene.owner).await,
        expected(&[0, 3, 6, 9])
    );
    for limit in [1, 2, 5, 100] {
        let query = format!("limit={limit}");
        let pages = scene
            .app
            .walk(&path(&id, "/notes"), &query, "notes", &scene.owner)
            .await;
        assert_eq!(pages.concat().len(), 5, "{limit}");
    }
}

#[tokio::test]
async fn whoever_looks_at_the_queue_reads_no_notes() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    scene
        .add_note(&id, &message())
        .bearer(&scene.owner)
        .await
        .expect(201);
    let answer = scene.notes(&id, "").bearer(&scene.staff).await;
    answer.expect_error(403, "FORBIDDEN");
    let history = scene.history(&id, "").bearer(&scene.staff).await;
    assert_eq!(
        history.expect(200)["history"].as_array().map(Vec::len),
        Some(2)
    );
    for user in [&scene.stranger] {
        let answer = scene.notes(&id, "").bearer(user).await;
        answer.expect_error(404, "NOT_FOUND");
    }
}

#[tokio::test]
async fn a_note_may_be_meant_for_one_version_of_the_order() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let write = |condition: &str| {
        let call = scene
            .add_note(&id, &message())
            .header("if-match", condition);
        call.bearer(&scene.owner)
    };
    write("\"1\"").await.expect_error(412, "VERSION_MISMATCH");
    write("\"2\"").await.expect(201);
    write("\"2\"").await.expect(201);
}
