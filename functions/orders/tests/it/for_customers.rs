//! Orders that those who work here place for a customer.

use futures_util::future::join_all;
use serde_json::{Value, json};
use shared_domain::user::{Role, UserKind};
use testing::TestUser;

use crate::support::{Scene, id, with};

/// An order for somebody who is named at the counter.
fn told(customer: Value) -> Value {
    json!({"title": "Oak table", "customer": customer})
}

fn ada() -> Value {
    json!({
        "firstName": "Ada",
        "lastName": "Lovelace",
        "email": "ada@example.org",
        "phone": "+44 20 7183 8750",
    })
}

async fn place(scene: &Scene, body: &Value, by: &TestUser) -> Value {
    scene.pass_time().await;
    let answer = scene.create(body).bearer(by).await;
    answer.expect(201)["order"].clone()
}

async fn customer_of(scene: &Scene, body: &Value) -> String {
    let order = place(scene, body, &scene.staff).await;
    order["customerId"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn staff_and_administrators_order_for_a_customer_they_know() {
    let scene = Scene::start().await;
    for by in [&scene.staff, &scene.admin] {
        let named = [
            json!({"title": "Oak table", "customerId": scene.owner.id()}),
            told(json!({
                "firstName": "X", "lastName": "",
                "email": scene.owner.user.email_text().to_uppercase()
            })),
        ];
        for body in named {
            let order = place(&scene, &body, by).await;
            assert_eq!(order["customerId"], scene.owner.id().to_string());
            assert_eq!(
                order["customer"]["firstName"],
                scene.owner.user.first_name.as_str()
            );
            assert_eq!(order["assigneeId"], Value::Null);
            let seen = scene.read(order["id"].as_str().unwrap());
            let seen = seen.bearer(&scene.owner).await;
            let by = by.id().to_string();
            assert_eq!(seen.expect(200)["history"][0]["changedBy"]["id"], by);
        }
    }
}

#[tokio::test]
async fn who_is_nobody_yet_is_written_down_as_a_contact() {
    let scene = Scene::start().await;
    let order = place(&scene, &told(ada()), &scene.staff).await;
    let customer = &order["customer"];
    assert_eq!(customer["email"], "ada@example.org");
    assert_eq!(customer["lastName"], "Lovelace");
    let id = order["customerId"].as_str().unwrap().parse().unwrap();
    let contact = scene.system.users().find(id).await.unwrap().unwrap();
    assert_eq!(
        (contact.kind, contact.role),
        (UserKind::Contact, Role::Customer)
    );
    assert_eq!(contact.phone.unwrap().as_str(), "+442071838750");
    // The address claims nothing.
    let email = "ada@example.org".parse().unwrap();
    assert_eq!(
        scene.system.users().find_by_email(&email).await.unwrap(),
        None
    );
}

#[tokio::test]
async fn a_contact_is_known_again_by_address_or_by_number_and_names() {
    let scene = Scene::start().await;
    let first = customer_of(&scene, &told(ada())).await;
    for again in [
        ada(),
        json!({"firstName": "A.", "lastName": "L.", "email": "Ada@Example.org"}),
        json!({"firstName": "ada", "lastName": "LOVELACE", "phone": "0044 20 7183-8750"}),
    ] {
        assert_eq!(
            customer_of(&scene, &told(again.clone())).await,
            first,
            "{again}"
        );
    }
    for other in [
        json!({"firstName": "Ida", "lastName": "Lovelace", "phone": "+442071838750"}),
        with(ada(), "email", "another@example.org"),
        json!({"firstName": "Ada", "lastName": "Lovelace"}),
    ] {
        assert_ne!(
            customer_of(&scene, &told(other.clone())).await,
            first,
            "{other}"
        );
    }
}

#[tokio::test]
async fn a_contact_known_by_number_gets_the_address_that_is_told_later() {
    let scene = Scene::start().await;
    let by_number = json!({"firstName": "Ada", "lastName": "Lovelace", "phone": "+442071838750"});
    let first = customer_of(&scene, &told(by_number)).await;
    assert_eq!(customer_of(&scene, &told(ada())).await, first);
    let by_email = json!({"firstName": "Ada", "lastName": "", "email": "ada@example.org"});
    assert_eq!(customer_of(&scene, &told(by_email)).await, first);
}

#[tokio::test]
async fn the_same_contact_told_at_several_counters_at_once_is_one() {
    let scene = Scene::start().await;
    for told_of in [
        ada(),
        json!({"firstName": "Grace", "lastName": "Hopper", "phone": "+12125550123"}),
    ] {
        let body = told(told_of);
        let calls = (0..6).map(|_| scene.create(&body).bearer(&scene.staff).into_future());
        let answers = join_all(calls).await;
        let placed: Vec<_> = answers
            .iter()
            .filter(|answer| answer.status == 201)
            .collect();
        assert!(!placed.is_empty());
        for answer in &answers {
            match answer.status.as_u16() {
                201 => {
                    let order = &answer.json["data"]["order"];
                    assert_eq!(
                        order["customerId"],
                        placed[0].json["data"]["order"]["customerId"]
                    );
                }
                _ => drop(answer.expect_error(409, "CONFLICT")),
            }
        }
    }
}

#[tokio::test]
async fn who_works_on_it_may_be_said_at_once() {
    let scene = Scene::start().await;
    let body = |assignee: &TestUser| with(told(ada()), "assigneeId", assignee.id().to_string());
    let own = place(&scene, &body(&scene.staff), &scene.staff).await;
    assert_eq!(own["assigneeId"], scene.staff.id().to_string());
    assert_eq!(own["allowedTransitions"], json!(["IN_PROGRESS"]));
    let given = place(&scene, &body(&scene.staff), &scene.admin).await;
    assert_eq!(given["assignee"]["id"], scene.staff.id().to_string());

    let for_others = scene.create(&body(&scene.colleague)).bearer(&scene.staff);
    for_others.await.expect_error(403, "FORBIDDEN");
    let to_a_customer = scene.create(&body(&scene.stranger)).bearer(&scene.admin);
    to_a_customer
        .await
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["assigneeId"]);
}

#[tokio::test]
async fn customers_order_for_themselves_alone() {
    let scene = Scene::start().await;
    for body in [
        told(ada()),
        json!({"title": "Oak table", "customerId": scene.stranger.id()}),
        json!({"title": "Oak table", "assigneeId": scene.staff.id()}),
    ] {
        let answer = scene.create(&body).bearer(&scene.owner).await;
        answer.expect_error(403, "FORBIDDEN");
    }
    assert!(!scene.system.stored().await.contains("ada@example.org"));
}

#[tokio::test]
async fn whoever_is_no_active_customer_is_named_by_the_field_that_names_them() {
    let scene = Scene::start().await;
    for user in [&scene.staff, &scene.colleague, &scene.admin] {
        let email = user.user.email_text();
        let body = told(json!({"firstName": "A", "lastName": "B", "email": email}));
        let answer = scene.create(&body).bearer(&scene.staff).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["customer.email"]);
    }
    let nobody = [
        (json!({"title": "Oak table"}), vec!["customerId"]),
        (
            json!({"title": "Oak table", "customerId": scene.admin.id()}),
            vec!["customerId"],
        ),
        (
            with(told(ada()), "customerId", scene.owner.id().to_string()),
            vec!["customer"],
        ),
        (told(with(ada(), "email", "ada")), vec!["customer.email"]),
        (
            told(json!({"firstName": " ", "phone": "1", "role": "ADMIN"})),
            vec![
                "customer.firstName",
                "customer.lastName",
                "customer.phone",
                "customer.role",
            ],
        ),
        (with(told(ada()), "title", "x"), vec!["title"]),
    ];
    for (body, fields) in nobody {
        let answer = scene.create(&body).bearer(&scene.staff).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&fields);
    }
}

#[tokio::test]
async fn a_retry_places_one_order_and_writes_one_contact_down() {
    let scene = Scene::start().await;
    let send = || {
        let call = scene.create(&told(ada())).bearer(&scene.staff);
        call.header("idempotency-key", "at-the-counter")
    };
    let (first, again) = (send().await, send().await);
    assert_eq!(id(&first), id(&again));
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
}

#[tokio::test]
async fn an_account_with_a_contacts_address_is_somebody_else_until_it_is_proved() {
    let scene = Scene::start().await;
    let contact = customer_of(&scene, &told(ada())).await;
    let mut typed = scene.stranger.user.clone();
    typed.id = shared_domain::UserId::generate(scene.system.now());
    typed.email = Some("ada@example.org".parse().unwrap());
    let credentials = shared_store::Credentials {
        password_hash: None,
        password_token: None,
    };
    let users = scene.system.users();
    users
        .register(&typed, &credentials, None, None)
        .await
        .unwrap();
    assert_eq!(customer_of(&scene, &told(ada())).await, contact);
}
