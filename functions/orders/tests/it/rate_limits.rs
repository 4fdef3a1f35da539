//! No more changes take effect than a caller may send requests.

use futures_util::future::join_all;
use shared_domain::{settings::RateLimitsEdit, user::Role};
use testing::System;

use crate::support::{ORDERS, TestApp, cake};

#[tokio::test]
async fn of_many_requests_at_once_no_more_take_effect_than_the_caller_may_send() {
    let system = System::start().await.limited(RateLimitsEdit {
        customer: Some(5u64.try_into().unwrap()),
        ..RateLimitsEdit::default()
    });
    let app = TestApp::in_system(system);
    let customer = app.system.user(Role::Customer).await;
    let calls = (0..20).map(|_| {
        let call = app.post(ORDERS).json(&cake()).bearer(&customer);
        call.into_future()
    });
    let answers = join_all(calls).await;
    let with = |status| answers.iter().filter(|a| a.status == status).count();
    assert_eq!((with(201), with(429)), (5, 15));
    let orders = app.system.items("OrdersTable").await;
    let placed = orders.iter().filter(|item| item["sk"] == "ORDER").count();
    assert_eq!(placed, 5);
}
