//! What a month costs while nobody orders.

use crate::{
    assumptions::{KEY_KEPT, MONTH, POLL, POLLERS, STATUSES},
    bill::Bill,
    prices::{ALARM_METRIC, DASHBOARD, KMS_REQUEST, METRIC, QUEUE_REQUEST, SECRET},
    service::Service,
    template::Template,
};

/// What a month costs while nobody orders; for keys and custom metrics, which count while they are
/// used, the most.
pub fn month(template: &Template) -> Bill {
    Bill::of(Service::Messages, polls(template) * QUEUE_REQUEST)
        + Bill::of(Service::Watching, watching(template))
        + Bill::of(Service::Secrets, secrets(template))
}

/// Requests to queues that have nothing.
fn polls(template: &Template) -> f64 {
    template.polled_queues() * POLLERS * MONTH / POLL
}

fn watching(template: &Template) -> f64 {
    let (simple, by_status) = template.metrics();
    template.alarm_metrics() * ALARM_METRIC
        + (simple + by_status * STATUSES) * METRIC
        + template.resources("AWS::CloudWatch::Dashboard") * DASHBOARD
}

/// The template's secrets, and the one signing key that it begins with.
fn secrets(template: &Template) -> f64 {
    let secrets = template.resources("AWS::SecretsManager::Secret") + 1.0;
    let keys = template.users_of_keys() * MONTH / KEY_KEPT;
    secrets * SECRET + keys * KMS_REQUEST
}
