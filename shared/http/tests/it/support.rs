//! A function that does next to nothing.

use axum::{Router, routing::get};
use serde_json::{Value, json};
use shared_domain::Invalid;
use shared_http::{ApiError, ApiResponse, Nothing};
use testing::App;

use crate::logs;

/// A function whose answers are as long as is asked for.
pub fn app() -> App {
    logs::start();
    let routes = Router::new()
        .route("/nothing", get(async || ApiResponse::ok(Nothing {})))
        .route("/short", get(async || ApiResponse::ok(text(900))))
        .route("/long", get(async || ApiResponse::ok(text(2_000))))
        .route(
            "/versioned",
            get(async || ApiResponse::ok(text(2_000)).of_version(1)),
        )
        .route(
            "/secret",
            get(async || ApiResponse::ok(text(2_000)).secret()),
        )
        .route("/refusal", get(async || refusal()))
        .route("/panic", get(panics))
        .route(
            "/fault",
            get(async || ApiError::internal("the password is hunter2")),
        );
    App::new(routes)
}

fn text(length: usize) -> Value {
    json!({"text": "x".repeat(length)})
}

fn refusal() -> ApiError {
    ApiError::field("text", &Invalid::new("is not to our liking"))
}

async fn panics() -> ApiResponse<Nothing> {
    panic!("the password is {}", "hunter2")
}
