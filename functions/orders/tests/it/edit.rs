//! `PUT /api/v1/orders/{id}` and `PATCH /api/v1/orders/{id}`

use axum::http::Method;
use serde_json::{Value, json};
use testing::Call;

use crate::support::{STATUSES, Scene, hours, path, with};

const BOTH: [Method; 2] = [Method::PUT, Method::PATCH];

fn edit(scene: &Scene, method: &Method, id: &str, body: &Value) -> Call {
    scene.call(method.clone(), &path(id, "")).json(body)
}

fn everything() -> Value {
    json!({
        "title": "Birthday cake",
        "description": "One tier",
        "special_instructions": "Nuts, please",
        "estimatedCompletion": "2030-03-01T13:00:00+01:00",
    })
}

/// One field each, with a value that changes it.
fn single_fields() -> [Value; 4] {
    [
        json!({"title": "Birthday cake"}),
        json!({"description": "One tier"}),
        json!({"special_instructions": null}),
        json!({"estimatedCompletion": null}),
    ]
}

#[tokio::test]
async fn the_owner_edits_a_pending_order() {
    let scene = Scene::start().await;
    for method in BOTH {
        let id = scene.taken().await;
        scene.pass_time().await;
        let before = scene.see(&id).await;
        let answer = edit(&scene, &method, &id, &everything())
            .bearer(&scene.owner)
            .await;
        let order = &answer.expect(200)["order"];
        let mut expected = everything();
        expected["estimatedCompletion"] = "2030-03-01T12:00:00.000Z".into();
        for (field, value) in expected.as_object().unwrap() {
            assert_eq!(order[field], *value);
        }
        assert_eq!(order["version"], 3);
        assert_ne!(order["updatedAt"], before["updatedAt"]);
        for field in [
            "id",
            "orderNumber",
            "createdAt",
            "status",
            "customer",
            "assignee",
        ] {
            assert_eq!(order[field], before[field]);
        }
        assert!(answer.header("etag").unwrap().starts_with("\"3-"));
        let read = scene.read(&id).bearer(&scene.owner).await;
        assert_eq!(read.expect(200)["order"], *order);
    }
}

#[tokio::test]
async fn history_keeps_what_changed_from_what_to_what() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let body = with(everything(), "special_instructions", Value::Null);
    scene
        .edit(&id, &body)
        .bearer(&scene.owner)
        .await
        .expect(200);
    let event = scene.events(&id).await.pop().unwrap();
    assert_eq!(event["action"], "ORDER_UPDATED");
    assert_eq!(event["status"], "PENDING");
    assert_eq!(event["previousStatus"], Value::Null);
    assert_eq!(event["changedBy"]["id"], scene.owner.id().to_string());
    assert_eq!(
        event["metadata"],
        json!({"changes": {
            "title": {"from": "Wedding cake", "to": "Birthday cake"},
            "description": {"from": "Three tiers", "to": "One tier"},
            "special_instructions": {"from": "No nuts", "to": null},
            "estimatedCompletion": {
                "from": "2030-02-01T12:00:00.000Z", "to": "2030-03-01T12:00:00.000Z"
            },
        }})
    );
}

#[tokio::test]
async fn what_is_absent_stays_and_null_clears() {
    let scene = Scene::start().await;
    for method in BOTH {
        let id = scene.taken().await;
        let clear =
            json!({"special_instructions": null, "estimatedCompletion": null, "description": null});
        let answer = edit(&scene, &method, &id, &clear)
            .bearer(&scene.owner)
            .await;
        let order = &answer.expect(200)["order"];
        assert_eq!(order["title"], "Wedding cake");
        assert_eq!(order["description"], "");
        assert_eq!(order["special_instructions"], Value::Null);
        assert_eq!(order["estimatedCompletion"], Value::Null);
        let title = edit(&scene, &method, &id, &json!({"title": null}));
        title
            .bearer(&scene.owner)
            .await
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["title"]);
    }
}

#[tokio::test]
async fn what_changes_nothing_leaves_no_trace() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    scene.pass_time().await;
    let same = json!({
        "title": "  Wedding cake ",
        "description": "Three tiers",
        "special_instructions": "No nuts",
        "estimatedCompletion": "2030-02-01T13:00:00+01:00",
    });
    let before = (scene.system.stored().await, scene.see(&id).await);
    for body in [same, json!({})] {
        for user in [&scene.owner, &scene.admin] {
            let answer = scene.edit(&id, &body).bearer(user).await;
            let order = &answer.expect(200)["order"];
            assert_eq!(order["version"], before.1["version"]);
            assert_eq!(order["updatedAt"], before.1["updatedAt"]);
        }
    }
    assert_eq!(scene.system.stored().await, before.0);
}

#[tokio::test]
async fn each_edits_what_is_theirs_to_edit() {
    let scene = Scene::start().await;
    for status in STATUSES {
        let is_final = ["COMPLETED", "CANCELLED"].contains(&status);
        for body in single_fields() {
            let is_estimate = body.get("estimatedCompletion").is_some();
            let owner = match status {
                _ if is_final => 409,
                "PENDING" => 200,
                _ => 403,
            };
            let staff = match is_final {
                _ if !is_estimate => 403,
                true => 409,
                false => 200,
            };
            let mut id = scene.order_in(status).await;
            for (user, outcome) in [
                (&scene.stranger, 404),
                (&scene.colleague, 404),
                (&scene.owner, owner),
                (&scene.staff, staff),
                (&scene.admin, if is_final { 409 } else { 200 }),
            ] {
                let before = scene.see(&id).await;
                let answer = scene.edit(&id, &body).bearer(user).await;
                let heard = answer.status.as_u16();
                assert_eq!(heard, outcome, "{status} {body}: {}", answer.text());
                if outcome == 409 {
                    answer.expect_error(409, "ORDER_NOT_EDITABLE");
                }
                if outcome == 200 {
                    assert_ne!(scene.see(&id).await, before);
                    id = scene.order_in(status).await;
                } else {
                    assert_eq!(scene.see(&id).await, before);
                }
            }
        }
    }
}

