//! Every change is one atomic write together with its event: of concurrent changes one wins, and
//! history never disagrees with the order.

use std::collections::BTreeMap;

use futures_util::future::join_all;
use serde_json::{Value, json};
use shared_domain::{
    Actor,
    order::{Decision, Edit, OrderRef, edit},
};
use shared_store::{Condition, Orders, Outcome};
use testing::{Call, Response};

use crate::support::Scene;

async fn at_once(calls: impl IntoIterator<Item = Call>) -> Vec<Response> {
    join_all(calls.into_iter().map(IntoFuture::into_future)).await
}

fn statuses(answers: &[Response]) -> Vec<u16> {
    let mut statuses: Vec<_> = answers
        .iter()
        .map(|answer| answer.status.as_u16())
        .collect();
    statuses.sort_unstable();
    statuses
}

/// What history says the order became, event by event, each of which must follow from the one
/// before.
fn replayed(events: &[Value]) -> BTreeMap<String, Value> {
    let mut order = BTreeMap::from(
        [
            ("title", json!("Wedding cake")),
            ("description", json!("Three tiers")),
            ("special_instructions", json!("No nuts")),
            ("estimatedCompletion", json!("2030-02-01T12:00:00.000Z")),
            ("assigneeId", Value::Null),
            ("status", json!("PENDING")),
            ("version", json!(0)),
        ]
        .map(|(field, value)| (field.to_owned(), value)),
    );
    for event in events {
        let action = event["action"].as_str().unwrap();
        if !event["previousStatus"].is_null() {
            assert_eq!(event["previousStatus"], order["status"], "{event}");
            order.insert("status".to_owned(), event["status"].clone());
        }
        assert_eq!(event["status"], order["status"], "{event}");
        for (field, change) in event["metadata"]["changes"]
            .as_object()
            .into_iter()
            .flatten()
        {
            assert_eq!(change["from"], order[field], "{event}");
            order.insert(field.clone(), change["to"].clone());
        }
        if action != "NOTE_ADDED" {
            let version = order["version"].as_u64().unwrap() + 1;
            order.insert("version".to_owned(), json!(version));
        }
        if action != "NOTE_ADDED" {
            order.insert("updatedAt".to_owned(), event["createdAt"].clone());
        }
    }
    order
}

async fn expect_agreement(scene: &Scene, id: &str) {
    let order = scene.see(id).await;
    for (field, value) in replayed(&scene.events(id).await) {
        assert_eq!(order[&field], value, "{field}");
    }
}

#[tokio::test]
async fn of_many_who_finish_an_order_one_does() {
    let scene = Scene::start().await;
    let id = scene.order_in("IN_PROGRESS").await;
    let calls = (0..10).map(|number| {
        let status = if number % 2 == 0 {
            "COMPLETED"
        } else {
            "ON_HOLD"
        };
        let user = if number % 3 == 0 {
            &scene.admin
        } else {
            &scene.staff
        };
        scene.change_status(&id, status).bearer(user)
    });
    let answers = at_once(calls).await;
    // An order on hold may not be completed, nor the other way round.
    assert_eq!(statuses(&answers), [&[200][..], &[409; 9]].concat());
    for answer in answers.iter().filter(|answer| answer.status == 409) {
        assert!(["INVALID_TRANSITION", "CONFLICT"].contains(&answer.code()));
    }
    assert_eq!(scene.see(&id).await["version"], 4);
    expect_agreement(&scene, &id).await;
}

#[tokio::test]
async fn of_many_who_mean_the_same_version_one_writes() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let calls = (0..10).map(|number| {
        let body = json!({"title": format!("Cake {number}")});
        let call = scene.edit(&id, &body).header("if-match", "\"2\"");
        call.bearer(&scene.owner)
    });
    let answers = at_once(calls).await;
    assert_eq!(statuses(&answers), [&[200][..], &[412; 9]].concat());
    assert_eq!(scene.see(&id).await["version"], 3);
    expect_agreement(&scene, &id).await;
}

#[tokio::test]
async fn changes_that_do_not_exclude_each_other_are_tried_again() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let estimate = json!({"estimatedCompletion": "2030-03-01T00:00:00Z"});
    let calls = [
        scene
            .edit(&id, &json!({"title": "Birthday cake"}))
            .bearer(&scene.owner),
        scene.edit(&id, &estimate).bearer(&scene.staff),
        scene
            .edit(&id, &json!({"description": "One tier"}))
            .bearer(&scene.admin),
    ];
    let answers = at_once(calls).await;
    assert_eq!(statuses(&answers), [200, 200, 200]);
    let order = scene.see(&id).await;
    assert_eq!(order["title"], "Birthday cake");
    assert_eq!(order["description"], "One tier");
    assert_eq!(order["estimatedCompletion"], "2030-03-01T00:00:00.000Z");
    assert_eq!(order["version"], 5);
    expect_agreement(&scene, &id).await;
}

