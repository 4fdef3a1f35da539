use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn staff_say_what_a_file_shows_and_let_the_owner_see_it() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    app.accept(&scene.order, &media).await;
    let body = json!({"description": "First coat", "isPublic": true});
    let answer = app
        .edit(&scene.order, &media, &body)
        .bearer(&scene.staff)
        .await;
    let file = &answer.expect(200)["media"];
    assert_eq!(
        (&file["description"], &file["isPublic"]),
        (&json!("First coat"), &json!(true))
    );
    assert!(file["url"].is_string());
    let seen = app.look(&scene.order, &media).bearer(&scene.owner).await;
    assert_eq!(seen.expect(200)["media"]["description"], "First coat");
    let body = json!({"description": null});
    let answer = app
        .edit(&scene.order, &media, &body)
        .bearer(&scene.admin)
        .await;
    let file = &answer.expect(200)["media"];
    assert_eq!(
        (&file["description"], &file["isPublic"]),
        (&json!(null), &json!(true))
    );
}

#[tokio::test]
async fn owners_change_nothing_about_files() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let own = app.customer_file(&scene).await;
    let body = json!({"isPublic": true});
    let answer = app
        .edit(&scene.order, &own, &body)
        .bearer(&scene.owner)
        .await;
    answer.expect_error(403, "FORBIDDEN");
    let hidden = app.staff_file(&scene).await;
    let answer = app
        .edit(&scene.order, &hidden, &body)
        .bearer(&scene.owner)
        .await;
    answer.expect_error(404, "NOT_FOUND");
}

#[tokio::test]
async fn an_edit_that_changes_nothing_writes_nothing() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    app.accept(&scene.order, &media).await;
    let before = app.system.stored().await;
    for body in [json!({}), json!({"isPublic": false, "description": null})] {
        app.edit(&scene.order, &media, &body)
            .bearer(&scene.staff)
            .await
            .expect(200);
    }
    assert_eq!(app.system.stored().await, before);
}
