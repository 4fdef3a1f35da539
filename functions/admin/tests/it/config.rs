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

#[tokio::test]
async fn who_the_shop_is_can_be_set_and_its_logo_taken_away() {
    let (app, admin) = TestApp::with_admin().await;
    let shop = async || {
        let answer = app.admin("/config").bearer(&admin).await;
        answer.expect(200)["config"]["shop"].clone()
    };
    let nobodys = json!({
        "name": "Order tracking",
        "colour": "#2F5BD7",
        "logoUrl": null,
        "timeZone": "UTC",
        "language": "en",
    });
    assert_eq!(shop().await, nobodys);
    let set = json!({
        "name": "Oak & Ash",
        "colour": "#8A5A2B",
        "logoUrl": "https://example.com/logo.png",
        "timeZone": "Europe/Berlin",
        "language": "de",
    });
    let change = |body: &serde_json::Value| {
        app.configure()
            .json(&json!({"shop": body}))
            .bearer(&admin)
            .into_future()
    };
    change(&set).await.expect(200);
    assert_eq!(shop().await, set);
    app.system.advance(Duration::from_secs(1));
    change(&json!({"logoUrl": null})).await.expect(200);
    assert_eq!(shop().await["logoUrl"], json!(null));
    assert_eq!(shop().await["name"], "Oak & Ash");
    let event = app.system.audit_trail().await.pop().unwrap();
    let logo = json!({"from": "https://example.com/logo.png", "to": ""});
    assert_eq!(event["changes"]["shop.logoUrl"], logo, "{event}");

    let wrong = json!({
        "name": " ",
        "colour": "red",
        "logoUrl": "http://example.com/logo.png",
        "timeZone": "Middle/Earth",
        "language": "fr",
        "owner": "me",
    });
    change(&wrong)
        .await
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&[
            "shop.colour",
            "shop.language",
            "shop.logoUrl",
            "shop.name",
            "shop.owner",
            "shop.timeZone",
        ]);
}
