use serde_json::Value;
use shared_domain::{api_key::Scope, order::OrderStatus, user::Role};
use testing::TestUser;

use crate::support::{Scene, TestApp};

/// The ids of the staff's files and of the customer's that somebody is shown.
async fn shown(app: &TestApp, scene: &Scene, to: &TestUser) -> (Vec<String>, Vec<String>) {
    let answer = app.list(&scene.order).bearer(to).await;
    let data = answer.expect(200);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let ids = |files: &Value| {
        let files = files.as_array().unwrap().iter();
        files
            .map(|media| media["id"].as_str().unwrap().to_owned())
            .collect()
    };
    (ids(&data["mediaFiles"]), ids(&data["customerMedia"]))
}

#[tokio::test]
async fn what_is_ready_has_urls_that_download_it_under_its_name() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    app.accept(&scene.order, &media).await;
    let answer = app.look(&scene.order, &media).bearer(&scene.staff).await;
    let file = &answer.expect(200)["media"];
    assert_eq!(file["state"], "READY");
    assert_eq!(file["size"], 900);
    for (field, size) in [
        ("url", "file"),
        ("thumbnailUrl", "thumbnail"),
        ("previewUrl", "preview"),
    ] {
        let url = file[field].as_str().unwrap();
        let key = format!("/orders/{}/{media}/abc/{size}?", scene.order.id);
        assert!(url.contains(&key), "{url}");
        assert!(url.contains("X-Amz-Expires=300"), "{url}");
        let name =
            "response-content-disposition=attachment%3B%20filename%2A%3DUTF-8%27%27progress.jpg";
        assert!(url.contains(name), "{url}");
    }
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn what_was_rejected_says_why_and_has_no_urls() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.customer_file(&scene).await;
    app.reject(&scene.order, &media).await;
    let answer = app.look(&scene.order, &media).bearer(&scene.owner).await;
    let file = &answer.expect(200)["media"];
    assert_eq!(file["state"], "REJECTED");
    assert_eq!(file["rejectionReason"], "The file is incomplete or damaged");
    assert!(file["url"].is_null() && file["thumbnailUrl"].is_null());
}

#[tokio::test]
async fn owners_see_staff_files_once_the_order_is_completed() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let (staffs, own) = (
        app.staff_file(&scene).await,
        app.customer_file(&scene).await,
    );
    app.accept(&scene.order, &staffs).await;
    assert_eq!(
        shown(&app, &scene, &scene.owner).await,
        (vec![], vec![own.clone()])
    );
    assert_eq!(
        shown(&app, &scene, &scene.staff).await,
        (vec![staffs.clone()], vec![own.clone()])
    );
    let hidden = app.look(&scene.order, &staffs).bearer(&scene.owner).await;
    hidden.expect_error(404, "NOT_FOUND");
    app.system
        .proceed(&scene.order, OrderStatus::Completed)
        .await;
    assert_eq!(
        shown(&app, &scene, &scene.owner).await,
        (vec![staffs], vec![own])
    );
}

#[tokio::test]
async fn owners_of_a_cancelled_order_see_the_staff_files_that_are_public() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let (private, public) = (app.staff_file(&scene).await, app.staff_file(&scene).await);
    for media in [&private, &public] {
        app.accept(&scene.order, media).await;
    }
    let body = serde_json::json!({"isPublic": true});
    app.edit(&scene.order, &public, &body)
        .bearer(&scene.staff)
        .await
        .expect(200);
    let held = app.system.proceed(&scene.order, OrderStatus::OnHold).await;
    app.system.proceed(&held, OrderStatus::Cancelled).await;
    assert_eq!(
        shown(&app, &scene, &scene.owner).await,
        (vec![public], vec![])
    );
}

#[tokio::test]
async fn files_go_with_the_order_to_whoever_it_is_assigned_to() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    let other = app.system.user(Role::Staff).await;
    app.list(&scene.order)
        .bearer(&other)
        .await
        .expect_error(404, "NOT_FOUND");
    app.system.assign(&scene.order, &other).await;
    assert_eq!(
        shown(&app, &scene, &other).await,
        (vec![media.clone()], vec![])
    );
    for call in [
        app.list(&scene.order),
        app.look(&scene.order, &media),
        app.renew(&scene.order, &media),
    ] {
        call.bearer(&scene.staff)
            .await
            .expect_error(404, "NOT_FOUND");
    }
}

#[tokio::test]
async fn a_file_is_found_on_its_own_order_alone() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.customer_file(&scene).await;
    let other = app.system.order(&scene.owner).await;
    app.look(&other, &media)
        .bearer(&scene.owner)
        .await
        .expect_error(404, "NOT_FOUND");
    for id in ["x", "0198f2c4-7d5e-7c3a-9b1f-2e6d8a4c5b70"] {
        let answer = app.look(&scene.order, id).bearer(&scene.owner).await;
        answer.expect_error(404, "NOT_FOUND");
    }
}

#[tokio::test]
async fn orders_are_named_by_number_too() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.customer_file(&scene).await;
    let path = format!("/api/v1/orders/{}/media/{media}", scene.order.number);
    app.get(&path).bearer(&scene.owner).await.expect(200);
}

#[tokio::test]
async fn a_program_sees_what_administrators_see_and_adds_nothing() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let media = app.staff_file(&scene).await;
    let read = app.system.api_key(&scene.admin, &[Scope::Read]).await;
    let other = app.system.api_key(&scene.admin, &[Scope::Export]).await;
    let list = || app.list(&scene.order);
    let look = || app.look(&scene.order, &media);
    let reads: [&dyn Fn() -> testing::Call; 2] = [&list, &look];
    for read_files in reads {
        let person = read_files().bearer(&scene.admin).await;
        let program = read_files().api_key(&read).await;
        assert_eq!(program.expect(200), person.expect(200));
        let refused = read_files().api_key(&other).await;
        refused.expect_error(403, "FORBIDDEN");
    }
    let path = format!("/api/v1/orders/{}/media", scene.order.id);
    let body = serde_json::json!({"files": []});
    let answer = app.post(&path).json(&body).api_key(&read).await;
    answer.expect_error(401, "UNAUTHORIZED");
}
