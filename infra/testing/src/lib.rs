//! What the tests of the functions share: a [`System`] of one's own, with a clock that stands
//! still, people in every role, and an [`App`] that sends requests through the function's real
//! routes.
//!
//! ```no_run
//! # async fn example(routes: axum::Router) {
//! use serde_json::json;
//! use shared_domain::user::Role;
//!
//! let system = testing::System::start().await;
//! let app = testing::App::new(routes);
//! let customer = system.user(Role::Customer).await;
//!
//! let answer = app.post("/api/v1/orders").bearer(&customer).json(&json!({"title": "A"})).await;
//! answer.expect_error(400, "VALIDATION_ERROR").expect_fields(&["title"]);
//! # }
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise, and so may what it is made of"
)]

mod acts;
mod api_keys;
mod app;
mod audit;
pub mod aws_events;
mod changes;
mod clock;
mod contacts;
mod events;
mod file_store;
mod files;
mod gateway;
mod metrics;
mod mortal;
mod orders;
mod people;
mod response;
mod scripted;
mod snapshot;
mod store_calls;
mod storm;
mod system;
mod tables;

pub use app::{App, Call};
pub use changes::{Watched, stream_record};
pub use clock::StoppedClock;
pub use events::{batch_of, batch_of_events, bodies_of};
pub use file_store::{FileStore, ServedObject, generous_settings, links_to_nowhere, settings};
pub use metrics::measured;
pub use mortal::mortal;
pub use orders::order_words;
pub use people::TestUser;
pub use response::Response;
pub use scripted::ScriptedAnswer;
pub use snapshot::Snapshot;
pub use store_calls::StoreCall;
pub use storm::{Aftermath, People};
pub use system::System;
pub use tables::Stored;
