use serde_json::json;
use shared_domain::Duration;

use crate::support::TestApp;

#[tokio::test]
async fn a_fresh_url_is_for_the_same_file() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.customer_file(&scene).await;
    app.system.advance(Duration::from_secs(16 * 60));
    let scene_owner = app.system.sign_in(&scene.owner.user).await;
    let answer = app.renew(&scene.order, &media).bearer(&scene_owner).await;
    let data = answer.expect(200);
    assert_eq!(data["media"]["id"], json!(media));
    let url = data["upload"]["url"].as_str().unwrap();
    assert!(url.contains(&format!("/orders/{}/{media}?", scene.order.id)));
    assert_eq!(data["upload"]["expiresAt"], "2030-01-01T00:31:00.000Z");
}

#[tokio::test]
async fn only_the_uploader_asks_and_only_while_the_file_is_awaited() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.customer_file(&scene).await;
    app.renew(&scene.order, &media)
        .bearer(&scene.admin)
        .await
        .expect_error(403, "FORBIDDEN");
    app.accept(&scene.order, &media).await;
    let late = app.renew(&scene.order, &media).bearer(&scene.owner).await;
    late.expect_error(409, "CONFLICT");
}

#[tokio::test]
async fn a_file_that_is_about_to_be_swept_is_not_uploaded_any_more() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.customer_file(&scene).await;
    app.system.advance(Duration::from_secs(24 * 3_600));
    let owner = app.system.sign_in(&scene.owner.user).await;
    let late = app.renew(&scene.order, &media).bearer(&owner).await;
    late.expect_error(409, "CONFLICT");
}
