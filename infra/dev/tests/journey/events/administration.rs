//! Administrators see what came of changes, and what they decide holds everywhere.

use reqwest::Client as Http;
use serde_json::{Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{assign, place, set_status};
use crate::client::{Client, Session};
use crate::patience::until;
use crate::{PASSWORD, order, start};

async fn dashboard(session: &Session) -> Value {
    let answer = session.get("/admin/dashboard").await.expect_status(200);
    answer.data("/orders")
}

/// How much more there is of something than there was.
fn more(before: &Value, after: &Value, name: &str) -> i64 {
    after[name].as_i64().unwrap() - before[name].as_i64().unwrap()
}

#[tokio::test]
async fn the_dashboard_follows_an_order_through_its_life() {
    let stack = start().await;
    let api = Client::new(&stack.endpoints().api);
    let admin = api.sign_in("admin@example.com", PASSWORD).await;
    let staff = api.sign_in("staff@example.com", PASSWORD).await;
    stack.catch_up().await;
    let (before, own) = (dashboard(&admin).await, dashboard(&staff).await);

    let customer = order::register_and_sign_in(&api).await;
    let order = place(&customer, "Oak dining table").await;
    until(async || {
        let now = dashboard(&admin).await;
        (more(&before, &now, "pending") == 1 && more(&before, &now, "unassigned") == 1)
            .then_some(())
    })
    .await;
    assign(&staff, &order, &staff).await;
    set_status(&staff, &order, "IN_PROGRESS").await;
    set_status(&staff, &order, "COMPLETED").await;
    until(async || {
        let (now, staff) = (dashboard(&admin).await, dashboard(&staff).await);
        let is_done = more(&before, &now, "completed") == 1 && more(&own, &staff, "completed") == 1;
        let is_nowhere_else = ["pending", "inProgress", "unassigned"]
            .iter()
            .all(|name| more(&before, &now, name) == 0);
        (is_done && is_nowhere_else).then_some(())
    })
    .await;
    stack.stop().await;
}

#[tokio::test]
async fn a_program_exports_orders_with_a_key_which_is_written_down_and_what_is_set_holds_for_other_functions()
 {
    let stack = start().await;
    let api = Client::new(&stack.endpoints().api);
    let admin = api.sign_in("admin@example.com", PASSWORD).await;
    let customer = order::register_and_sign_in(&api).await;
    let order = place(&customer, "=Oak dining table").await;

    let key = json!({"name": "Reports", "scopes": ["export"], "expiresAt": in_a_week()});
    let created = admin.post("/admin/api-keys", &key).await.expect_status(201);
    let key = created.data("/key");
    let url = format!("{}/api/v1/admin/orders/export", stack.endpoints().api);
    let exported = Http::new()
        .get(url)
        .header("x-api-key", key.as_str().unwrap())
        .send()
        .await
        .unwrap();
    let exported: Value = serde_json::from_slice(&exported.bytes().await.unwrap()).unwrap();
    let file = exported["data"]["url"].as_str().unwrap();
    let csv = reqwest::get(file).await.unwrap().text().await.unwrap();
    let mut lines = csv.lines();
    assert!(lines.any(|line| line.starts_with(&order) && line.contains(",'=Oak dining table,")));

    let path = "/admin/audit?type=ORDERS_EXPORTED";
    let trail = admin.get(path).await.expect_status(200).data("/events");
    assert_eq!(trail[0]["actor"]["name"], "Reports");
    assert_eq!(trail[0]["sourceAddress"], "127.0.0.1");

    let body = json!({"maxFileSize": 100});
    admin.put("/admin/config", &body).await.expect_status(200);
    let path = format!("/orders/{order}/customer-media");
    let file = json!({"files": [{"fileName": "a.png", "contentType": "image/png", "size": 101}]});
    let answer = customer.post(&path, &file).await;
    let answer = answer.expect_error(400, "VALIDATION_ERROR");
    assert_eq!(answer.failing_fields(), ["files[0].size"]);
    stack.stop().await;
}

fn in_a_week() -> String {
    let week = OffsetDateTime::now_utc() + time::Duration::WEEK;
    week.format(&Rfc3339).unwrap()
}
