//! What no request may say.

use serde_json::json;

use crate::support::{CHANGE_PASSWORD, PASSWORD, PROFILE, TestApp};

#[tokio::test]
async fn every_failing_field_is_listed_at_once() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let profile = json!({
        "firstName": " ", "lastName": null, "email": "king@example.com", "phone": "020 7183 8750",
        "role": "ADMIN", "isActive": 1,
    });
    app.edit(&profile)
        .bearer(&user)
        .await
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&[
            "currentPassword",
            "firstName",
            "isActive",
            "lastName",
            "phone",
            "role",
        ]);
    app.post(CHANGE_PASSWORD)
        .json(&json!({"newPassword": "short", "confirm": "short"}))
        .bearer(&user)
        .await
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["confirm", "currentPassword", "newPassword"]);
    assert_eq!(app.kept(&user).await, user.user);
}

#[tokio::test]
async fn unknown_parameters_and_conditions_are_refused() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let path = format!("{PROFILE}?fields=email");
    app.get(&path)
        .bearer(&user)
        .await
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["fields"]);
    app.edit(&json!({"firstName": "Grace"}))
        .bearer(&user)
        .header("if-match", "2")
        .await
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["If-Match"]);
}

#[tokio::test]
async fn nobody_is_told_anything_before_they_have_signed_in() {
    let app = TestApp::start().await;
    for call in [
        app.profile(),
        app.edit(&json!({"role": "ADMIN"})),
        app.change_password(PASSWORD, "short"),
    ] {
        call.await.expect_error(401, "UNAUTHORIZED");
    }
}

#[tokio::test]
async fn other_methods_are_not_allowed() {
    let app = TestApp::start().await;
    let user = app.customer().await;
    let answer = app.delete(PROFILE).bearer(&user).await;
    answer.expect_error(405, "METHOD_NOT_ALLOWED");
}
