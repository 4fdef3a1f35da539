//! Whether somebody may sign in.

use serde_json::json;
use shared_domain::user::Role;

use crate::support::TestApp;

#[tokio::test]
async fn who_is_disabled_is_out_at_once_and_keeps_their_orders() {
    let (app, admin) = TestApp::with_admin().await;
    let staff = app.system.user(Role::Staff).await;
    let customer = app.system.user(Role::Customer).await;
    let order = app.system.order_in_progress(&customer, &staff).await;
    let body = json!({"isActive": false});
    let answer = app.activity(staff.id()).json(&body).bearer(&admin).await;
    assert_eq!(answer.expect(200)["user"]["isActive"], false);
    assert_eq!(answer.expect(200)["openOrders"], 1);
    let answer = app.admin("/dashboard").bearer(&staff).await;
    answer.expect_error(401, "UNAUTHORIZED");
    let reference = shared_domain::order::OrderRef::Id(order.id);
    let (order, _) = app.system.orders().find(&reference).await.unwrap().unwrap();
    assert_eq!(order.assignee.unwrap().id, staff.id());

    let body = json!({"isActive": true});
    app.activity(staff.id())
        .json(&body)
        .bearer(&admin)
        .await
        .expect(200);
    // The sessions of before stay over.
    let answer = app.admin("/dashboard").bearer(&staff).await;
    answer.expect_error(401, "UNAUTHORIZED");
}

#[tokio::test]
async fn what_is_so_already_changes_nothing() {
    let (app, admin) = TestApp::with_admin().await;
    let staff = app.system.user(Role::Staff).await;
    let stored = app.system.stored().await;
    let body = json!({"isActive": true});
    app.activity(staff.id())
        .json(&body)
        .bearer(&admin)
        .await
        .expect(200);
    assert_eq!(app.system.stored().await, stored);
}
