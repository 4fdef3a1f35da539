//! What clients hear when something is wrong on our side.

use futures_util::future::join_all;
use shared_domain::user::Role;
use shared_store::Users;
use testing::{ScriptedAnswer, System};

use crate::support::{TestApp, ada};

#[tokio::test]
async fn a_database_that_cannot_be_reached_makes_the_service_unavailable() {
    let app = TestApp::in_system(System::without_database().await);
    let user = app.system.somebody(Role::Customer);
    let session = shared_domain::SessionId::generate(app.system.now());
    let token = app.system.access_token(&user, session);
    let refresh_key = app.system.refresh_key();
    let refresh = refresh_key.reveal(&refresh_key.first(user.id, session).unwrap());
    let password_token = shared_auth::PasswordToken::generate(user.id)
        .unwrap()
        .reveal();
    let calls = [
        app.register(&ada()),
        app.login("ada@example.com", "correct horse battery"),
        app.refresh(&refresh),
        app.logout(&refresh),
        app.set_password(&password_token, "correct horse battery"),
        app.logout_all().token(&token),
        app.sessions().token(&token),
        app.end_session(&session.to_string()).token(&token),
    ];
    for answer in join_all(calls.map(IntoFuture::into_future)).await {
        answer
            .expect_error(503, "SERVICE_UNAVAILABLE")
            .expect_fields(&[])
            .expect_discreet();
    }
    assert_eq!(app.jwks().await.status, 200);
}

#[tokio::test]
async fn a_fault_of_ours_says_nothing_about_itself() {
    let system = System::start().await;
    let mut services = system.services();
    services.users = Users::new(&system.client, "NoSuchTable");
    let lame = TestApp::in_system(system);
    let app = lame.with_services(services);
    let answer = app.post("/api/v1/auth/register").json(&ada()).await;
    answer
        .expect_error(500, "INTERNAL_ERROR")
        .expect_fields(&[])
        .expect_discreet();
}

#[tokio::test]
async fn a_database_that_throttles_makes_the_service_unavailable() {
    for answer in [
        ScriptedAnswer::error("ProvisionedThroughputExceededException"),
        ScriptedAnswer::error("ThrottlingException"),
        ScriptedAnswer::error("RequestLimitExceeded"),
        ScriptedAnswer::cancelled(&["ThrottlingError", "None", "None", "None"]),
    ] {
        let app = TestApp::in_system(System::with_database_saying(&[answer]).await);
        let answer = app.register(&ada()).await;
        answer
            .expect_error(503, "SERVICE_UNAVAILABLE")
            .expect_fields(&[]);
    }
}
