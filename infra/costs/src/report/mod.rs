//! What is written into `docs/OPERATIONS.md`.

mod figures;
mod markdown;

use crate::{Model, bill::Bill, document::Block, server, service::Service, usage::Usage};
use figures::{dollars, figure, rounded};
use markdown::table;

/// Orders a month that are told of.
const SIZES: [f64; 3] = [1e3, 1e5, 1e7];
const MILLION: f64 = 1e6;

/// Everything that is written.
pub fn blocks(model: &Model) -> [Block; 3] {
    [
        block("costs of an order", operations(model)),
        block("costs of a month", months(model)),
        block("costs of a server", comparison(model)),
    ]
}

fn block(name: &'static str, text: String) -> Block {
    Block { name, text }
}

/// One row an operation; its figures are of an order, however often it is done for that.
fn operations(model: &Model) -> String {
    let columns = [
        "for an order",
        "times",
        "HTTP requests",
        "GB-seconds",
        "RCU",
        "WCU",
        "messages",
        "$ per million orders",
    ];
    let mut rows = vec![columns.map(str::to_owned)];
    for (operation, usage) in &model.operations {
        rows.push(row(operation.name, usage));
    }
    rows.push(row("**together**", &model.order()));
    table(&rows)
}

fn row(name: &str, usage: &Usage) -> [String; 8] {
    [
        name.to_owned(),
        figure(usage.invocations),
        figure(usage.requests),
        figure(usage.gb_seconds),
        figure(usage.read),
        figure(usage.write),
        figure(usage.messages()),
        dollars(Bill::for_use(usage).total() * MILLION),
    ]
}

/// One row a service, one column a size.
fn months(model: &Model) -> String {
    let bills = SIZES.map(|orders| model.month(orders));
    let cells = |name: &str, figures: [f64; SIZES.len()]| {
        let [small, middle, large] = figures.map(dollars);
        [name.to_owned(), small, middle, large]
    };
    let [small, middle, large] = SIZES.map(rounded);
    let mut rows = vec![["$, orders a month".to_owned(), small, middle, large]];
    for (service, name) in Service::ALL {
        rows.push(cells(name, bills.map(|bill| bill.dollars(service))));
    }
    rows.push(cells("**together**", bills.map(|bill| bill.total())));
    let [small, middle, large] = SIZES.map(|orders| figure(model.month(orders).total() / orders));
    rows.push(["**an order**".to_owned(), small, middle, large]);
    table(&rows)
}

fn comparison(model: &Model) -> String {
    let (cheaper, bears) = (server::is_cheaper_from(model), server::bears(model));
    let month = server::month();
    format!(
        "A server for ${month:.0} a month is cheaper from {} orders a month on, and is assumed to bear {}.",
        rounded(cheaper),
        rounded(bears)
    )
}
