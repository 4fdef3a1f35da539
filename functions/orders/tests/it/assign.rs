//! `PATCH /api/v1/orders/{id}/assignee`

use serde_json::{Value, json};
use shared_domain::{UserId, user::Role};

use crate::support::{STATUSES, Scene, path};

#[tokio::test]
async fn an_administrator_assigns_to_whoever_works_on_orders() {
    let scene = Scene::start().await;
    for status in ["PENDING", "IN_PROGRESS", "ON_HOLD"] {
        let id = scene.order_in(status).await;
        let mut from = scene.staff.id();
        for to in [&scene.colleague, &scene.admin, &scene.staff] {
            let answer = scene.assign(&id, Some(to.id())).bearer(&scene.admin).await;
            let order = &answer.expect(200)["order"];
            assert_eq!(order["assigneeId"], to.id().to_string());
            assert_eq!(
                order["assignee"],
                json!({
                    "id": to.id().to_string(),
                    "firstName": to.user.first_name.as_str(),
                    "lastName": to.user.last_name.as_str(),
                })
            );
            assert_eq!(order["status"], status);
            let event = scene.events(&id).await.pop().unwrap();
            assert_eq!(event["action"], "ASSIGNEE_CHANGED");
            let change = json!({"from": from.to_string(), "to": to.id().to_string()});
            assert_eq!(
                event["metadata"],
                json!({"changes": {"assigneeId": change}})
            );
            from = to.id();
        }
    }
}

#[tokio::test]
async fn a_member_of_staff_takes_a_pending_order_that_nobody_has() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    let take = || {
        scene
            .assign(&id, Some(scene.staff.id()))
            .bearer(&scene.staff)
    };
    let answer = take().await;
    assert_eq!(
        answer.expect(200)["order"]["allowedTransitions"],
        json!(["IN_PROGRESS"])
    );
    let before = scene.system.stored().await;
    let again = take().await;
    assert_eq!(again.expect(200)["order"]["version"], 2);
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn who_comes_second_gets_nothing() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let late = scene.assign(&id, Some(scene.colleague.id()));
    late.bearer(&scene.colleague)
        .await
        .expect_error(404, "NOT_FOUND");
}

#[tokio::test]
async fn of_two_who_reach_for_an_order_at_once_one_gets_it() {
    let scene = Scene::start().await;
    for _ in 0..10 {
        let id = scene.queued().await;
        let calls = [&scene.staff, &scene.colleague].map(|user| {
            scene
                .assign(&id, Some(user.id()))
                .bearer(user)
                .into_future()
        });
        let answers = futures_util::future::join_all(calls).await;
        let mut heard: Vec<_> = answers
            .iter()
            .map(|answer| answer.status.as_u16())
            .collect();
        heard.sort_unstable();
        assert_eq!(heard, [200, 404]);
        let winner = answers.iter().find(|answer| answer.status == 200).unwrap();
        let order = scene.see(&id).await;
        assert_eq!(
            order["assigneeId"],
            winner.expect(200)["order"]["assigneeId"]
        );
        assert_eq!(scene.events(&id).await.len(), 2);
    }
}

#[tokio::test]
async fn staff_neither_assign_to_others_nor_put_back() {
    let scene = Scene::start().await;
    let queued = scene.queued().await;
    let assigned = scene.taken().await;
    let unknown = UserId::generate(scene.system.now());
    for id in [&queued, &assigned] {
        for to in [
            None,
            Some(scene.colleague.id()),
            Some(scene.owner.id()),
            Some(unknown),
        ] {
            let answer = scene.assign(id, to).bearer(&scene.staff).await;
            answer.expect_error(403, "FORBIDDEN");
        }
    }
}

#[tokio::test]
async fn customers_assign_nothing() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    for to in [None, Some(scene.owner.id()), Some(scene.staff.id())] {
        let answer = scene.assign(&id, to).bearer(&scene.owner).await;
        answer.expect_error(403, "FORBIDDEN");
        let answer = scene.assign(&id, to).bearer(&scene.stranger).await;
        answer.expect_error(404, "NOT_FOUND");
    }
}

