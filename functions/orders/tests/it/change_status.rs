//! `PATCH /api/v1/orders/{id}/status`

use serde_json::{Value, json};

use crate::support::{STATUSES, Scene, path};

const WORKFLOW: [(&str, &str); 6] = [
    ("PENDING", "IN_PROGRESS"),
    ("PENDING", "CANCELLED"),
    ("IN_PROGRESS", "COMPLETED"),
    ("IN_PROGRESS", "ON_HOLD"),
    ("ON_HOLD", "IN_PROGRESS"),
    ("ON_HOLD", "CANCELLED"),
];

#[tokio::test]
async fn an_order_moves_as_the_workflow_says_and_no_other_way() {
    let scene = Scene::start().await;
    for from in STATUSES {
        let mut id = scene.order_in(from).await;
        for to in STATUSES {
            for user in [&scene.staff, &scene.admin] {
                let before = scene.see(&id).await;
                let answer = scene.change_status(&id, to).bearer(user).await;
                let may_cancel = user.id() == scene.admin.id();
                if to == "CANCELLED" && !may_cancel {
                    answer.expect_error(403, "FORBIDDEN");
                } else if WORKFLOW.contains(&(from, to)) {
                    assert_eq!(answer.expect(200)["order"]["status"], to);
                    assert_eq!(scene.see(&id).await["status"], to);
                    id = scene.order_in(from).await;
                    continue;
                } else {
                    answer.expect_error(409, "INVALID_TRANSITION");
                }
                assert_eq!(scene.see(&id).await, before);
            }
        }
    }
}

#[tokio::test]
async fn an_order_goes_through_its_life() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let mut last = scene.see(&id).await;
    for status in ["IN_PROGRESS", "ON_HOLD", "IN_PROGRESS", "COMPLETED"] {
        scene.pass_time().await;
        let answer = scene.change_status(&id, status).bearer(&scene.staff).await;
        let order = answer.expect(200)["order"].clone();
        assert_eq!(order["status"], status);
        assert_eq!(
            order["version"].as_u64(),
            last["version"].as_u64().map(|v| v + 1)
        );
        assert_eq!(order["updatedAt"], scene.system.now().to_string());
        let completed = (status == "COMPLETED").then(|| scene.system.now().to_string());
        assert_eq!(order["completedAt"], json!(completed));
        assert_eq!(order["description"], "Three tiers");
        let event = scene.events(&id).await.pop().unwrap();
        assert_eq!(event["action"], "STATUS_CHANGED");
        assert_eq!(event["previousStatus"], last["status"]);
        assert_eq!(event["status"], status);
        assert_eq!(event["createdAt"], order["updatedAt"]);
        assert_eq!(event["metadata"], Value::Null);
        last = order;
    }
}

#[tokio::test]
async fn work_needs_somebody_who_does_it() {
    let scene = Scene::start().await;
    let pending = scene.queued().await;
    let on_hold = scene.order_in("ON_HOLD").await;
    scene
        .assign(&on_hold, None)
        .bearer(&scene.admin)
        .await
        .expect(200);
    for id in [pending, on_hold] {
        let before = scene.system.stored().await;
        let answer = scene
            .change_status(&id, "IN_PROGRESS")
            .bearer(&scene.admin)
            .await;
        answer.expect_error(409, "ORDER_UNASSIGNED");
        assert_eq!(scene.system.stored().await, before);
    }
}

#[tokio::test]
async fn the_owner_reads_the_comment() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let body = json!({"status": "IN_PROGRESS", "comment": "The oven\n\tis <hot> & \u{2028}ready"});
    let call = scene.patch(&path(&id, "/status")).json(&body);
    let answer = call.bearer(&scene.staff).await;
    answer.expect(200);
    let read = scene.read(&id).bearer(&scene.owner).await;
    let event = &read.expect(200)["history"][0];
    assert_eq!(event["comment"], body["comment"]);
    assert_eq!(event["changedBy"]["id"], scene.staff.id().to_string());
    assert_eq!(event["changedBy"]["name"], scene.staff.user.full_name());
}

#[tokio::test]
async fn only_those_who_answer_for_the_order_move_it() {
    let scene = Scene::start().await;
    let assigned = scene.taken().await;
    let queued = scene.queued().await;
    for (user, id, status, code) in [
        (&scene.owner, &assigned, 403, "FORBIDDEN"),
        (&scene.owner, &queued, 403, "FORBIDDEN"),
        (&scene.staff, &queued, 403, "FORBIDDEN"),
        (&scene.stranger, &assigned, 404, "NOT_FOUND"),
        (&scene.colleague, &assigned, 404, "NOT_FOUND"),
    ] {
        for to in STATUSES {
            let answer = scene.change_status(id, to).bearer(user).await;
            answer.expect_error(status, code);
        }
    }
}

#[tokio::test]
async fn an_administrator_cancels_this_way_too() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let body = json!({"status": "CANCELLED", "comment": "Out of flour"});
    let call = scene.patch(&path(&id, "/status")).json(&body);
    let answer = call.bearer(&scene.admin).await;
    assert_eq!(answer.expect(200)["order"]["completedAt"], Value::Null);
    let event = scene.events(&id).await.pop().unwrap();
    assert_eq!(event["action"], "ORDER_CANCELLED");
    assert_eq!(event["comment"], "Out of flour");
}

#[tokio::test]
async fn every_failing_field_is_named_at_once() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let before = scene.system.stored().await;
    for (body, fields) in [
        (json!({}), &["status"][..]),
        (json!({"status": null}), &["status"]),
        (json!({"status": "in_progress"}), &["status"]),
        (
            json!({"status": "DONE", "comment": 5, "note": "x"}),
            &["status", "comment", "note"],
        ),
        (
            json!({"status": "IN_PROGRESS", "comment": "x".repeat(2_001)}),
            &["comment"],
        ),
        (
            json!({"status": "IN_PROGRESS", "comment": "\u{7f}"}),
            &["comment"],
        ),
        (
            json!({"status": ["IN_PROGRESS"], "completedAt": "now"}),
            &["status", "completedAt"],
        ),
    ] {
        let call = scene.patch(&path(&id, "/status")).json(&body);
        let answer = call.bearer(&scene.admin).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
    assert_eq!(scene.system.stored().await, before);
}
