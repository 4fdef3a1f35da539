//! What clients hear when something is wrong on our side.

use futures_util::future::join_all;
use serde_json::json;
use shared_domain::{SessionId, user::Role};
use testing::System;

use crate::support::{PASSWORD, TestApp};

#[tokio::test]
async fn a_database_that_cannot_be_reached_makes_the_service_unavailable() {
    let app = TestApp::in_system(System::without_database().await);
    let user = app.system.somebody(Role::Customer);
    let session = SessionId::generate(app.system.now());
    let token = app.system.access_token(&user, session);
    let calls = [
        app.profile(),
        app.edit(&json!({"firstName": "Grace"})),
        app.change_password(PASSWORD, "a better password"),
    ];
    let calls = calls.map(|call| call.token(&token).into_future());
    for answer in join_all(calls).await {
        answer
            .expect_error(503, "SERVICE_UNAVAILABLE")
            .expect_fields(&[])
            .expect_discreet();
    }
}
