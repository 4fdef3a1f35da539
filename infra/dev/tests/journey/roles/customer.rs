//! What customers and staff do that the life of one order leaves out.

use local::Stack;
use serde_json::json;

use crate::client::{Client, Session};
use crate::events::{assign, found, inbox, place, set_status, told};
use crate::patience::until;
use crate::{PASSWORD, order};

pub async fn tour(api: &Client, stack: &Stack) {
    let customer = order::register_and_sign_in(api).await;
    let staff = api.sign_in("staff@example.com", PASSWORD).await;
    let admin = api.sign_in("admin@example.com", PASSWORD).await;
    let order = order::place(&customer).await;
    assign(&staff, &order, &staff).await;
    set_status(&staff, &order, "IN_PROGRESS").await;
    told(&customer, &format!("Order {order} is in progress")).await;
    read_notifications(&customer).await;
    for somebody in [&customer, &staff, &admin] {
        list(somebody).await;
        is_found(somebody, "oak+lacqu", &order).await;
    }
    customer.get("/users/dashboard").await.expect_status(200);
    rename(&customer, &order).await;
    describe_at_length(&customer).await;
    sign_in_and_out(api).await;
    for path in ["/health", "/api-docs", "/nowhere"] {
        reqwest::get(format!("{}{path}", stack.endpoints().api))
            .await
            .unwrap();
    }
}

async fn list(session: &Session) {
    for query in ["", "?overdue=true", "?status=PENDING"] {
        let list = session.get(&format!("/orders{query}")).await;
        list.expect_status(200);
    }
}

/// Waits until somebody finds an order by these words.
async fn is_found(session: &Session, words: &str, order: &str) {
    until(async || {
        let found = found(session, words).await;
        found.contains(&json!(order)).then_some(())
    })
    .await;
}

/// Words that the order no longer has are forgotten.
async fn rename(customer: &Session, order: &str) {
    let title = json!({"title": "Walnut dining table"});
    let second = place(customer, "Oak chair").await;
    // Renamed before they are known, its words would never have been kept.
    is_found(customer, "chair", &second).await;
    let renamed = customer.put(&format!("/orders/{second}"), &title).await;
    renamed.expect_status(200);
    is_found(customer, "walnut", &second).await;
    let path = format!("/orders/{order}/history");
    customer.get(&path).await.expect_status(200);
}

/// More words than one transaction can write.
async fn describe_at_length(customer: &Session) {
    let letters = || "abcdefghijklmnop".chars();
    let words = letters().flat_map(|one| letters().map(move |other| format!("{one}{other}z")));
    let words: Vec<_> = words.collect();
    let order = json!({"title": "Zebrawood shelf", "description": words.join(" ")});
    let placed = customer.post("/orders", &order).await.expect_status(201);
    let number = placed.data("/order/orderNumber");
    until(async || {
        found(customer, "zebrawood")
            .await
            .contains(&number)
            .then_some(())
    })
    .await;
}

async fn read_notifications(session: &Session) {
    for path in ["/notifications?isRead=false", "/notifications/unread-count"] {
        session.get(path).await.expect_status(200);
    }
    let first = inbox(session).await.pop().unwrap();
    let path = format!("/notifications/{}", first["id"].as_str().unwrap());
    let read = session.patch(&format!("{path}/read"), &json!({})).await;
    read.expect_status(200);
    let all = session.post("/notifications/read-all", &json!({})).await;
    all.expect_status(200);
    session.delete(&path).await.expect_status(200);
}

/// Several devices of one person; a refresh token that was stolen is used twice.
async fn sign_in_and_out(api: &Client) {
    let email = "customer@example.com";
    let (one, other) = (
        api.sign_in(email, PASSWORD).await,
        api.sign_in(email, PASSWORD).await,
    );
    let sessions = one.get("/auth/sessions").await.expect_status(200);
    let rows = sessions.data("/sessions");
    let id = rows[0]["id"].as_str().unwrap().to_owned();
    let wrong = json!({"currentPassword": "not this one", "newPassword": "staple horse battery"});
    one.post("/users/change-password", &wrong).await;
    one.delete(&format!("/auth/sessions/{id}")).await;
    for session in [&one, &other] {
        let body = json!({"refreshToken": session.refresh_token});
        api.post("/auth/logout", &body).await.expect_status(200);
    }
    reuse(api, api.sign_in(email, PASSWORD).await).await;
}

async fn reuse(api: &Client, session: Session) {
    let stolen = json!({"refreshToken": session.refresh_token});
    let mut latest = session;
    for _ in 0..2 {
        let body = json!({"refreshToken": latest.refresh_token});
        let answer = api.post("/auth/refresh", &body).await.expect_status(200);
        latest = latest.refreshed(&answer);
    }
    let refused = api.post("/auth/refresh", &stolen).await;
    refused.expect_error(401, "INVALID_REFRESH_TOKEN");
}
