//! What the command promises.
#![allow(clippy::unwrap_used)]

use costs::{Model, Operations, blocks, life::LIFE, server, service::Service};

fn model() -> Model {
    Model::read().unwrap()
}

fn nearly(left: f64, right: f64) -> bool {
    (left - right).abs() < 1e-6 * right.abs()
}

#[test]
fn the_document_says_what_is_computed() {
    let operations = Operations::open().unwrap();
    for block in blocks(&model()) {
        let name = block.name;
        assert!(operations.holds(&block), "{name}: cargo run -p costs");
    }
}

#[test]
fn twice_the_orders_cost_twice_what_depends_on_orders() {
    let model = model();
    let (once, twice) = (model.by_orders(1e5), model.by_orders(2e5));
    for (service, name) in Service::ALL {
        let expected = 2.0 * once.dollars(service);
        assert!(
            nearly(twice.dollars(service), expected) || expected == 0.0,
            "{name}"
        );
    }
}

#[test]
fn a_month_without_orders_costs_what_is_fixed() {
    let bill = model().month(0.0);
    for service in [Service::Messages, Service::Watching, Service::Secrets] {
        assert!(bill.dollars(service) > 0.0, "{service:?}");
    }
    for service in [
        Service::Api,
        Service::Lambda,
        Service::Units,
        Service::Traces,
    ] {
        assert_eq!(bill.dollars(service), 0.0, "{service:?}");
    }
}

#[test]
fn where_the_server_becomes_cheaper_both_cost_the_same() {
    let model = model();
    let orders = server::is_cheaper_from(&model);
    assert!(nearly(
        model.month(orders).total_without_files(),
        server::month()
    ));
}

#[test]
fn each_event_is_published_once_and_heard_once_by_the_notifier() {
    let times = |prefix: &str| -> f64 {
        let some = LIFE
            .iter()
            .filter(|operation| operation.name.starts_with(prefix));
        some.map(|operation| operation.times).sum()
    };
    let account_events = times("register") + times("sign in");
    assert!(nearly(times("outbox"), times("notifier") + account_events));
}
