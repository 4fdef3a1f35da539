//! `GET /api/v1/users/dashboard`

use serde_json::json;
use shared_domain::{Duration, order::OrderStatus, user::Role};

use crate::support::TestApp;

#[tokio::test]
async fn customers_see_how_many_orders_they_have_and_the_latest_five() {
    let app = TestApp::start().await;
    let (customer, other) = (app.customer().await, app.customer().await);
    let staff = app.system.user(Role::Staff).await;
    for _ in 0..4 {
        app.system.order(&customer).await;
        app.system.advance(Duration::from_secs(1));
    }
    let done = app.system.order_in_progress(&customer, &staff).await;
    app.system.proceed(&done, OrderStatus::Completed).await;
    app.system.advance(Duration::from_secs(1));
    let latest = app.system.order_in_progress(&customer, &staff).await;
    app.system.order(&other).await;
    app.project().await;

    let answer = app.dashboard().bearer(&customer).await;
    let data = answer.expect(200);
    let orders = json!({
        "total": 6, "pending": 4, "inProgress": 1, "onHold": 0, "completed": 1, "cancelled": 0,
        "overdue": 0,
    });
    assert_eq!(data["orders"], orders);
    let recent = data["recentOrders"].as_array().unwrap();
    assert_eq!(recent.len(), 5);
    assert_eq!(recent[0]["orderNumber"], json!(latest.number));
    assert!(recent[0].get("description").is_none());
}

#[tokio::test]
async fn a_customer_without_orders_sees_none() {
    let app = TestApp::start().await;
    let customer = app.customer().await;
    let answer = app.dashboard().bearer(&customer).await;
    let data = answer.expect(200);
    let orders = json!({
        "total": 0, "pending": 0, "inProgress": 0, "onHold": 0, "completed": 0, "cancelled": 0,
        "overdue": 0,
    });
    assert_eq!(data, &json!({"orders": orders, "recentOrders": []}));
}

#[tokio::test]
async fn it_is_for_customers_alone() {
    let app = TestApp::start().await;
    for role in [Role::Staff, Role::Admin] {
        let user = app.system.user(role).await;
        let answer = app.dashboard().bearer(&user).await;
        answer.expect_error(403, "FORBIDDEN");
    }
    app.dashboard().await.expect_error(401, "UNAUTHORIZED");
}
