//! What clients hear when something is wrong on our side.

use futures_util::future::join_all;
use notifications::{Inboxes, State, router};
use shared_domain::{NotificationId, SessionId, user::Role};
use shared_store::Notifications;
use testing::{App, System, TestUser};

use crate::support::{LIVE_URL, TestApp};

fn calls(app: &TestApp) -> [testing::Call; 6] {
    let id = NotificationId::generate(app.system.now()).to_string();
    [
        app.list(""),
        app.list("isRead=false"),
        app.count(),
        app.read(&id),
        app.read_all(),
        app.remove(&id),
    ]
}

/// The function, where the notifications are nowhere to be found.
async fn without_notifications() -> TestApp {
    let mut app = TestApp::start().await;
    let inboxes = Inboxes {
        services: app.system.services(),
        notifications: Notifications::new(&app.system.client, "NoSuchTable"),
        ephemeral: app.system.ephemeral(),
        live_url: LIVE_URL.to_owned(),
    };
    app.replace(App::new(router(State::new(inboxes))));
    app
}

#[tokio::test]
async fn a_database_that_cannot_be_reached_makes_the_service_unavailable() {
    let app = TestApp::in_system(System::without_database().await);
    let user = app.system.somebody(Role::Customer);
    let session = SessionId::generate(app.system.now());
    let token = app.system.access_token(&user, session);
    let calls = calls(&app).map(|call| call.token(&token).into_future());
    for answer in join_all(calls).await {
        answer
            .expect_error(503, "SERVICE_UNAVAILABLE")
            .expect_fields(&[])
            .expect_discreet();
    }
}

#[tokio::test]
async fn a_fault_of_ours_says_nothing_about_itself() {
    let app = without_notifications().await;
    let user = app.system.user(Role::Customer).await;
    for call in calls(&app) {
        call.bearer(&user)
            .await
            .expect_error(500, "INTERNAL_ERROR")
            .expect_fields(&[])
            .expect_discreet();
    }
}

#[tokio::test]
async fn who_the_caller_is_counts_before_what_fails() {
    let app = without_notifications().await;
    let user = app.system.user(Role::Staff).await;
    let ended = TestUser {
        token: app
            .system
            .access_token(&user.user, SessionId::generate(app.system.now())),
        ..user
    };
    for call in calls(&app) {
        call.bearer(&ended).await.expect_error(401, "UNAUTHORIZED");
    }
}
