//! Whose session counts for what.

use shared_domain::user::Role;

use crate::support::TestApp;

#[tokio::test]
async fn a_customers_token_is_trusted_for_reading_and_nobody_elses() {
    let app = TestApp::start().await;
    for (role, status) in [
        (Role::Customer, 200),
        (Role::Staff, 401),
        (Role::Admin, 401),
    ] {
        let user = app.system.user(role).await;
        app.tell(&user).await;
        let users = app.system.users();
        users.end_all_sessions(user.id(), None).await.unwrap();
        for call in [app.list(""), app.count()] {
            assert_eq!(call.bearer(&user).await.status, status, "{role}");
        }
    }
}

#[tokio::test]
async fn who_is_signed_out_or_disabled_changes_nothing_more() {
    let app = TestApp::start().await;
    let (ended, disabled) = (
        app.system.user(Role::Customer).await,
        app.system.user(Role::Customer).await,
    );
    let mut told = Vec::new();
    for user in [&ended, &disabled] {
        told.push(app.tell(user).await.id.to_string());
    }
    let users = app.system.users();
    users.end_all_sessions(ended.id(), None).await.unwrap();
    app.system.disable(disabled.id()).await;
    let before = app.system.stored().await;
    for (user, id) in [&ended, &disabled].into_iter().zip(&told) {
        for call in [app.read(id), app.read_all(), app.remove(id)] {
            call.bearer(user).await.expect_error(401, "UNAUTHORIZED");
        }
    }
    assert_eq!(app.system.stored().await, before);
}
