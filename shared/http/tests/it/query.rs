//! Query parameters.

use axum::{Router, routing::get};
use deserr::Deserr;
use serde_json::{Value, json};
use shared_domain::Timestamp;
use shared_http::{ApiResponse, Limit, NoQuery, Nothing, Query};
use testing::App;

#[derive(Debug, Deserr)]
#[deserr(deny_unknown_fields)]
struct Filters {
    #[deserr(default)]
    limit: Limit,
    #[deserr(default)]
    from: Option<Timestamp>,
}

async fn list(Query(filters): Query<Filters>) -> ApiResponse<Value> {
    ApiResponse::ok(json!({"limit": filters.limit.0, "from": filters.from}))
}

fn app() -> App {
    let routes = Router::new()
        .route("/list", get(list))
        .route("/none", get(async |_: NoQuery| ApiResponse::ok(Nothing {})));
    App::new(routes)
}

#[tokio::test]
async fn parameters_are_read_and_default() {
    let app = app();
    let answer = app.get("/list").await;
    assert_eq!(*answer.expect(200), json!({"limit": 20, "from": null}));
    let answer = app
        .get("/list?from=2030-01-01T02%3A00%3A00%2B02:00&limit=100")
        .await;
    assert_eq!(
        *answer.expect(200),
        json!({"limit": 100, "from": "2030-01-01T00:00:00.000Z"})
    );
    app.get("/none").await.expect(200);
    app.get("/none?").await.expect(200);
}

#[tokio::test]
async fn every_failing_parameter_is_listed_at_once() {
    let app = app();
    for (query, fields) in [
        ("limit=0", vec!["limit"]),
        ("limit=101&from=tomorrow", vec!["from", "limit"]),
        ("limit=&from=", vec!["from", "limit"]),
        ("limit=1.0", vec!["limit"]),
        ("limit=-1", vec!["limit"]),
        ("limit=%FF&from=%00", vec!["from", "limit"]),
        ("Limit=1&offset=2", vec!["Limit", "offset"]),
        ("limit=1&limit=1", vec!["limit"]),
        ("limit=0&limit=0&from=x&y", vec!["from", "limit", "y"]),
        ("limit[]=1", vec!["limit[]"]),
    ] {
        let answer = app.get(&format!("/list?{query}")).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&fields);
    }
    for query in ["limit=1", "x", "%FF", "="] {
        let answer = app.get(&format!("/none?{query}")).await;
        assert_eq!(
            answer.expect_error(400, "VALIDATION_ERROR").fields().len(),
            1,
            "{query}"
        );
    }
}
