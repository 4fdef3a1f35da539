//! How orders lie in the tables: which attributes each item has, and what reading and writing them
//! costs.

use aws_sdk_dynamodb::types::{AttributeValue, ReturnConsumedCapacity};
use serde_json::{Value, json};

use crate::support::{Scene, cake, id, keys, path};

/// The bytes that DynamoDB counts ([Item sizes and
/// formats](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html)).
fn size(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) => 1,
        Value::Number(number) => number.to_string().len().div_ceil(2) + 1,
        Value::String(text) => text.len(),
        // The only lists there are stand for bytes.
        Value::Array(bytes) => bytes.len(),
        Value::Object(map) => {
            3 + map.values().map(|value| 1 + size(value)).sum::<usize>()
                + map.keys().map(String::len).sum::<usize>()
        }
    }
}

fn item_size(item: &Value) -> usize {
    size(item) - 3 - item.as_object().unwrap().len()
}

/// The items of the Orders table whose sort keys begin so.
async fn items(scene: &Scene, sort_key: &str) -> Vec<Value> {
    let items = scene.system.items("OrdersTable").await;
    let is_meant = |item: &Value| item["sk"].as_str().unwrap().starts_with(sort_key);
    items.into_iter().filter(is_meant).collect()
}

async fn only(scene: &Scene, sort_key: &str) -> Value {
    let items = items(scene, sort_key).await;
    assert_eq!(items.len(), 1, "{sort_key}");
    items.into_iter().next().unwrap()
}

#[tokio::test]
async fn an_order_is_an_item_with_what_the_indexes_find_it_by() {
    let scene = Scene::start().await;
    let id = scene.queued().await;
    let item = only(&scene, "ORDER").await;
    let queued = [
        "createdAt",
        "createdKey",
        "customer",
        "customerId",
        "dueKey",
        "dueShard",
        "estimatedCompletion",
        "id",
        "orderNumber",
        "pk",
        "sk",
        "status",
        "statusShard",
        "title",
        "updatedAt",
        "version",
    ];
    assert_eq!(keys(&item), queued);
    let number = item["orderNumber"].as_str().unwrap();
    assert_eq!(item["pk"], format!("ORDER#{number}"));
    assert_eq!(item["sk"], "ORDER");
    assert_eq!(item["id"], id);
    assert_eq!(item["createdKey"], format!("2030-01-01T00:00:00.000Z#{id}"));
    assert_eq!(item["dueKey"], format!("2030-02-01T12:00:00.000Z#{id}"));
    let shard = item["dueShard"].as_str().unwrap();
    assert_eq!(item["statusShard"], format!("QUEUE#{shard}"));
    assert_eq!(item["customerId"], scene.owner.id().to_string());
    assert_eq!(
        keys(&item["customer"]),
        ["email", "firstName", "id", "lastName"]
    );

    let staff = scene.staff.id();
    scene.take(&id).await;
    scene.proceed(&id, "IN_PROGRESS").await;
    let item = only(&scene, "ORDER").await;
    let mut assigned = [&queued[..], &["assignee", "assigneeId", "assigneeStatus"]].concat();
    assigned.sort_unstable();
    assert_eq!(keys(&item), assigned);
    assert_eq!(item["statusShard"], format!("IN_PROGRESS#{shard}"));
    assert_eq!(item["assigneeStatus"], format!("{staff}#IN_PROGRESS"));
    assert_eq!(keys(&item["assignee"]), ["firstName", "id", "lastName"]);
    assert!(item_size(&item) <= 1_024, "{}", item_size(&item));

    // A final order is due no more.
    scene.proceed(&id, "COMPLETED").await;
    let item = only(&scene, "ORDER").await;
    let mut completed = assigned.clone();
    completed.retain(|name| !name.starts_with("due"));
    completed.push("completedAt");
    completed.sort_unstable();
    assert_eq!(keys(&item), completed);
}

#[tokio::test]
async fn an_order_with_typical_values_takes_one_kilobyte() {
    let scene = Scene::start().await;
    let body = json!({
        "title": "Oak dining table for eight with two leaves, oiled",
        "estimatedCompletion": "2030-02-01T12:00:00.000Z",
    });
    let id = id(&scene.create(&body).bearer(&scene.owner).await);
    scene.take(&id).await;
    scene.proceed(&id, "IN_PROGRESS").await;
    let item = only(&scene, "ORDER").await;
    assert!(
        item_size(&item) <= 1_024,
        "{} bytes: {item}",
        item_size(&item)
    );
}

#[tokio::test]
async fn the_long_texts_are_an_item_of_their_own_that_no_other_change_touches() {
    let scene = Scene::start().await;
    let plain = scene
        .create(&json!({"title": "Cake"}))
        .bearer(&scene.owner)
        .await;
    plain.expect(201);
    assert!(items(&scene, "TEXT").await.is_empty());
    let id = scene.queued().await;
    let text = only(&scene, "TEXT").await;
    assert_eq!(
        keys(&text),
        ["description", "pk", "sk", "special_instructions"]
    );
    assert_eq!(text["pk"], only_of(&scene, &id, "ORDER").await["pk"]);

    // Were the text written again with a change, it would be put back.
    let pk = AttributeValue::S(text["pk"].as_str().unwrap().to_owned());
    let changed_behind = scene.system.client.update_item();
    changed_behind
        .table_name(scene.system.table("OrdersTable"))
        .key("pk", pk)
        .key("sk", AttributeValue::S("TEXT".to_owned()))
        .update_expression("SET mark = :mark")
        .expression_attribute_values(":mark", AttributeValue::S("untouched".to_owned()))
        .send()
        .await
        .unwrap();
    scene.take(&id).await;
    scene.proceed(&id, "IN_PROGRESS").await;
    scene
        .edit(&id, &json!({"title": "Birthday cake"}))
        .bearer(&scene.admin)
        .await
        .expect(200);
    scene.note(&id, "Hello", "INTERNAL").await;
    assert_eq!(only(&scene, "TEXT").await["mark"], "untouched");
    let edit = json!({"description": ""});
    scene
        .edit(&id, &edit)
        .bearer(&scene.admin)
        .await
        .expect(200);
    let text = only(&scene, "TEXT").await;
    assert_eq!(
        keys(&text),
        ["description", "pk", "sk", "special_instructions"]
    );
}

