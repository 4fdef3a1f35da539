//! Many orders in one request: each by itself, and what was done stays done when it is sent again.

use serde_json::{Value, json};
use shared_domain::{settings::RateLimitsEdit, user::Role};
use testing::{Call, Response, System, TestUser, mortal};

use crate::support::{ORDERS, Scene, TestApp, id};

const KEY: &str = "idempotency-key";
const REPLAYED: &str = "idempotency-replayed";

fn bulk(scene: &Scene, body: &Value) -> Call {
    scene.post(&format!("{ORDERS}/bulk")).json(body)
}

fn moving(ids: &[String], status: &str) -> Value {
    json!({"orderIds": ids, "action": "status", "status": status})
}

fn assigning(ids: &[String], to: Option<&TestUser>) -> Value {
    let to = to.map(|user| user.id().to_string());
    json!({"orderIds": ids, "action": "assign", "assigneeId": to})
}

async fn taken(scene: &Scene, count: usize) -> Vec<String> {
    let mut ids = Vec::with_capacity(count);
    for _ in 0..count {
        ids.push(scene.taken().await);
    }
    ids
}

async fn queued(scene: &Scene, count: usize) -> Vec<String> {
    let mut ids = Vec::with_capacity(count);
    for _ in 0..count {
        ids.push(scene.queued().await);
    }
    ids
}

/// For each order in its place: `ok`, or the code of why it was refused.
#[track_caller]
fn outcomes<'a>(answer: &'a Response, ids: &[String]) -> Vec<&'a str> {
    let results = answer.expect(200)["results"].as_array().unwrap();
    assert_eq!(results.len(), ids.len());
    let outcome = |(result, id): (&'a Value, &String)| {
        assert_eq!(result["orderId"], json!(id));
        match result["ok"].as_bool().unwrap() {
            true => {
                assert_eq!(result["order"]["id"], json!(id));
                assert!(result.get("error").is_none());
                "ok"
            }
            false => {
                assert!(result.get("order").is_none());
                assert!(result["error"]["details"].is_array());
                result["error"]["code"].as_str().unwrap()
            }
        }
    };
    results.iter().zip(ids).map(outcome).collect()
}

/// How often each order was moved.
async fn moves(scene: &Scene, ids: &[String]) -> Vec<usize> {
    let mut moves = Vec::with_capacity(ids.len());
    for id in ids {
        let events = scene.events(id).await;
        let of_status = |event: &&Value| event["action"] == "STATUS_CHANGED";
        moves.push(events.iter().filter(of_status).count());
    }
    moves
}

#[tokio::test]
async fn each_order_is_changed_by_itself_and_by_its_own_rules() {
    let scene = Scene::start().await;
    let nobody = "0198f2c4-7d5e-7c3a-9b1f-2e6d8a4c5b70".to_owned();
    let ids = [
        scene.taken().await,
        scene.order_in("COMPLETED").await,
        scene.queued().await,
        nobody,
        scene.taken().await,
    ];
    let mut body = moving(&ids, "IN_PROGRESS");
    body["comment"] = json!("We begin today.");
    let answer = bulk(&scene, &body).bearer(&scene.admin).await;
    let expected = [
        "ok",
        "INVALID_TRANSITION",
        "ORDER_UNASSIGNED",
        "NOT_FOUND",
        "ok",
    ];
    assert_eq!(outcomes(&answer, &ids), expected);
    let shown = &answer.expect(200)["results"][0]["order"];
    assert_eq!(*shown, scene.see(&ids[0]).await);
    let event = scene.events(&ids[4]).await.pop().unwrap();
    assert_eq!(event["comment"], "We begin today.");
    assert_eq!(event["previousStatus"], "PENDING");
}

