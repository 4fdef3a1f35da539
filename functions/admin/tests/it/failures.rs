//! What clients hear when something is wrong on our side.

use futures_util::future::join_all;
use serde_json::json;
use shared_domain::{SessionId, user::Role};
use testing::System;

use crate::support::TestApp;

#[tokio::test]
async fn a_database_that_cannot_be_reached_makes_the_service_unavailable() {
    let app = TestApp::in_system(System::without_database().await).await;
    let user = app.system.somebody(Role::Admin);
    let session = SessionId::generate(app.system.now());
    let token = app.system.access_token(&user, session);
    let calls = [
        app.admin("/dashboard"),
        app.admin("/users"),
        app.admin("/orders/export"),
        app.configure().json(&json!({"maxFileSize": 1})),
        app.role(user.id).json(&json!({"role": "STAFF"})),
    ];
    let calls = calls.map(|call| call.token(&token).into_future());
    for answer in join_all(calls).await {
        answer
            .expect_error(503, "SERVICE_UNAVAILABLE")
            .expect_fields(&[])
            .expect_discreet();
    }
}

#[tokio::test]
async fn an_export_that_cannot_be_kept_may_be_asked_for_again() {
    let (app, admin) = TestApp::with_admin().await;
    let lame = app.with_exports_at("http://127.0.0.1:9");
    let answer = lame.get("/api/v1/admin/orders/export").bearer(&admin).await;
    answer
        .expect_error(503, "SERVICE_UNAVAILABLE")
        .expect_discreet();
}
