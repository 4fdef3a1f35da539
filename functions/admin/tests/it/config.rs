//! How the system is set.

use futures_util::future::join_all;
use serde_json::json;
use shared_domain::{Duration, user::Role};

use crate::support::TestApp;

#[tokio::test]
async fn the_deployments_settings_count_until_somebody_changes_them() {
    let (app, admin) = TestApp::with_admin().await;
    let answer = app.admin("/config").bearer(&admin).await;
    let config = &answer.expect(200)["config"];
    assert_eq!(config["maxFileSize"], 5_242_880);
    assert_eq!(config["version"], 1);
    assert_eq!(config["rateLimits"]["windowSeconds"], 900);

    let body = json!({"maxFileSize": 1_000, "rateLimits": {"staff": 7}});
    let changed = app.configure().json(&body).bearer(&admin).await;
    let answer = app.admin("/config").bearer(&admin).await;
    assert_eq!(answer.expect(200), changed.expect(200));
    let after = &answer.expect(200)["config"];
    assert_eq!(after["maxFileSize"], 1_000);
    assert_eq!(after["rateLimits"]["staff"], 7);
    assert_eq!(after["rateLimits"]["customer"], 100);
    assert_eq!(after["allowedFileTypes"], config["allowedFileTypes"]);
    assert_eq!(after["version"], 2);
}

#[tokio::test]
async fn a_change_that_changes_nothing_makes_no_version() {
    let (app, admin) = TestApp::with_admin().await;
    for body in [
        json!({}),
        json!({"maxFileSize": 5_242_880}),
        json!({"rateLimits": {}}),
    ] {
        let answer = app.configure().json(&body).bearer(&admin).await;
        assert_eq!(answer.expect(200)["config"]["version"], 1);
    }
}

#[tokio::test]
async fn changes_at_the_same_time_do_not_undo_each_other() {
    let (app, admin) = TestApp::with_admin().await;
    let change = |body: serde_json::Value| app.configure().json(&body).bearer(&admin).into_future();
    let answers = join_all([
        change(json!({"maxFileSize": 1_000})),
        change(json!({"rateLimits": {"login": 5}})),
    ])
    .await;
    for answer in answers {
        answer.expect(200);
    }
    let answer = app.admin("/config").bearer(&admin).await;
    let config = &answer.expect(200)["config"];
    assert_eq!(config["maxFileSize"], 1_000);
    assert_eq!(config["rateLimits"]["login"], 5);
    assert_eq!(config["version"], 3);
}

#[tokio::test]
async fn a_change_may_be_meant_for_one_version_and_a_client_may_know_the_answer() {
    let (app, admin) = TestApp::with_admin().await;
    let answer = app.admin("/config").bearer(&admin).await;
    let etag = answer.header("etag").unwrap();
    let again = app.admin("/config").header("if-none-match", etag);
    assert_eq!(again.bearer(&admin).await.status, 304);
    let change = |size: u64| {
        let call = app.configure().json(&json!({"maxFileSize": size}));
        call.header("if-match", etag).bearer(&admin).into_future()
    };
    change(1).await.expect(200);
    change(2).await.expect_error(412, "VERSION_MISMATCH");
}

#[tokio::test]
async fn every_wrong_setting_is_named() {
    let (app, admin) = TestApp::with_admin().await;
    let body = json!({
        "maxFileSize": 104_857_601,
        "allowedFileTypes": ["image/png", "text/html"],
        "rateLimits": {"windowSeconds": 0, "customer": "many", "staff": null, "burst": 1},
        "version": 3,
    });
    let answer = app.configure().json(&body).bearer(&admin).await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&[
            "allowedFileTypes[1]",
            "maxFileSize",
            "rateLimits.burst",
            "rateLimits.customer",
            "rateLimits.staff",
            "rateLimits.windowSeconds",
            "version",
        ]);
    let answer = app.configure().json(&json!({"allowedFileTypes": []}));
    let answer = answer.bearer(&admin).await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["allowedFileTypes"]);
}

#[tokio::test]
async fn a_change_is_in_effect_within_a_minute() {
    let (app, admin) = TestApp::with_admin().await;
    let settings = app.system.settings();
    let before = settings.cached(app.system.now()).await.unwrap();
    app.configure()
        .json(&json!({"maxFileSize": 1_000}))
        .bearer(&admin)
        .await
        .expect(200);
    app.system.advance(Duration::from_secs(59));
    let after = settings.cached(app.system.now()).await.unwrap();
    assert_eq!(before.max_file_size.get(), 5_242_880);
    assert_eq!(after.max_file_size.get(), 1_000);
    let staff = app.system.user(Role::Staff).await;
    let answer = app.configure().json(&json!({})).bearer(&staff).await;
    answer.expect_error(403, "FORBIDDEN");
}