#[tokio::test]
async fn staff_do_not_edit_what_waits_in_the_queue() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    for body in single_fields() {
        let answer = scene.edit(&id, &body).bearer(&scene.staff).await;
        answer.expect_error(403, "FORBIDDEN");
    }
}

#[tokio::test]
async fn staff_may_not_slip_another_field_in_with_the_estimate() {
    let scene = Scene::start().await;
    let id = scene.order_in("IN_PROGRESS").await;
    let before = scene.system.stored().await;
    let answer = scene.edit(&id, &everything()).bearer(&scene.staff).await;
    answer.expect_error(403, "FORBIDDEN");
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn a_changed_estimate_lies_in_the_future_and_one_that_has_passed_may_stay() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let past = json!({"estimatedCompletion": "2030-01-01T00:00:00.000Z"});
    let answer = scene.edit(&id, &past).bearer(&scene.owner).await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["estimatedCompletion"]);
    scene.system.advance(hours(24 * 40));
    let admin = scene.system.sign_in(&scene.admin.user).await;
    let same = json!({"estimatedCompletion": "2030-02-01T12:00:00Z", "title": "Late cake"});
    let answer = scene.edit(&id, &same).bearer(&admin).await;
    assert_eq!(answer.expect(200)["order"]["title"], "Late cake");
    let moved = json!({"estimatedCompletion": "2030-02-01T12:00:01Z"});
    let answer = scene.edit(&id, &moved).bearer(&admin).await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["estimatedCompletion"]);
}

#[tokio::test]
async fn every_failing_field_is_named_at_once_and_so_is_what_cannot_be_edited_here() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let before = scene.system.stored().await;
    let wrong = json!({
        "title": " ",
        "description": "\u{0}",
        "special_instructions": [],
        "estimatedCompletion": "soon",
        "specialInstructions": "x",
        "status": "COMPLETED",
        "customerId": scene.stranger.id().to_string(),
        "assigneeId": null,
        "version": 7,
    });
    let fields: Vec<_> = wrong
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    for method in BOTH {
        for user in [&scene.owner, &scene.admin] {
            let answer = edit(&scene, &method, &id, &wrong).bearer(user).await;
            answer
                .expect_error(400, "VALIDATION_ERROR")
                .expect_fields(&fields);
        }
    }
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn an_estimate_that_has_passed_is_named_with_the_rest_to_those_who_see_the_order() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let wrong = json!({"title": "", "estimatedCompletion": "2029-12-31T00:00:00Z"});
    let stays = json!({"title": "", "estimatedCompletion": "2030-02-01T12:00:00Z"});
    for (user, body, fields) in [
        (&scene.owner, &wrong, &["title", "estimatedCompletion"][..]),
        (&scene.stranger, &wrong, &["title"]),
        (&scene.owner, &stays, &["title"]),
    ] {
        let answer = scene.edit(&id, body).bearer(user).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
}

#[tokio::test]
async fn a_write_may_be_meant_for_one_version() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let etag = scene
        .read(&id)
        .bearer(&scene.owner)
        .await
        .header("etag")
        .unwrap()
        .to_owned();
    let edit = |condition: &str, title: &str| {
        let call = scene.edit(&id, &json!({"title": title}));
        call.header("if-match", condition).bearer(&scene.owner)
    };
    for stale in [
        "\"1\"",
        "\"3\"",
        "\"1\", \"3\"",
        "\"1-0123456789abcdef\"",
        "\"0\"",
    ] {
        edit(stale, "Stale")
            .await
            .expect_error(412, "VERSION_MISMATCH");
    }
    // What others see of this version differs, the version does not.
    let staffs = scene
        .read(&id)
        .bearer(&scene.staff)
        .await
        .header("etag")
        .unwrap()
        .to_owned();
    let mut version = 2;
    for (condition, title) in [
        (etag, "By etag"),
        ("\"3\"".to_owned(), "By version"),
        ("*".to_owned(), "By star"),
        ("\"9\", \"5\"".to_owned(), "By list"),
    ] {
        let answer = edit(&condition, title).await;
        version += 1;
        assert_eq!(answer.expect(200)["order"]["version"], version);
        let stale = edit(&staffs, "Stale").await;
        stale.expect_error(412, "VERSION_MISMATCH");
    }
    let of_edit = edit("\"6\"", "Last")
        .await
        .header("etag")
        .unwrap()
        .to_owned();
    edit(&of_edit, "By the etag of an edit").await.expect(200);
}

#[tokio::test]
async fn what_is_no_version_is_named() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for condition in ["2", "\"\"", "\"x\"", "W/2", "\"2", "", "\"-2\"", "\"2\","] {
        let call = scene.edit(&id, &json!({"title": "Birthday cake"}));
        let answer = call
            .header("if-match", condition)
            .bearer(&scene.owner)
            .await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["If-Match"]);
    }
    assert_eq!(scene.see(&id).await["version"], 2);
}

#[tokio::test]
async fn a_condition_holds_even_where_nothing_would_change() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let call = scene.edit(&id, &json!({})).header("if-match", "\"1\"");
    call.bearer(&scene.owner)
        .await
        .expect_error(412, "VERSION_MISMATCH");
}
