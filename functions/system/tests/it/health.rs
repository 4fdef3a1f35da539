use serde_json::json;
use shared_domain::Duration;
use testing::{FileStore, System};

use crate::{ENVIRONMENT, NOWHERE, app, app_with};

#[tokio::test]
async fn health_stands_at_the_top_level() {
    let (system, files) = (System::start().await, FileStore::start().await);
    let app = app_with(&system, &files.media_url(), &files.media_url());
    system.advance(Duration::from_millis(90_500));

    let answer = app.get("/health").await;
    assert_eq!(answer.status, 200);
    let expected = json!({
        "status": "OK",
        "timestamp": system.now().to_string(),
        "uptime": 90,
        "environment": ENVIRONMENT,
        "database": "connected",
        "storage": "connected",
        "messaging": "connected",
    });
    assert_eq!(answer.json, expected);
    assert_eq!(answer.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn an_unreachable_database_is_told_within_moments() {
    let system = System::without_database().await;
    let started = std::time::Instant::now();
    let answer = app(&system).get("/health").await;
    assert_eq!(answer.status, 503);
    assert_eq!(answer.json["status"], "DEGRADED");
    assert_eq!(answer.json["database"], "disconnected");
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn the_database_is_asked_every_five_seconds_at_most() {
    let system = System::start().await;
    let app = app(&system);
    assert_eq!(app.get("/health").await.status, 200);

    let table = system.table("EphemeralTable");
    let gone = system.client.delete_table().table_name(table).send().await;
    gone.unwrap();
    system.advance(Duration::from_millis(4_999));
    assert_eq!(app.get("/health").await.status, 200);

    system.advance(Duration::from_millis(1));
    assert_eq!(app.get("/health").await.status, 503);
}

#[tokio::test]
async fn without_storage_the_api_works_and_says_that_it_is_degraded() {
    let system = System::start().await;
    let answer = app(&system).get("/health").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json["status"], "DEGRADED");
    assert_eq!(answer.json["database"], "connected");
    assert_eq!(answer.json["storage"], "disconnected");
    assert_eq!(answer.json["messaging"], "disconnected");
}

#[tokio::test]
async fn without_messaging_the_api_works_and_says_that_it_is_degraded() {
    let (system, files) = (System::start().await, FileStore::start().await);
    let answer = app_with(&system, &files.media_url(), NOWHERE)
        .get("/health")
        .await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json["status"], "DEGRADED");
    assert_eq!(answer.json["storage"], "connected");
    assert_eq!(answer.json["messaging"], "disconnected");
}
