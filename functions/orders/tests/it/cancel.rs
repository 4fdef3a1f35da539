//! `DELETE /api/v1/orders/{id}/cancel` and `POST /api/v1/orders/{id}/cancel`

use serde_json::{Value, json};

use crate::support::{STATUSES, Scene};

#[tokio::test]
async fn the_owner_and_administrators_cancel_by_either_method_with_or_without_a_reason() {
    let scene = Scene::start().await;
    for user in [&scene.owner, &scene.admin] {
        for reason in [Value::Null, json!("Too\ndear")] {
            for (is_delete, has_body) in
                [(false, false), (false, true), (true, false), (true, true)]
            {
                let id = scene.taken().await;
                let call = if is_delete {
                    scene.delete_cancel(&id)
                } else {
                    scene.cancel(&id)
                };
                let call = if has_body {
                    call.json(&json!({"reason": reason}))
                } else {
                    call
                };
                let answer = call.bearer(user).await;
                let order = &answer.expect(200)["order"];
                assert_eq!(order["status"], "CANCELLED");
                assert_eq!(order["completedAt"], Value::Null);
                assert_eq!(order["allowedTransitions"], json!([]));
                assert_eq!(order["assigneeId"], scene.staff.id().to_string());
                let event = scene.events(&id).await.pop().unwrap();
                assert_eq!(event["action"], "ORDER_CANCELLED");
                assert_eq!(event["previousStatus"], "PENDING");
                assert_eq!(
                    event["comment"],
                    if has_body {
                        reason.clone()
                    } else {
                        Value::Null
                    }
                );
                assert_eq!(event["changedBy"]["id"], user.id().to_string());
            }
        }
    }
}

#[tokio::test]
async fn nothing_is_deleted() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    scene.note(&id, "Flour is here", "CUSTOMER").await;
    let before = scene.system.items("OrdersTable").await;
    scene
        .delete_cancel(&id)
        .bearer(&scene.owner)
        .await
        .expect(200);
    let after = scene.system.items("OrdersTable").await;
    assert_eq!(after.len(), before.len() + 1);
    let read = scene.read(&id).bearer(&scene.owner).await;
    let data = read.expect(200);
    assert_eq!(data["order"]["description"], "Three tiers");
    assert_eq!(data["history"].as_array().map(Vec::len), Some(4));
    let notes = scene.notes(&id, "").bearer(&scene.owner).await;
    assert_eq!(notes.expect(200)["notes"].as_array().map(Vec::len), Some(1));
    let listed = scene.list("status=CANCELLED").bearer(&scene.owner).await;
    assert_eq!(listed.expect(200)["orders"][0]["id"], json!(id));
}

#[tokio::test]
async fn an_order_is_cancelled_before_work_begins_or_while_it_rests() {
    let scene = Scene::start().await;
    for status in STATUSES {
        for user in [&scene.owner, &scene.admin] {
            let id = scene.order_in(status).await;
            let answer = scene.cancel(&id).bearer(user).await;
            if ["PENDING", "ON_HOLD"].contains(&status) {
                answer.expect(200);
            } else {
                answer.expect_error(409, "INVALID_TRANSITION");
                assert_eq!(scene.see(&id).await["status"], status);
            }
        }
    }
}

#[tokio::test]
async fn staff_do_not_cancel() {
    let scene = Scene::start().await;
    let assigned = scene.taken().await;
    let queued = scene.queued().await;
    for (user, id, status, code) in [
        (&scene.staff, &assigned, 403, "FORBIDDEN"),
        (&scene.staff, &queued, 403, "FORBIDDEN"),
        (&scene.colleague, &assigned, 404, "NOT_FOUND"),
        (&scene.stranger, &assigned, 404, "NOT_FOUND"),
    ] {
        for call in [scene.cancel(id), scene.delete_cancel(id)] {
            call.bearer(user).await.expect_error(status, code);
        }
    }
}

#[tokio::test]
async fn a_reason_has_its_limits() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let before = scene.system.stored().await;
    for (body, fields) in [
        (json!({"reason": "x".repeat(2_001)}), &["reason"][..]),
        (json!({"reason": 5, "comment": "x"}), &["reason", "comment"]),
        (json!({"reason": "\u{0}"}), &["reason"]),
        (json!([]), &["body"]),
    ] {
        for call in [scene.cancel(&id), scene.delete_cancel(&id)] {
            let answer = call.json(&body).bearer(&scene.owner).await;
            answer
                .expect_error(400, "VALIDATION_ERROR")
                .expect_fields(fields);
        }
    }
    assert_eq!(scene.system.stored().await, before);
    let longest = json!({"reason": "日".repeat(2_000)});
    let answer = scene.cancel(&id).json(&longest).bearer(&scene.owner).await;
    answer.expect(200);
}

#[tokio::test]
async fn a_body_without_content_needs_no_type_and_a_body_with_some_does() {
    let scene = Scene::start().await;
    let (first, second) = (scene.taken().await, scene.taken().await);
    let empty = scene
        .cancel(&first)
        .body("text/plain", "")
        .bearer(&scene.owner)
        .await;
    empty.expect(200);
    let answer = scene
        .cancel(&second)
        .body("text/plain", "{}")
        .bearer(&scene.owner)
        .await;
    answer.expect_error(415, "UNSUPPORTED_MEDIA_TYPE");
    let answer = scene
        .cancel(&second)
        .body("application/json", "{")
        .bearer(&scene.owner)
        .await;
    answer.expect_error(400, "INVALID_JSON");
}

#[tokio::test]
async fn a_cancellation_may_be_meant_for_one_version() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for call in [scene.cancel(&id), scene.delete_cancel(&id)] {
        let answer = call.header("if-match", "\"1\"").bearer(&scene.owner).await;
        answer.expect_error(412, "VERSION_MISMATCH");
    }
    let answer = scene
        .cancel(&id)
        .header("if-match", "\"2\"")
        .bearer(&scene.owner)
        .await;
    answer.expect(200);
    // Who is mistaken about the version hears of that, not of the state they did not know.
    let again = scene
        .cancel(&id)
        .header("if-match", "\"2\"")
        .bearer(&scene.owner)
        .await;
    again.expect_error(412, "VERSION_MISMATCH");
    let again = scene.cancel(&id).bearer(&scene.owner).await;
    again.expect_error(409, "INVALID_TRANSITION");
}
