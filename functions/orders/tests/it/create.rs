//! `POST /api/v1/orders`

use serde_json::{Value, json};
use shared_domain::{OrderId, UserId, user::Role};

use crate::support::{READS, SUMMARY_FIELDS, Scene, cake, id, keys, path, with, writes};

#[tokio::test]
async fn a_customer_places_an_order() {
    let scene = Scene::start().await;
    let answer = scene.create(&cake()).bearer(&scene.owner).await;
    let order = &answer.expect(201)["order"];
    let owner = &scene.owner.user;
    let expected = json!({
        "id": order["id"],
        "orderNumber": order["orderNumber"],
        "customerId": owner.id.to_string(),
        "customer": {
            "id": owner.id.to_string(),
            "firstName": owner.first_name.as_str(),
            "lastName": owner.last_name.as_str(),
            "email": owner.email_text(),
        },
        "assigneeId": null,
        "assignee": null,
        "title": "Wedding cake",
        "description": "Three tiers",
        "status": "PENDING",
        "special_instructions": "No nuts",
        "estimatedCompletion": "2030-02-01T12:00:00.000Z",
        "completedAt": null,
        "createdAt": "2030-01-01T00:00:00.000Z",
        "updatedAt": "2030-01-01T00:00:00.000Z",
        "version": 1,
        "allowedTransitions": ["CANCELLED"],
    });
    assert_eq!(*order, expected);
    assert_eq!(keys(&answer.json["data"]), ["order"]);
    let location = path(&id(&answer), "");
    assert_eq!(answer.header("location"), Some(location.as_str()));
    assert!(answer.header("etag").unwrap().starts_with("\"1-"));
    let read = scene.get(&location).bearer(&scene.owner).await;
    assert_eq!(read.expect(200)["order"], expected);
}

#[tokio::test]
async fn a_title_is_enough() {
    let scene = Scene::start().await;
    let nulls = json!({
        "title": " \u{2003}Cake\t",
        "description": null,
        "special_instructions": null,
        "estimatedCompletion": null,
        "customerId": null,
    });
    for body in [json!({"title": "Cake"}), nulls] {
        let answer = scene.create(&body).bearer(&scene.owner).await;
        let order = &answer.expect(201)["order"];
        assert_eq!(order["title"], "Cake");
        assert_eq!(order["description"], "");
        assert_eq!(order["special_instructions"], Value::Null);
        assert_eq!(order["estimatedCompletion"], Value::Null);
        assert_eq!(order.as_object().unwrap().len(), SUMMARY_FIELDS.len() + 2);
        let read = scene.read(&id(&answer)).bearer(&scene.owner).await;
        assert_eq!(read.expect(200)["order"], *order);
    }
}

#[tokio::test]
async fn history_begins_with_who_placed_the_order() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    let events = scene.events(&id).await;
    assert_eq!(events.len(), 1);
    assert_eq!(
        events[0],
        json!({
            "id": events[0]["id"],
            "action": "ORDER_CREATED",
            "status": "PENDING",
            "previousStatus": null,
            "comment": null,
            "changedBy": {
                "id": scene.owner.id().to_string(),
                "name": scene.owner.user.full_name(),
                "role": "CUSTOMER",
            },
            "metadata": null,
            "createdAt": "2030-01-01T00:00:00.000Z",
        })
    );
}