#[tokio::test]
async fn orders_are_assigned_together_and_taken_back_together() {
    let scene = Scene::start().await;
    let ids = queued(&scene, 3).await;
    let body = assigning(&ids, Some(&scene.colleague));
    let answer = bulk(&scene, &body).bearer(&scene.admin).await;
    assert_eq!(outcomes(&answer, &ids), ["ok"; 3]);
    let assignee = &scene.see(&ids[2]).await["assigneeId"];
    assert_eq!(*assignee, json!(scene.colleague.id()));
    let answer = bulk(&scene, &assigning(&ids, None))
        .bearer(&scene.admin)
        .await;
    assert_eq!(outcomes(&answer, &ids), ["ok"; 3]);
    assert!(scene.see(&ids[2]).await["assigneeId"].is_null());

    let body = assigning(&ids, Some(&scene.owner));
    let answer = bulk(&scene, &body).bearer(&scene.admin).await;
    assert_eq!(outcomes(&answer, &ids), ["VALIDATION_ERROR"; 3]);
    let error = &answer.expect(200)["results"][0]["error"];
    assert_eq!(error["details"][0]["field"], "assigneeId");
}

#[tokio::test]
async fn a_member_of_staff_may_no_more_than_with_one_order_and_a_customer_nothing() {
    let scene = Scene::start().await;
    let own = scene.taken().await;
    let free = scene.queued().await;
    let of_colleague = scene.queued().await;
    let assign = scene.assign(&of_colleague, Some(scene.colleague.id()));
    assign.bearer(&scene.admin).await.expect(200);
    let ids = [own, free, of_colleague];
    let answer = bulk(&scene, &moving(&ids, "IN_PROGRESS"))
        .bearer(&scene.staff)
        .await;
    assert_eq!(outcomes(&answer, &ids), ["ok", "FORBIDDEN", "NOT_FOUND"]);
    let body = assigning(&ids[1..], Some(&scene.staff));
    let answer = bulk(&scene, &body).bearer(&scene.staff).await;
    assert_eq!(outcomes(&answer, &ids[1..]), ["ok", "NOT_FOUND"]);
    let answer = bulk(&scene, &moving(&ids, "IN_PROGRESS")).bearer(&scene.owner);
    answer.await.expect_error(403, "FORBIDDEN");
}

#[tokio::test]
async fn a_body_that_makes_no_sense_changes_nothing() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let ids = [id.clone(), id.to_uppercase(), id.clone()];
    let refused = [
        (
            moving(&ids, "IN_PROGRESS"),
            &["orderIds[1]", "orderIds[2]"][..],
        ),
        (moving(&[], "IN_PROGRESS"), &["orderIds"]),
        (moving(&vec![id.clone(); 101], "IN_PROGRESS"), &["orderIds"]),
        (
            json!({"orderIds": [id, "x"], "action": "status"}),
            &["orderIds[1]", "status"],
        ),
        (
            json!({"orderIds": [id], "action": "assign"}),
            &["assigneeId"],
        ),
        (json!({"orderIds": [id], "action": "remove"}), &["action"]),
        (
            json!({"orderIds": [id], "status": "IN_PROGRESS"}),
            &["action"],
        ),
        (
            json!({"orderIds": [id], "action": "assign", "assigneeId": null, "comment": "no"}),
            &["comment"],
        ),
    ];
    for (body, fields) in refused {
        let answer = bulk(&scene, &body).bearer(&scene.admin).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
    assert_eq!(scene.see(&id).await["status"], "PENDING");
}

