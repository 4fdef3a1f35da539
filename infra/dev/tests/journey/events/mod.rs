//! What comes of a change once it was answered: people are told, and search finds it.

mod administration;
mod killed;
mod logs;
mod notifications;
mod poison;
pub mod queues;
mod redrive;
mod search;

use serde_json::{Value, json};

use crate::client::Session;
use crate::patience::until;

/// Places an order under a title; gives its number.
pub async fn place(customer: &Session, title: &str) -> String {
    let order = json!({"title": title, "estimatedCompletion": "2999-12-31T23:59:59.000Z"});
    let placed = customer.post("/orders", &order).await.expect_status(201);
    let number = placed.data("/order/orderNumber");
    number.as_str().unwrap().to_owned()
}

pub async fn assign(by: &Session, order: &str, to: &Session) {
    let body = json!({"assigneeId": to.user_id});
    let path = format!("/orders/{order}/assignee");
    by.patch(&path, &body).await.expect_status(200);
}

pub async fn set_status(by: &Session, order: &str, status: &str) {
    let path = format!("/orders/{order}/status");
    let answer = by.patch(&path, &json!({"status": status})).await;
    answer.expect_status(200);
}

/// Everything in somebody's inbox, the latest first.
pub async fn inbox(session: &Session) -> Vec<Value> {
    session
        .rows("/notifications?limit=100", "notifications")
        .await
}

/// Waits until somebody is told this; gives the notification.
pub async fn told(session: &Session, title: &str) -> Value {
    until(async || {
        let mut inbox = inbox(session).await.into_iter();
        inbox.find(|notification| notification["title"] == title)
    })
    .await
}

/// How often somebody was told this.
async fn times_told(session: &Session, title: &str) -> usize {
    let inbox = inbox(session).await;
    let told = inbox.iter();
    told.filter(|notification| notification["title"] == title)
        .count()
}

/// The numbers of the orders that somebody finds by these words.
pub async fn found(session: &Session, words: &str) -> Vec<Value> {
    let path = format!("/orders?limit=100&search={words}");
    session.walk(&path, "orders", "orderNumber").await
}