#[tokio::test]
async fn every_failing_field_is_named_at_once() {
    let scene = Scene::start().await;
    let before = scene.system.stored().await;
    let body = json!({
        "title": "ab",
        "description": 5,
        "special_instructions": "x".repeat(2_001),
        "estimatedCompletion": "tomorrow",
        "customerId": "me",
        "specialInstructions": "No nuts",
        "status": "COMPLETED",
    });
    let answer = scene.create(&body).bearer(&scene.owner).await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&[
            "title",
            "description",
            "special_instructions",
            "estimatedCompletion",
            "customerId",
            "specialInstructions",
            "status",
        ]);
    let nothing = scene.create(&json!({})).bearer(&scene.owner).await;
    nothing
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["title"]);
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn what_is_wrong_only_now_or_only_for_the_caller_is_named_with_the_rest() {
    let scene = Scene::start().await;
    let before = scene.system.stored().await;
    let past = with(cake(), "estimatedCompletion", "2029-12-31T23:59:59Z");
    let answer = scene
        .create(&with(past.clone(), "title", " "))
        .bearer(&scene.owner);
    answer
        .await
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["title", "estimatedCompletion"]);
    let unknown = UserId::generate(scene.system.now()).to_string();
    for customer in [Value::Null, unknown.into()] {
        let body = with(with(past.clone(), "title", 7), "customerId", customer);
        let answer = scene.create(&body).bearer(&scene.admin).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["title", "estimatedCompletion", "customerId"]);
    }
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn each_field_has_its_limits() {
    let scene = Scene::start().await;
    let refused = [
        ("title", Value::Null),
        ("title", json!(["Cake"])),
        ("title", json!("")),
        ("title", json!(" \t\u{2003}")),
        ("title", json!("  ab  ")),
        ("title", json!("x".repeat(256))),
        ("title", json!("Wedding\ncake")),
        ("title", json!("Wedding\u{7}cake")),
        ("description", json!({})),
        ("description", json!("x".repeat(5_001))),
        ("description", json!("Three\rtiers")),
        ("description", json!("Three\u{0}tiers")),
        ("special_instructions", json!(true)),
        ("special_instructions", json!("\u{1b}[31m")),
        ("estimatedCompletion", json!(1_893_456_000)),
        ("estimatedCompletion", json!("")),
        ("estimatedCompletion", json!("2030-02-30T00:00:00Z")),
        ("estimatedCompletion", json!("2030-02-01")),
        ("estimatedCompletion", json!("2030-02-01T12:00:00")),
        ("estimatedCompletion", json!("2030-01-01T00:00:00.000Z")),
        ("estimatedCompletion", json!("2029-12-31T23:59:59.999Z")),
        ("estimatedCompletion", json!("2030-01-01T00:59:59+01:00")),
        ("customerId", json!(7)),
        ("role", json!("ADMIN")),
    ];
    let before = scene.system.stored().await;
    for (field, value) in refused {
        let body = with(cake(), field, value);
        let answer = scene.create(&body).bearer(&scene.owner).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&[field]);
    }
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn what_is_just_within_the_limits_is_taken() {
    let scene = Scene::start().await;
    let accepted = [
        ("title", "日".repeat(255), None),
        ("title", "abc".to_owned(), None),
        ("description", "𝒳".repeat(5_000), None),
        ("description", "one\n\ttwo".to_owned(), None),
        ("special_instructions", "x".repeat(2_000), None),
        (
            "estimatedCompletion",
            "2030-01-01T00:00:00.001Z".to_owned(),
            None,
        ),
        (
            "estimatedCompletion",
            "2029-12-31T18:30:00.0019-05:30".to_owned(),
            Some("2030-01-01T00:00:00.001Z"),
        ),
        (
            "estimatedCompletion",
            "2030-06-01T12:00:00+14:00".to_owned(),
            Some("2030-05-31T22:00:00.000Z"),
        ),
    ];
    for (field, value, kept) in accepted {
        let body = with(cake(), field, value.clone());
        let answer = scene.create(&body).bearer(&scene.owner).await;
        let kept = kept.unwrap_or(&value);
        assert_eq!(answer.expect(201)["order"][field], kept);
        assert_eq!(scene.see(&id(&answer)).await[field], kept);
    }
}

#[tokio::test]
async fn text_is_stored_and_returned_as_it_was_given() {
    let scene = Scene::start().await;
    for text in [
        "<script>alert(\"1\")</script> & <b>bold</b>",
        "&lt;already&gt; \\n \\u0041 %20 ' \" \\",
        "Zoë's 👩‍👩‍👧‍👦 cake: قالب ابنة 結婚 \u{200d}joined",
        "line\u{2028}paragraph\u{2029}nbsp\u{a0}bom\u{feff}",
        "${jndi:ldap://x} {{7*7}} =1+1 '; DROP TABLE orders; --",
    ] {
        let body = json!({"title": text, "description": text, "special_instructions": text});
        let answer = scene.create(&body).bearer(&scene.owner).await;
        let read = scene.read(&id(&answer)).bearer(&scene.owner).await;
        for order in [&answer.expect(201)["order"], &read.expect(200)["order"]] {
            assert_eq!(order["title"], text.trim());
            assert_eq!(order["description"], text);
            assert_eq!(order["special_instructions"], text);
        }
    }
}

#[tokio::test]
async fn lines_end_with_a_line_feed_and_titles_are_read_in_one_direction() {
    let scene = Scene::start().await;
    let body = json!({
        "title": "Cake", "description": "One\r\nTwo", "special_instructions": "a\r\n\u{202e}b"
    });
    let answer = scene.create(&body).bearer(&scene.owner).await;
    let order = &answer.expect(201)["order"];
    assert_eq!(order["description"], "One\nTwo");
    assert_eq!(order["special_instructions"], "a\n\u{202e}b");
    for title in ["Cake \u{202e}fdp.exe", "\u{200b}\u{2800}\u{3164}\u{ad}"] {
        let answer = scene
            .create(&json!({"title": title}))
            .bearer(&scene.owner)
            .await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["title"]);
    }
}

#[tokio::test]
async fn an_administrator_orders_for_an_active_customer() {
    let scene = Scene::start().await;
    let body = with(cake(), "customerId", scene.owner.id().to_string());
    let answer = scene.create(&body).bearer(&scene.admin).await;
    let order = &answer.expect(201)["order"];
    assert_eq!(order["customerId"], scene.owner.id().to_string());
    assert_eq!(order["customer"]["email"], scene.owner.user.email_text());
    assert_eq!(order["allowedTransitions"], json!(["CANCELLED"]));
    let read = scene.read(&id(&answer)).bearer(&scene.owner).await;
    let event = &read.expect(200)["history"][0];
    assert_eq!(event["changedBy"]["id"], scene.admin.id().to_string());
    assert_eq!(event["changedBy"]["role"], "ADMIN");
}

