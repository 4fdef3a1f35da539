//! How the shop is doing, at a glance.

use serde_json::{Value, json};
use shared_domain::{Duration, order::OrderStatus, user::Role};

use crate::support::TestApp;

#[tokio::test]
async fn administrators_see_the_whole_shop() {
    let (app, admin) = TestApp::with_admin().await;
    let customer = app.system.user(Role::Customer).await;
    let staff = app.system.user(Role::Staff).await;
    app.system.order(&customer).await;
    let started = app.system.order_in_progress(&customer, &staff).await;
    let done = app.system.order_in_progress(&customer, &staff).await;
    app.system.proceed(&done, OrderStatus::Completed).await;
    app.system.advance(Duration::from_secs(1));
    let cancelled = app.system.order(&customer).await;
    app.system.proceed(&cancelled, OrderStatus::Cancelled).await;
    app.system.proceed(&started, OrderStatus::OnHold).await;
    app.project().await;

    let answer = app.admin("/dashboard").bearer(&admin).await;
    let data = answer.expect(200);
    let orders = json!({
        "total": 4, "pending": 1, "inProgress": 0, "onHold": 1, "completed": 1, "cancelled": 1,
        "unassigned": 1, "overdue": 0,
    });
    assert_eq!(data["orders"], orders);
    let users = json!({"total": 3, "customers": 1, "staff": 1, "admins": 1});
    assert_eq!(data["users"], users);
    let recent = data["recentOrders"].as_array().unwrap();
    assert_eq!(recent.len(), 4);
    assert_eq!(recent[0]["orderNumber"], json!(cancelled.number));
    assert!(recent[0].get("description").is_none());
}

#[tokio::test]
async fn staff_see_their_own_orders_and_the_queue() {
    let app = TestApp::start().await;
    let customer = app.system.user(Role::Customer).await;
    let (staff, other) = (
        app.system.user(Role::Staff).await,
        app.system.user(Role::Staff).await,
    );
    let own = app.system.order_in_progress(&customer, &staff).await;
    app.system.order_in_progress(&customer, &other).await;
    app.system.order(&customer).await;
    app.project().await;
    let answer = app.admin("/dashboard").bearer(&staff).await;
    let data = answer.expect(200);
    let orders = json!({
        "total": 1, "pending": 0, "inProgress": 1, "onHold": 0, "completed": 0, "cancelled": 0,
        "unassigned": 1, "overdue": 0,
    });
    assert_eq!(data["orders"], orders);
    assert_eq!(data["users"], Value::Null);
    assert_eq!(data["recentOrders"].as_array().unwrap().len(), 1);
    assert_eq!(data["recentOrders"][0]["id"], json!(own.id));
}

#[tokio::test]
async fn an_order_becomes_overdue_with_the_clock_and_no_event() {
    let (app, admin) = TestApp::with_admin().await;
    let customer = app.system.user(Role::Customer).await;
    let staff = app.system.user(Role::Staff).await;
    let in_an_hour = app.system.now() + Duration::from_secs(3_600);
    for at in [in_an_hour, in_an_hour + Duration::from_secs(3 * 86_400)] {
        let order = app.system.order_due(&customer, at).await;
        app.system.begin(&order, &staff).await;
    }
    app.project().await;
    // A token lives for minutes, the order's estimate for hours: everybody signs in anew.
    for (hours, overdue) in [(0, 0), (2, 1), (24, 1), (96, 2)] {
        app.system.advance(Duration::from_secs(hours * 3_600));
        for user in [&admin, &staff] {
            let user = app.system.sign_in(&user.user).await;
            let answer = app.admin("/dashboard").bearer(&user).await;
            assert_eq!(
                answer.expect(200)["orders"]["overdue"],
                json!(overdue),
                "after {hours} hours"
            );
        }
    }
}

#[tokio::test]
async fn of_many_orders_the_latest_five_are_shown() {
    let (app, admin) = TestApp::with_admin().await;
    let customer = app.system.user(Role::Customer).await;
    let mut latest = Vec::new();
    for _ in 0..7 {
        app.system.advance(Duration::from_secs(1));
        latest.insert(0, json!(app.system.order(&customer).await.id));
    }
    let answer = app.admin("/dashboard").bearer(&admin).await;
    let recent = answer.expect(200)["recentOrders"].as_array().unwrap();
    let ids: Vec<_> = recent.iter().map(|order| order["id"].clone()).collect();
    assert_eq!(ids, latest[..5]);
}

#[tokio::test]
async fn an_empty_shop_has_a_dashboard_too() {
    let (app, admin) = TestApp::with_admin().await;
    let answer = app.admin("/dashboard").bearer(&admin).await;
    assert_eq!(answer.expect(200)["orders"]["total"], 0);
    assert_eq!(answer.expect(200)["recentOrders"], json!([]));
}
