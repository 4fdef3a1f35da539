//! Checks go in this order: 401, 400, 404, 403, 412, 409. So no answer depends on what the caller
//! may not see.

use axum::http::Method;
use serde_json::{Value, json};
use testing::{Call, TestUser};

use crate::support::{READS, Scene, path, writes};

/// A call that is wrong in every way but those that `right` names.
fn call(scene: &Scene, id: &str, right: &[&str], user: &TestUser) -> Call {
    let is = |what: &str| right.contains(&what);
    let status = if is("valid") { "IN_PROGRESS" } else { "DONE" };
    let body = json!({"status": status});
    let id = if is("known") { id } else { "nothing" };
    let mut call = scene.call(Method::PATCH, &path(id, "/status")).json(&body);
    if !is("current") {
        call = call.header("if-match", "\"99\"");
    }
    if is("signed in") {
        call.bearer(user)
    } else {
        call
    }
}

#[tokio::test]
async fn each_check_waits_for_those_before_it() {
    let scene = Scene::start().await;
    let id = scene.order_in("COMPLETED").await;
    let before = scene.system.stored().await;
    let steps = [
        (&[][..], &scene.owner, 401, "UNAUTHORIZED"),
        (&["signed in"], &scene.owner, 400, "VALIDATION_ERROR"),
        (&["signed in", "valid"], &scene.owner, 404, "NOT_FOUND"),
        (
            &["signed in", "valid", "known"],
            &scene.owner,
            403,
            "FORBIDDEN",
        ),
        (
            &["signed in", "valid", "known"],
            &scene.staff,
            412,
            "VERSION_MISMATCH",
        ),
        (
            &["signed in", "valid", "known", "current"],
            &scene.staff,
            409,
            "INVALID_TRANSITION",
        ),
        // Who may not see the order hears the same as if there were none.
        (
            &["signed in", "known"],
            &scene.stranger,
            400,
            "VALIDATION_ERROR",
        ),
        (
            &["signed in", "valid", "known"],
            &scene.stranger,
            404,
            "NOT_FOUND",
        ),
        (
            &["signed in", "valid", "known", "current"],
            &scene.stranger,
            404,
            "NOT_FOUND",
        ),
    ];
    for (right, user, status, code) in steps {
        let answer = call(&scene, &id, right, user).await;
        answer.expect_error(status, code);
    }
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn whoever_may_not_see_an_order_hears_the_same_as_if_there_were_none() {
    let scene = Scene::start().await;
    let unknown = shared_domain::OrderId::generate(scene.system.now()).to_string();
    let ids = [
        scene.taken().await,
        scene.order_in("IN_PROGRESS").await,
        scene.order_in("CANCELLED").await,
        unknown,
        "nothing".to_owned(),
    ];
    let bodies = |right: Value| [json!({"unknown": 1}), right];
    for user in [&scene.stranger, &scene.colleague] {
        for (method, rest, right) in writes() {
            for body in bodies(right) {
                for condition in ["\"2\"", "nonsense"] {
                    let mut answers = Vec::new();
                    for id in &ids {
                        let call = scene.call(method.clone(), &path(id, rest)).json(&body);
                        let answer = call.header("if-match", condition).bearer(user).await;
                        answers.push(answer.without_timestamp());
                    }
                    answers.dedup();
                    assert_eq!(answers.len(), 1, "{method} {rest} {body}: {answers:?}");
                    assert!([400, 404].contains(&answers[0].0.as_u16()));
                }
            }
        }
    }
}

#[tokio::test]
async fn what_is_wrong_with_the_query_is_told_before_whether_there_is_an_order() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for user in [&scene.owner, &scene.stranger] {
        for name in [id.as_str(), "nothing"] {
            for rest in READS {
                let answer = scene
                    .get(&path(name, &format!("{rest}?debug=1")))
                    .bearer(user)
                    .await;
                answer
                    .expect_error(400, "VALIDATION_ERROR")
                    .expect_fields(&["debug"]);
            }
            for rest in &READS[1..] {
                let answer = scene
                    .get(&path(name, &format!("{rest}?limit=0")))
                    .bearer(user)
                    .await;
                answer
                    .expect_error(400, "VALIDATION_ERROR")
                    .expect_fields(&["limit"]);
                let answer = scene
                    .get(&path(name, &format!("{rest}?cursor=x")))
                    .bearer(user)
                    .await;
                answer.expect_error(400, "INVALID_CURSOR");
            }
        }
    }
}

#[tokio::test]
async fn what_an_assignee_is_matters_only_to_those_who_may_assign() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let answers = async |user| {
        let mut answers = Vec::new();
        for to in [scene.colleague.id(), scene.owner.id(), scene.stranger.id()] {
            let answer = scene.assign(&id, Some(to)).bearer(user).await;
            answers.push(answer.without_timestamp());
        }
        answers.dedup();
        answers
    };
    for user in [&scene.owner, &scene.staff, &scene.stranger] {
        assert_eq!(answers(user).await.len(), 1);
    }
}

#[tokio::test]
async fn a_wrong_assignee_is_told_before_a_stale_version_and_that_before_a_final_state() {
    let scene = Scene::start().await;
    let id = scene.order_in("COMPLETED").await;
    let assign = |to, condition: &str| {
        let call = scene.assign(&id, Some(to)).header("if-match", condition);
        call.bearer(&scene.admin)
    };
    let wrong = assign(scene.owner.id(), "\"99\"").await;
    wrong
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["assigneeId"]);
    assign(scene.colleague.id(), "\"99\"")
        .await
        .expect_error(412, "VERSION_MISMATCH");
    assign(scene.colleague.id(), "\"4\"")
        .await
        .expect_error(409, "ORDER_NOT_EDITABLE");
}
