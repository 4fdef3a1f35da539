//! `POST /api/v1/users/upload-avatar`

use serde_json::json;
use shared_domain::{
    media::{AwaitedPicture, Fingerprint, ShownPicture},
    user::Role,
};
use testing::TestUser;

use crate::support::TestApp;

impl TestApp {
    /// The picture that the user is about to upload.
    async fn awaited(&self, user: &TestUser) -> Option<AwaitedPicture> {
        let now = self.system.now();
        let users = self.system.users();
        let found = users.with_awaited_picture(user.id(), now).await.unwrap();
        found.unwrap().1
    }
}

#[tokio::test]
async fn a_picture_comes_with_the_right_to_upload_exactly_it() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Staff).await;
    let body = json!({"contentType": "image/png", "size": 5_242_880});
    let answer = app.upload_avatar(&body).bearer(&user).await;
    let upload = &answer.expect(200)["upload"];
    let picture = app.awaited(&user).await.unwrap();
    let url = upload["url"].as_str().unwrap();
    let key = format!("/uploads/pictures/{}/{}?", user.id(), picture.id);
    assert!(url.contains(&key), "{url}");
    assert!(url.contains("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost"));
    assert_eq!(upload["method"], "PUT");
    assert_eq!(upload["headers"], json!({"Content-Type": "image/png"}));
    assert_eq!(upload["expiresAt"], "2030-01-01T00:15:00.000Z");
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn the_latest_declaration_counts() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    for size in [1, 2] {
        let body = json!({"contentType": "image/gif", "size": size});
        app.upload_avatar(&body).bearer(&user).await.expect(200);
    }
    assert_eq!(app.awaited(&user).await.unwrap().size, 2);
}

#[tokio::test]
async fn what_is_no_image_or_too_large_is_named() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    for (body, fields) in [
        (json!({}), &["contentType", "size"][..]),
        (
            json!({"contentType": "application/pdf", "size": 0}),
            &["contentType", "size"],
        ),
        (
            json!({"contentType": "image/png", "size": 5_242_881}),
            &["size"],
        ),
        (
            json!({"contentType": "image/webp", "size": 9}),
            &["contentType"],
        ),
        (
            json!({"contentType": "image/png", "size": 9, "fileName": "me.png"}),
            &["fileName"],
        ),
    ] {
        let answer = app.upload_avatar(&body).bearer(&user).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
    assert_eq!(app.awaited(&user).await, None);
}

#[tokio::test]
async fn a_profile_shows_its_picture_for_five_minutes_and_is_not_kept() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Customer).await;
    let body = json!({"contentType": "image/png", "size": 9});
    app.upload_avatar(&body).bearer(&user).await.expect(200);
    let picture = app.awaited(&user).await.unwrap();
    let shown = ShownPicture {
        id: picture.id,
        fingerprint: Fingerprint::of_etag("\"abc\""),
    };
    let after = user.user.pictured(shown, app.system.now());
    let users = app.system.users();
    let changed = users.change_picture(&user.user, &after, &picture).await;
    assert!(changed.unwrap());
    let answer = app.profile().bearer(&user).await;
    let url = answer.expect(200)["user"]["profilePicture"]
        .as_str()
        .unwrap();
    let key = format!("/media/pictures/{}/{}/abc?", user.id(), picture.id);
    assert!(url.contains(&key), "{url}");
    assert!(url.contains("X-Amz-Expires=300"), "{url}");
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}
