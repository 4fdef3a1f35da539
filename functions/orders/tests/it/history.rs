//! `GET /api/v1/orders/{id}/history`

use serde_json::{Value, json};

use crate::support::{Scene, keys, next_cursor, path, pick};

#[tokio::test]
async fn an_event_tells_what_happened_and_who_did_it() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    scene
        .edit(&id, &json!({"title": "Birthday cake"}))
        .bearer(&scene.owner)
        .await
        .expect(200);
    scene.proceed(&id, "IN_PROGRESS").await;
    scene.note(&id, "Flour is here", "CUSTOMER").await;
    scene.proceed(&id, "ON_HOLD").await;
    scene.cancel(&id).bearer(&scene.owner).await.expect(200);
    let events = scene.events(&id).await;
    assert_eq!(
        pick(&events, "action"),
        [
            "ORDER_CREATED",
            "ASSIGNEE_CHANGED",
            "ORDER_UPDATED",
            "STATUS_CHANGED",
            "NOTE_ADDED",
            "STATUS_CHANGED",
            "ORDER_CANCELLED",
        ]
    );
    assert_eq!(
        pick(&events, "status"),
        [
            "PENDING",
            "PENDING",
            "PENDING",
            "IN_PROGRESS",
            "IN_PROGRESS",
            "ON_HOLD",
            "CANCELLED",
        ]
    );
    let times = pick(&events, "createdAt");
    assert!(times.is_sorted(), "{times:?}");
    for event in &events {
        let fields = [
            "action",
            "changedBy",
            "comment",
            "createdAt",
            "id",
            "metadata",
            "previousStatus",
            "status",
        ];
        assert_eq!(keys(event), fields);
        assert_eq!(keys(&event["changedBy"]), ["id", "name", "role"]);
    }
    assert_eq!(keys(&events[4]["metadata"]), ["noteId"]);
    let by_owner = scene
        .all(&path(&id, "/history"), "history", &scene.owner)
        .await;
    assert_eq!(by_owner.into_iter().rev().collect::<Vec<_>>(), events);
}

#[tokio::test]
async fn history_comes_newest_first_in_pages_of_any_size() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for number in 0..23 {
        scene.note(&id, &format!("Note {number}"), "CUSTOMER").await;
    }
    let answer = scene.history(&id, "").bearer(&scene.staff).await;
    let data = answer.expect(200);
    assert_eq!(keys(data), ["history", "pagination"]);
    assert_eq!(data["history"].as_array().map(Vec::len), Some(20));
    assert_eq!(data["pagination"]["limit"], 20);
    let whole = scene
        .app
        .walk(&path(&id, "/history"), "limit=100", "history", &scene.staff)
        .await;
    assert_eq!(whole.len(), 1);
    assert_eq!(whole[0].len(), 25);
    let times = pick(&whole[0], "createdAt");
    assert!(times.iter().rev().is_sorted());
    for limit in [1, 2, 5, 24, 25] {
        let query = format!("limit={limit}");
        let pages = scene
            .app
            .walk(&path(&id, "/history"), &query, "history", &scene.staff)
            .await;
        assert_eq!(pages.concat(), whole[0], "{limit}");
        assert_eq!(pages.len(), 25_usize.div_ceil(limit), "{limit}");
    }
}

#[tokio::test]
async fn what_is_internal_does_not_show_in_the_owners_history() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for number in 0..15 {
        scene
            .note(&id, &format!("Shared {number}"), "CUSTOMER")
            .await;
        scene
            .note(&id, &format!("Secret {number}"), "INTERNAL")
            .await;
    }
    let all = scene.events(&id).await;
    assert_eq!(all.len(), 32);
    let shared = scene.all(&path(&id, "/notes"), "notes", &scene.owner).await;
    let shared: Vec<_> = pick(&shared, "id").into_iter().map(str::to_owned).collect();
    for limit in [1, 3, 10, 100] {
        let query = format!("limit={limit}");
        let pages = scene
            .app
            .walk(&path(&id, "/history"), &query, "history", &scene.owner)
            .await;
        let mut seen = pages.concat();
        seen.reverse();
        let is_visible = |event: &Value| match event["metadata"]["noteId"].as_str() {
            Some(note) => shared.iter().any(|id| id == note),
            None => true,
        };
        let expected: Vec<_> = all
            .iter()
            .filter(|event| is_visible(event))
            .cloned()
            .collect();
        assert_eq!(seen, expected, "{limit}");
        assert_eq!(seen.len(), 17);
    }
}

#[tokio::test]
async fn the_owner_cannot_tell_from_pages_and_cursors_what_is_internal() {
    let scene = Scene::start().await;
    let (bare, annotated) = (scene.taken().await, scene.taken().await);
    for id in [&bare, &annotated] {
        for number in 0..4 {
            scene
                .note(id, &format!("Shared {number}"), "CUSTOMER")
                .await;
            if *id == annotated {
                scene.note(id, "Secret", "INTERNAL").await;
                scene.note(id, "Secret", "INTERNAL").await;
            }
        }
    }
    for (name, limit) in [("history", 2), ("history", 6), ("notes", 2), ("notes", 4)] {
        let mut shapes = Vec::new();
        for id in [&bare, &annotated] {
            let query = format!("limit={limit}");
            let list = path(id, &format!("/{name}"));
            let pages = scene.app.walk(&list, &query, name, &scene.owner).await;
            shapes.push(pages.iter().map(Vec::len).collect::<Vec<_>>());
            let answer = scene
                .get(&format!("{list}?{query}"))
                .bearer(&scene.owner)
                .await;
            let length = next_cursor(&answer).map(|cursor| cursor.len());
            shapes.push(length.into_iter().collect());
        }
        assert_eq!(shapes[..2], shapes[2..], "{name} by {limit}");
    }
}

#[tokio::test]
async fn what_happens_during_a_walk_does_not_disturb_it() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for number in 0..6 {
        scene.note(&id, &format!("Note {number}"), "CUSTOMER").await;
    }
    let before = scene.events(&id).await;
    let first = scene.history(&id, "limit=3").bearer(&scene.owner).await;
    let cursor = next_cursor(&first).unwrap();
    scene.note(&id, "Later", "CUSTOMER").await;
    scene.proceed(&id, "IN_PROGRESS").await;
    let query = format!("limit=100&cursor={cursor}");
    let rest = scene.history(&id, &query).bearer(&scene.owner).await;
    let mut seen = first.expect(200)["history"].as_array().unwrap().clone();
    seen.extend(rest.expect(200)["history"].as_array().unwrap().clone());
    seen.reverse();
    assert_eq!(seen, before);
}

#[tokio::test]
async fn notes_and_changes_stand_in_the_order_in_which_they_happened() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    // The clock stands still, so that only the versions tell what came first.
    for title in ["One", "Two", "Three"] {
        let body = json!({"title": format!("Cake {title}")});
        scene
            .edit(&id, &body)
            .bearer(&scene.owner)
            .await
            .expect(200);
        let note = json!({"kind": "MESSAGE", "text": title});
        scene
            .add_note(&id, &note)
            .bearer(&scene.owner)
            .await
            .expect(201);
    }
    let events = scene.events(&id).await;
    let kinds: Vec<_> = pick(&events, "action")[2..]
        .chunks(2)
        .map(<[_]>::to_vec)
        .collect();
    assert_eq!(kinds, vec![vec!["ORDER_UPDATED", "NOTE_ADDED"]; 3]);
    let times = pick(&events, "createdAt");
    assert!(times.is_sorted(), "{times:?}");
}