#[tokio::test]
async fn an_administrator_names_an_active_customer() {
    let scene = Scene::start().await;
    scene.system.disable(scene.stranger.id()).await;
    let before = scene.system.stored().await;
    let nobody = scene.create(&cake()).bearer(&scene.admin).await;
    nobody
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["customerId"]);
    for customer in [
        UserId::generate(scene.system.now()),
        scene.staff.id(),
        scene.admin.id(),
        scene.stranger.id(),
    ] {
        let body = with(cake(), "customerId", customer.to_string());
        let answer = scene.create(&body).bearer(&scene.admin).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["customerId"]);
    }
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn customers_order_for_themselves_only() {
    let scene = Scene::start().await;
    let own = with(cake(), "customerId", scene.owner.id().to_string());
    let answer = scene.create(&own).bearer(&scene.owner).await;
    answer.expect(201);
    let unknown = UserId::generate(scene.system.now());
    let mut answers = Vec::new();
    for other in [scene.stranger.id(), scene.staff.id(), unknown] {
        let body = with(cake(), "customerId", other.to_string());
        let answer = scene.create(&body).bearer(&scene.owner).await;
        answer.expect_error(403, "FORBIDDEN");
        answers.push(answer.without_timestamp());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
}

#[tokio::test]
async fn an_order_number_names_the_day_and_can_be_read_aloud() {
    let scene = Scene::start().await;
    let mut numbers = std::collections::BTreeSet::new();
    for _ in 0..20 {
        let answer = scene.create(&cake()).bearer(&scene.owner).await;
        let number = answer.expect(201)["order"]["orderNumber"].as_str().unwrap();
        let code = number.strip_prefix("ORD-20300101-").unwrap();
        assert_eq!(code.len(), 7);
        let is_clear = |symbol: char| {
            symbol.is_ascii_digit() || symbol.is_ascii_uppercase() && !"ILOU".contains(symbol)
        };
        assert!(code.chars().all(is_clear), "{number}");
        numbers.insert(number.to_owned());
    }
    assert_eq!(numbers.len(), 20);
}

#[tokio::test]
async fn every_path_takes_the_number_in_place_of_the_id() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let order = scene.see(&id).await;
    let number = order["orderNumber"].as_str().unwrap();
    let (day, code) = number.rsplit_once('-').unwrap();
    let mistaken = format!("{day}-{}", code.replace('1', "l").replace('0', "o"));
    let upper_id = id.to_uppercase();
    for name in [number, &number.to_lowercase(), &mistaken, &upper_id] {
        for rest in READS {
            let by_name = scene.get(&path(name, rest)).bearer(&scene.admin).await;
            let by_id = scene.get(&path(&id, rest)).bearer(&scene.admin).await;
            by_name.expect(200);
            assert_eq!(by_name.without_timestamp(), by_id.without_timestamp());
        }
    }
    for (method, rest, body) in writes() {
        let id = scene.taken().await;
        let number = scene.see(&id).await["orderNumber"]
            .as_str()
            .unwrap()
            .to_lowercase();
        let who = if rest == "/notes" {
            &scene.owner
        } else {
            &scene.admin
        };
        let call = scene.call(method, &path(&number, rest)).json(&body);
        let answer = call.bearer(who).await;
        assert!(answer.status.is_success(), "{rest}: {}", answer.text());
        assert!(scene.events(&id).await.len() > 2, "{rest}");
    }
}

#[tokio::test]
async fn an_id_that_shares_its_number_with_an_order_is_no_order() {
    let scene = Scene::start().await;
    let id: OrderId = scene.taken().await.parse().unwrap();
    let mut bytes = *id.as_bytes();
    bytes[9] ^= 1;
    let other = OrderId::from_bytes(bytes);
    assert_eq!(
        shared_domain::order::OrderNumber::of(other),
        shared_domain::order::OrderNumber::of(id)
    );
    let before = scene.system.stored().await;
    for rest in READS {
        let call = scene.get(&path(&other.to_string(), rest));
        call.bearer(&scene.admin)
            .await
            .expect_error(404, "NOT_FOUND");
    }
    for (method, rest, body) in writes() {
        let call = scene
            .call(method, &path(&other.to_string(), rest))
            .json(&body);
        call.bearer(&scene.admin)
            .await
            .expect_error(404, "NOT_FOUND");
    }
    assert_eq!(scene.system.stored().await, before);
}

#[tokio::test]
async fn the_customer_of_an_order_is_as_they_were_when_they_placed_it() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    scene
        .system
        .change_role(scene.owner.id(), Role::Staff)
        .await;
    scene.system.disable(scene.owner.id()).await;
    let order = scene.see(&id).await;
    assert_eq!(order["customer"]["email"], scene.owner.user.email_text());
    assert_eq!(order["customerId"], scene.owner.id().to_string());
}
