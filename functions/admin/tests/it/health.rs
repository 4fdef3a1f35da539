//! How each dependency is.

use serde_json::json;

use crate::support::{NOWHERE, TestApp};

#[tokio::test]
async fn every_dependency_is_told_of() {
    let (app, admin) = TestApp::with_admin().await;
    let answer = app.admin("/health").bearer(&admin).await;
    let data = answer.expect(200);
    assert_eq!(data["status"], "OK");
    let dependencies = data["dependencies"].as_array().unwrap();
    let names: Vec<_> = dependencies.iter().map(|one| &one["name"]).collect();
    assert_eq!(json!(names), json!(["orders", "media", "messaging"]));
    for one in dependencies {
        assert_eq!(one["status"], "connected");
        assert!(one["latencyMs"].is_u64());
    }
}

#[tokio::test]
async fn one_that_does_not_answer_degrades_the_whole() {
    let (app, admin) = TestApp::with_admin().await;
    let lame = app.with_messaging_at(NOWHERE);
    let answer = lame.get("/api/v1/admin/health").bearer(&admin).await;
    let data = answer.expect(200);
    assert_eq!(data["status"], "DEGRADED");
    assert_eq!(data["dependencies"][1]["status"], "connected");
    assert_eq!(data["dependencies"][2]["status"], "disconnected");
}