#[tokio::test]
async fn sent_again_what_was_done_is_answered_and_the_rest_is_decided_again() {
    let scene = Scene::start().await;
    let mut ids = taken(&scene, 2).await;
    ids.push(scene.queued().await);
    let body = moving(&ids, "IN_PROGRESS");
    let call = || bulk(&scene, &body).header(KEY, "one").bearer(&scene.admin);
    let first = call().await;
    assert_eq!(outcomes(&first, &ids), ["ok", "ok", "ORDER_UNASSIGNED"]);
    scene.take(&ids[2]).await;
    scene.proceed(&ids[0], "ON_HOLD").await;
    let second = call().await;
    assert_eq!(outcomes(&second, &ids), ["ok"; 3]);
    assert_eq!(second.header(REPLAYED), None);
    let result = |answer: &Response, at: usize| answer.expect(200)["results"][at].clone();
    assert_eq!(result(&second, 0), result(&first, 0));
    assert_eq!(scene.see(&ids[0]).await["status"], "ON_HOLD");
    assert_eq!(moves(&scene, &ids).await, [2, 1, 1]);

    let before = scene.system.stored().await;
    let third = call().await;
    assert_eq!(third.header(REPLAYED), Some("true"));
    assert_eq!(result(&third, 2), result(&second, 2));
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn another_body_under_the_same_key_is_refused_even_with_no_order_in_common() {
    let scene = Scene::start().await;
    let ids = taken(&scene, 2).await;
    let call = |ids: &[String]| {
        let call = bulk(&scene, &moving(ids, "IN_PROGRESS"));
        call.header(KEY, "one").bearer(&scene.admin)
    };
    call(&ids[..1]).await.expect(200);
    let answer = call(&ids[1..]).await;
    answer.expect_error(409, "IDEMPOTENCY_CONFLICT");
    assert_eq!(moves(&scene, &ids).await, [1, 0]);
}

#[tokio::test]
async fn a_hundred_orders_of_which_thirty_may_not_survive_a_process_killed_at_any_moment() {
    let scene = Scene::start().await;
    let mut ids = queued(&scene, 30).await;
    ids.extend(taken(&scene, 70).await);
    let body = moving(&ids, "IN_PROGRESS");
    let call = || bulk(&scene, &body).header(KEY, "one").bearer(&scene.admin);
    let mut polls = 4;
    let mut deaths = 0;
    let answer = loop {
        match mortal(call().into_future(), polls).await {
            Some(answer) => break answer,
            None => deaths += 1,
        }
        polls += polls / 2;
    };
    assert!(deaths > 3, "{deaths}");
    let refused = outcomes(&answer, &ids)
        .into_iter()
        .filter(|outcome| *outcome == "ORDER_UNASSIGNED");
    assert_eq!(refused.count(), 30);
    let expected: Vec<_> = [0; 30].into_iter().chain([1; 70]).collect();
    assert_eq!(moves(&scene, &ids).await, expected);
    let again = call().await;
    assert_eq!(again.expect(200), answer.expect(200));
}

#[tokio::test]
async fn ten_orders_count_as_one_request() {
    let system = System::start().await.limited(RateLimitsEdit {
        staff: Some(5u64.try_into().unwrap()),
        ..RateLimitsEdit::default()
    });
    let scene = Scene::around(TestApp::in_system(system)).await;
    let ids = queued(&scene, 21).await;
    let other = scene.system.user(Role::Admin).await;
    let body = assigning(&ids, Some(&scene.staff));
    let answer = bulk(&scene, &body).bearer(&other).await;
    assert_eq!(outcomes(&answer, &ids), ["ok"; 21]);
    let read = async || scene.read(&ids[0]).bearer(&other).await;
    read().await.expect(200);
    // It counted as three, so two of five were left, and one is.
    let body = assigning(&ids, None);
    let answer = bulk(&scene, &body).bearer(&other).await;
    answer.expect_error(429, "TOO_MANY_REQUESTS");
    assert_eq!(
        scene.see(&ids[0]).await["assigneeId"],
        json!(scene.staff.id())
    );
}

#[tokio::test]
async fn what_one_order_meets_others_do_not_suffer_from() {
    let scene = Scene::start().await;
    let ids = taken(&scene, 12).await;
    let body = moving(&ids, "IN_PROGRESS");
    let (one, other) = tokio::join!(
        bulk(&scene, &body).bearer(&scene.admin).into_future(),
        bulk(&scene, &body).bearer(&scene.staff).into_future(),
    );
    for answer in [&one, &other] {
        for outcome in outcomes(answer, &ids) {
            assert!(
                ["ok", "INVALID_TRANSITION", "CONFLICT"].contains(&outcome),
                "{outcome}"
            );
        }
    }
    assert_eq!(moves(&scene, &ids).await, [1; 12]);
    let _ = id(&scene.read(&ids[0]).bearer(&scene.admin).await);
}