/// Reading an order and its texts is no transaction: the texts may be older than the order.
#[tokio::test]
async fn texts_that_were_read_before_somebody_changed_them_are_not_written_back() {
    let scene = Scene::start().await;
    let orders = Orders::new(&scene.system.client, scene.system.table("OrdersTable"));
    let nothing = json!({"title": "Cake"});
    let without_text = scene.create(&nothing).bearer(&scene.owner).await;
    for id in [scene.queued().await, crate::support::id(&without_text)] {
        let reference: OrderRef = id.parse().unwrap();
        let (_, stale) = orders.find(&reference).await.unwrap().unwrap();
        let edit_text = json!({"description": "One tier"});
        scene
            .edit(&id, &edit_text)
            .bearer(&scene.owner)
            .await
            .expect(200);
        let (order, fresh) = orders.find(&reference).await.unwrap().unwrap();
        let command = Edit {
            special_instructions: Some(Some("Soon".parse().unwrap())),
            ..Edit::default()
        };
        let write = async |text| {
            let actor = Actor::from(&scene.owner.user);
            let decided = edit(&order, text, &actor, command.clone(), scene.system.now());
            let Ok(Decision::Changed(change)) = decided else {
                panic!("{decided:?}");
            };
            let write = orders.change(order.version, &change).unwrap();
            write.commit().await.unwrap()
        };
        let refused = write(&stale).await.refused();
        assert_eq!(refused, Some(Condition::TextUnchanged));
        assert_eq!(scene.see(&id).await["version"], 2);
        assert_eq!(write(&fresh).await, Outcome::Committed);
        let order = scene.see(&id).await;
        assert_eq!(order["description"], "One tier");
        assert_eq!(order["special_instructions"], "Soon");
    }
}

#[tokio::test]
async fn an_order_is_taken_or_cancelled_or_both_but_never_cancelled_and_then_taken() {
    let scene = Scene::start().await;
    for _ in 0..5 {
        let id = scene.queued().await;
        let calls = [
            scene
                .assign(&id, Some(scene.staff.id()))
                .bearer(&scene.staff),
            scene.cancel(&id).bearer(&scene.owner),
        ];
        let answers = at_once(calls).await;
        answers[1].expect(200);
        let order = scene.see(&id).await;
        assert_eq!(order["status"], "CANCELLED");
        match answers[0].status.as_u16() {
            200 => assert_eq!(order["assigneeId"], scene.staff.id().to_string()),
            _ => {
                answers[0].expect_error(404, "NOT_FOUND");
                assert_eq!(order["assigneeId"], Value::Null);
            }
        }
        expect_agreement(&scene, &id).await;
    }
}

#[tokio::test]
async fn the_owner_writes_no_message_after_the_order_was_completed() {
    let scene = Scene::start().await;
    for _ in 0..5 {
        let id = scene.order_in("IN_PROGRESS").await;
        scene.pass_time().await;
        let message = json!({"kind": "MESSAGE", "text": "Hello"});
        let calls = [
            scene.change_status(&id, "COMPLETED").bearer(&scene.staff),
            scene.add_note(&id, &message).bearer(&scene.owner),
        ];
        let answers = at_once(calls).await;
        answers[0].expect(200);
        let events = scene.events(&id).await;
        let actions: Vec<_> = events
            .iter()
            .map(|event| event["action"].as_str().unwrap())
            .collect();
        match answers[1].status.as_u16() {
            201 => assert_eq!(actions[3..], ["NOTE_ADDED", "STATUS_CHANGED"]),
            _ => {
                answers[1].expect_error(403, "FORBIDDEN");
                assert_eq!(actions[3..], ["STATUS_CHANGED"]);
            }
        }
    }
}

#[tokio::test]
async fn after_twenty_writers_at_once_history_tells_how_the_order_came_to_be() {
    let scene = Scene::start().await;
    for round in 0..3 {
        let id = scene
            .order_in(["PENDING", "IN_PROGRESS", "ON_HOLD"][round])
            .await;
        let before = scene.see(&id).await["version"].as_u64().unwrap();
        let title = |number: usize| json!({"title": format!("Cake {number}")});
        let due =
            |day: usize| json!({"estimatedCompletion": format!("2030-03-{day:02}T00:00:00Z")});
        let texts = |number: usize| {
            json!({
                "description": format!("{number} tiers"), "special_instructions": null
            })
        };
        let note = json!({"kind": "NOTE", "text": "Hello", "visibility": "INTERNAL"});
        let calls = (0..20).map(|number| match number % 7 {
            0 => scene.edit(&id, &title(number)).bearer(&scene.admin),
            1 => scene.change_status(&id, "IN_PROGRESS").bearer(&scene.staff),
            2 => scene.edit(&id, &due(number + 1)).bearer(&scene.staff),
            3 => scene
                .assign(&id, Some(scene.colleague.id()))
                .bearer(&scene.admin),
            4 => scene.change_status(&id, "ON_HOLD").bearer(&scene.admin),
            5 => scene.replace(&id, &texts(number)).bearer(&scene.admin),
            _ => scene.add_note(&id, &note).bearer(&scene.admin),
        });
        let answers = at_once(calls).await;
        for answer in &answers {
            let status = answer.status.as_u16();
            assert!([200, 201, 404, 409].contains(&status), "{}", answer.text());
        }
        let events = scene.events(&id).await;
        let written = answers
            .iter()
            .filter(|answer| answer.status.is_success())
            .count();
        // Some succeed where nothing was left to change.
        assert!(events.len() <= before as usize + written);
        expect_agreement(&scene, &id).await;
        let times: Vec<_> = events
            .iter()
            .map(|event| event["createdAt"].as_str().unwrap())
            .collect();
        assert!(times.is_sorted(), "{times:?}");
    }
}