#[tokio::test]
async fn only_active_staff_and_administrators_are_assigned() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    scene.system.disable(scene.colleague.id()).await;
    scene
        .system
        .change_role(scene.staff.id(), Role::Customer)
        .await;
    let before = scene.system.stored().await;
    for to in [
        UserId::generate(scene.system.now()),
        scene.colleague.id(),
        scene.staff.id(),
        scene.owner.id(),
    ] {
        let answer = scene.assign(&id, Some(to)).bearer(&scene.admin).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["assigneeId"]);
    }
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn an_order_is_put_back_unless_it_is_worked_on() {
    let scene = Scene::start().await;
    for status in STATUSES {
        let id = scene.order_in(status).await;
        let answer = scene.assign(&id, None).bearer(&scene.admin).await;
        match status {
            "IN_PROGRESS" => drop(answer.expect_error(409, "ORDER_UNASSIGNED")),
            "COMPLETED" | "CANCELLED" => drop(answer.expect_error(409, "ORDER_NOT_EDITABLE")),
            _ => {
                let order = &answer.expect(200)["order"];
                assert_eq!(order["assigneeId"], Value::Null);
                assert_eq!(order["assignee"], Value::Null);
            }
        }
    }
}

#[tokio::test]
async fn what_was_put_back_can_be_taken_again() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    scene
        .assign(&id, None)
        .bearer(&scene.admin)
        .await
        .expect(200);
    let staff = scene.assign(&id, Some(scene.colleague.id()));
    staff.bearer(&scene.colleague).await.expect(200);
    scene
        .read(&id)
        .bearer(&scene.staff)
        .await
        .expect_error(404, "NOT_FOUND");
}

#[tokio::test]
async fn an_unassigned_order_on_hold_is_for_administrators_to_assign() {
    let scene = Scene::start().await;
    let id = scene.order_in("ON_HOLD").await;
    scene
        .assign(&id, None)
        .bearer(&scene.admin)
        .await
        .expect(200);
    let take = scene.assign(&id, Some(scene.staff.id()));
    take.bearer(&scene.staff)
        .await
        .expect_error(404, "NOT_FOUND");
    let assign = scene.assign(&id, Some(scene.staff.id()));
    assign.bearer(&scene.admin).await.expect(200);
    scene.proceed(&id, "IN_PROGRESS").await;
}

#[tokio::test]
async fn whoever_is_disabled_or_demoted_keeps_their_orders_until_somebody_reassigns_them() {
    let scene = Scene::start().await;
    let id = scene.order_in("IN_PROGRESS").await;
    scene.system.disable(scene.staff.id()).await;
    scene
        .system
        .change_role(scene.staff.id(), Role::Customer)
        .await;
    assert_eq!(
        scene.see(&id).await["assigneeId"],
        scene.staff.id().to_string()
    );
    scene
        .read(&id)
        .bearer(&scene.colleague)
        .await
        .expect_error(404, "NOT_FOUND");
    // The order still has an assignee, so it can go on.
    scene
        .change_status(&id, "ON_HOLD")
        .bearer(&scene.admin)
        .await
        .expect(200);
    let reassign = scene.assign(&id, Some(scene.colleague.id()));
    reassign.bearer(&scene.admin).await.expect(200);
    scene.read(&id).bearer(&scene.colleague).await.expect(200);
}

#[tokio::test]
async fn the_assignee_is_named_in_the_body_even_where_it_is_nobody() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let before = scene.system.stored().await;
    for (body, fields) in [
        (json!({}), &["assigneeId"][..]),
        (json!({"assigneeId": "me"}), &["assigneeId"]),
        (json!({"assigneeId": ""}), &["assigneeId"]),
        (
            json!({"assigneeId": 5, "assignee": null}),
            &["assigneeId", "assignee"],
        ),
        (
            json!({"assigneeId": [scene.staff.id().to_string()]}),
            &["assigneeId"],
        ),
    ] {
        let call = scene.patch(&path(&id, "/assignee")).json(&body);
        let answer = call.bearer(&scene.admin).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
    assert_eq!(scene.system.stored().await, before);
}
