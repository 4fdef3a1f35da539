//! `GET /api/v1/orders/{id}`

use serde_json::{Value, json};

use crate::support::{READS, STATUSES, SUMMARY_FIELDS, Scene, keys, path, pick};

#[tokio::test]
async fn an_order_is_seen_by_those_it_concerns_and_does_not_exist_for_others() {
    let scene = Scene::start().await;
    let [owner, stranger, staff, colleague, admin] = scene.everybody();
    for status in STATUSES {
        let id = scene.order_in(status).await;
        for user in [owner, staff, admin] {
            let answer = scene.read(&id).bearer(user).await;
            assert_eq!(answer.expect(200)["order"]["status"], status);
            assert_eq!(keys(&answer.json["data"]), ["history", "order"]);
        }
        for user in [stranger, colleague] {
            for rest in READS {
                let answer = scene.get(&path(&id, rest)).bearer(user).await;
                answer.expect_error(404, "NOT_FOUND").expect_fields(&[]);
            }
        }
    }
}

#[tokio::test]
async fn all_staff_read_what_waits_in_the_queue() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    for user in [&scene.staff, &scene.colleague] {
        let answer = scene.read(&id).bearer(user).await;
        assert_eq!(answer.expect(200)["order"]["allowedTransitions"], json!([]));
    }
    let answer = scene.read(&id).bearer(&scene.stranger).await;
    answer.expect_error(404, "NOT_FOUND");
}

#[tokio::test]
async fn an_unassigned_order_that_is_not_pending_is_in_no_queue() {
    let scene = Scene::start().await;
    let on_hold = scene.order_in("ON_HOLD").await;
    let unassign = scene.assign(&on_hold, None).bearer(&scene.admin).await;
    unassign.expect(200);
    let cancelled = scene.queued().await;
    scene
        .cancel(&cancelled)
        .bearer(&scene.owner)
        .await
        .expect(200);
    for id in [on_hold, cancelled] {
        for user in [&scene.staff, &scene.colleague] {
            let answer = scene.read(&id).bearer(user).await;
            answer.expect_error(404, "NOT_FOUND");
        }
        scene.read(&id).bearer(&scene.owner).await.expect(200);
    }
}

#[tokio::test]
async fn what_does_not_exist_and_what_may_not_be_seen_are_told_apart_nowhere() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let number = scene.see(&id).await["orderNumber"]
        .as_str()
        .unwrap()
        .to_owned();
    let unknown = shared_domain::OrderId::generate(scene.system.now()).to_string();
    let mut answers = Vec::new();
    for name in [&id, &number, &unknown, "ORD-20300101-0000000", "nothing"] {
        let answer = scene.read(name).bearer(&scene.stranger).await;
        answers.push(answer.without_timestamp());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
}

#[tokio::test]
async fn what_is_no_id_is_no_order() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    let doubled = format!("{id}{id}");
    let in_braces = format!("%7B{id}%7D");
    for name in [
        "1",
        "undefined",
        "%20",
        "%00",
        "%FF%FE",
        "..",
        "%2e%2e%2f",
        "ORD-",
        "ORD-20300101-",
        "ORD-20300101-%F0%9F%8E%82",
        "6ba7b810-9dad-41d1-80b4-00c04fd430c8",
        &doubled,
        &in_braces,
        &format!("{id}%20"),
        &"x".repeat(5_000),
    ] {
        for rest in READS {
            let answer = scene.get(&path(name, rest)).bearer(&scene.admin).await;
            answer.expect_error(404, "NOT_FOUND");
        }
    }
}

#[tokio::test]
async fn an_order_comes_with_its_latest_ten_events() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for number in 0..12 {
        scene.note(&id, &format!("Note {number}"), "CUSTOMER").await;
    }
    let events = scene.events(&id).await;
    assert_eq!(events.len(), 14);
    for user in [&scene.owner, &scene.staff, &scene.admin] {
        let answer = scene.read(&id).bearer(user).await;
        let shown = answer.expect(200)["history"].as_array().unwrap().clone();
        let latest: Vec<_> = events.iter().rev().take(10).cloned().collect();
        assert_eq!(shown, latest);
    }
}