async fn only_of(scene: &Scene, order: &str, sort_key: &str) -> Value {
    let mut found = items(scene, sort_key).await;
    found.retain(|item| item["id"] == order);
    assert_eq!(found.len(), 1);
    found.remove(0)
}

#[tokio::test]
async fn an_event_and_a_note_are_items_too() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    scene.note(&id, "Hello", "INTERNAL").await;
    let order = only(&scene, "ORDER").await;
    let number = order["orderNumber"].as_str().unwrap();

    let note = only(&scene, "NOTE").await;
    assert_eq!(
        keys(&note),
        [
            "author",
            "createdAt",
            "id",
            "kind",
            "orderId",
            "pk",
            "sk",
            "text",
            "visibility"
        ]
    );
    assert_eq!(note["pk"], format!("NOTES#{number}"));
    assert_eq!(note["sk"], format!("NOTE#{}", note["id"].as_str().unwrap()));
    assert_eq!(keys(&note["author"]), ["id", "name", "role"]);

    let always = [
        "action",
        "changedBy",
        "createdAt",
        "id",
        "order",
        "orderId",
        "pk",
        "requestId",
        "sk",
        "status",
        "version",
        "visibleToOwner",
    ];
    let more: [&[&str]; 3] = [&[], &["metadata"], &["metadata"]];
    let mut events = items(&scene, "EVENT#").await;
    events.sort_by_key(|event| event["sk"].as_str().unwrap().to_owned());
    assert_eq!(events.len(), 3);
    for (event, more) in events.iter().zip(more) {
        let mut expected = [&always[..], more].concat();
        expected.sort_unstable();
        assert_eq!(keys(event), expected);
        assert_eq!(event["pk"], order["pk"]);
        let version = event["version"].as_u64().unwrap();
        let event_id = event["id"].as_str().unwrap();
        assert_eq!(event["sk"], format!("EVENT#{version:010}#{event_id}"));
        assert_eq!(event["orderId"], id);
        // The picture of the order for subscribers is compressed.
        assert!(event["order"].is_array());
    }
    assert_eq!(events[2]["metadata"], json!({"noteId": note["id"]}));
    assert_eq!(events[2]["visibleToOwner"], false);
}

#[tokio::test]
async fn an_order_its_texts_and_ten_events_are_read_with_two_units() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    for round in 0..8 {
        let status = if round % 2 == 0 {
            "IN_PROGRESS"
        } else {
            "ON_HOLD"
        };
        let body = json!({"status": status, "comment": "The wood has arrived."});
        let call = scene.patch(&path(&id, "/status")).json(&body);
        call.bearer(&scene.staff).await.expect(200);
    }
    let everything = scene.system.items("OrdersTable").await;
    assert_eq!(everything.len(), 12);
    let total: usize = everything.iter().map(item_size).sum();
    assert!(total <= 8 * 1_024, "{total} bytes");

    let number = only(&scene, "ORDER").await["pk"]
        .as_str()
        .unwrap()
        .to_owned();
    let read = scene.system.client.query();
    let answer = read
        .table_name(scene.system.table("OrdersTable"))
        .consistent_read(true)
        .scan_index_forward(false)
        .key_condition_expression("pk = :pk")
        .expression_attribute_values(":pk", AttributeValue::S(number))
        .limit(12)
        .return_consumed_capacity(ReturnConsumedCapacity::Total)
        .send()
        .await
        .unwrap();
    let units = answer
        .consumed_capacity()
        .and_then(|used| used.capacity_units());
    assert!(units.unwrap() <= 2.0, "{units:?}");
}

#[tokio::test]
async fn what_is_remembered_of_a_request_expires() {
    let scene = Scene::start().await;
    let call = scene
        .create(&cake())
        .header("idempotency-key", "secret-key");
    call.bearer(&scene.owner).await.expect(201);
    let mut records = scene.system.items("EphemeralTable").await;
    records.retain(|item| item["sk"] == "REPLY");
    assert_eq!(records.len(), 1);
    assert_eq!(
        keys(&records[0]),
        ["body", "expiresAt", "pk", "reply", "sk", "ttl"]
    );
    assert_eq!(records[0]["expiresAt"], "2030-01-02T00:00:00.000Z");
    assert_eq!(records[0]["ttl"], 1_893_542_400);
    // Neither the key nor the body stands there in the clear.
    assert!(!scene.system.stored().await.contains("secret-key"));
    assert!(
        item_size(&records[0]) <= 1_024,
        "{}",
        item_size(&records[0])
    );
}
