//! What alarms are raised on and the dashboard shows, written to the log as CloudWatch reads
//! metrics from it: no request waits for CloudWatch, and none fails for it.

mod line;
mod sink;
mod table;

use std::{
    env,
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::Value;

use shared_domain::{
    Duration,
    order::{Change, OrderStatus},
};

pub use sink::collected;
pub use table::{Metric, NAMESPACE, Unit};

/// Counts an order that was placed.
pub fn order_created() {
    record(Metric::OrdersCreated, 1, &[]);
}

/// Counts what a change that was kept did to an order's status, if it did anything.
pub fn order_changed(change: &Change) {
    if change.event.previous_status.is_none() {
        return;
    }
    let order = &change.order;
    record(Metric::StatusChanges, 1, &[order.status.as_str()]);
    if order.status == OrderStatus::Completed {
        let took = order.updated_at.since(order.created_at);
        record(Metric::TimeToComplete, took.as_secs_f64(), &[]);
    }
}

/// Counts a sign-in that failed.
pub fn sign_in_failed() {
    record(Metric::FailedSignIns, 1, &[]);
}

/// Counts a request that was refused as one too many.
pub fn request_throttled() {
    record(Metric::ThrottledRequests, 1, &[]);
}

/// Counts a request that was let through because the store could not count it.
pub fn request_uncounted() {
    record(Metric::UncountedRequests, 1, &[]);
}

/// Counts an upload that was rejected.
pub fn upload_rejected() {
    record(Metric::UploadsRejected, 1, &[]);
}

/// Counts the messages or records of a batch that failed.
pub fn batch_items_failed(count: usize) {
    record(Metric::BatchItemFailures, count, &[]);
}

/// Counts the events that could not be published.
pub fn events_not_published(count: usize) {
    record(Metric::EventsNotPublished, count, &[]);
}

/// Writes a value of a metric of this deployment, told apart by `dimensions` besides.
fn record(metric: Metric, value: impl Into<Value>, dimensions: &[&str]) {
    let environment = env::var("ENVIRONMENT").unwrap_or_default();
    let dimensions = [&[environment.as_str()], dimensions].concat();
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let millis = since.as_ref().map_or(0, Duration::as_millis);
    let millis = u64::try_from(millis).unwrap_or_default();
    sink::write(line::line(metric, value.into(), &dimensions, millis));
}