#[tokio::test]
async fn the_owner_gets_the_latest_events_they_may_see_however_many_they_may_not() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for number in 0..11 {
        scene
            .note(&id, &format!("Shared {number}"), "CUSTOMER")
            .await;
    }
    for number in 0..30 {
        scene
            .note(&id, &format!("Internal {number}"), "INTERNAL")
            .await;
    }
    let all = scene.events(&id).await;
    let visible: Vec<Value> = all[..13].iter().rev().take(10).cloned().collect();
    let answer = scene.read(&id).bearer(&scene.owner).await;
    assert_eq!(answer.expect(200)["history"], json!(visible));
    let answer = scene.read(&id).bearer(&scene.staff).await;
    let latest: Vec<Value> = all.iter().rev().take(10).cloned().collect();
    assert_eq!(answer.expect(200)["history"], json!(latest));
}

#[tokio::test]
async fn the_owner_gets_what_little_they_may_see() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for number in 0..30 {
        scene
            .note(&id, &format!("Internal {number}"), "INTERNAL")
            .await;
    }
    let answer = scene.read(&id).bearer(&scene.owner).await;
    let history = answer.expect(200)["history"].as_array().unwrap();
    let actions = pick(history, "action");
    assert_eq!(actions, ["ASSIGNEE_CHANGED", "ORDER_CREATED"]);
    assert!(!answer.text().contains("Internal"));
}

#[tokio::test]
async fn an_answer_that_the_client_has_is_not_sent_again() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let first = scene.read(&id).bearer(&scene.owner).await;
    let etag = first.header("etag").unwrap().to_owned();
    for known in [
        etag.clone(),
        format!("W/{etag}"),
        format!("\"other\", {etag}"),
        "*".to_owned(),
    ] {
        let call = scene.read(&id).bearer(&scene.owner);
        let answer = call.header("if-none-match", &known).await;
        assert_eq!(answer.status, 304, "{known}");
        assert!(answer.bytes.is_empty());
        assert_eq!(answer.header("etag"), Some(etag.as_str()));
        assert_eq!(answer.header("cache-control"), Some("private, no-cache"));
    }
    for known in ["\"2\"", "\"other\"", "nonsense", "", &etag[1..]] {
        let call = scene.read(&id).bearer(&scene.owner);
        let answer = call.header("if-none-match", known).await;
        answer.expect(200);
    }
}

#[tokio::test]
async fn the_etag_covers_the_history_and_what_the_caller_may_do() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let etag = async |user| {
        let answer = scene.read(&id).bearer(user).await;
        answer.header("etag").unwrap().to_owned()
    };
    let before = etag(&scene.owner).await;
    assert_ne!(before, etag(&scene.staff).await);
    scene.note(&id, "Internal", "INTERNAL").await;
    assert_eq!(before, etag(&scene.owner).await);
    scene.note(&id, "Shared", "CUSTOMER").await;
    let after = etag(&scene.owner).await;
    assert_ne!(before, after);
    scene.system.advance(crate::support::minutes(5));
    assert_eq!(after, etag(&scene.owner).await);
}

#[tokio::test]
async fn each_hears_where_they_may_take_the_order_next() {
    let scene = Scene::start().await;
    let expected = [
        (
            "PENDING",
            json!(["CANCELLED"]),
            json!(["IN_PROGRESS"]),
            json!(["IN_PROGRESS", "CANCELLED"]),
        ),
        (
            "IN_PROGRESS",
            json!([]),
            json!(["COMPLETED", "ON_HOLD"]),
            json!(["COMPLETED", "ON_HOLD"]),
        ),
        (
            "ON_HOLD",
            json!(["CANCELLED"]),
            json!(["IN_PROGRESS"]),
            json!(["IN_PROGRESS", "CANCELLED"]),
        ),
        ("COMPLETED", json!([]), json!([]), json!([])),
        ("CANCELLED", json!([]), json!([]), json!([])),
    ];
    for (status, owner, staff, admin) in expected {
        let id = scene.order_in(status).await;
        for (user, allowed) in [
            (&scene.owner, owner),
            (&scene.staff, staff),
            (&scene.admin, admin),
        ] {
            let answer = scene.read(&id).bearer(user).await;
            assert_eq!(answer.expect(200)["order"]["allowedTransitions"], allowed);
        }
    }
    let queued = scene.see(&scene.queued().await).await;
    assert_eq!(queued["allowedTransitions"], json!(["CANCELLED"]));
}

#[tokio::test]
async fn an_order_has_the_fields_that_the_contract_gives() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let order = scene.see(&id).await;
    let mut expected = [
        &SUMMARY_FIELDS[..],
        &["description", "special_instructions"],
    ]
    .concat();
    expected.sort_unstable();
    assert_eq!(keys(&order), expected);
    assert_eq!(
        keys(&order["customer"]),
        ["email", "firstName", "id", "lastName"]
    );
    assert_eq!(keys(&order["assignee"]), ["firstName", "id", "lastName"]);
}
