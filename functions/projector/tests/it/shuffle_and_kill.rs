//! A thousand events, each delivered one to five times, shuffled, by functions that are killed at
//! any moment.

use shared_domain::{
    order::{Order, OrderNumber, OrderStatus},
    search::Query,
};
use shared_store::{OrderFilter, OrderScope};
use testing::{Aftermath, System, order_words};

use crate::support::drift;

/// What the description of every order of the storm says.
const DESCRIPTION: &str = "Seats six";

/// Few rows, so that walks have many pages.
const PAGE: usize = 15;

/// Begins of words of titles, customers and descriptions, and one that there is not.
const SEARCHES: [&str; 12] = [
    "oak",
    "OAKEN",
    "gateau",
    "торт",
    "結婚",
    "ta",
    "ORD-2030",
    "number",
    "customer1@example.com",
    "table seats",
    "cake customer2",
    "nothing like it",
];

const STATUSES: [&[OrderStatus]; 3] = [
    &[],
    &[OrderStatus::Pending],
    &[OrderStatus::OnHold, OrderStatus::Completed],
];

/// A list that an administrator asks for.
fn filter(scope: OrderScope, statuses: &[OrderStatus]) -> OrderFilter {
    OrderFilter {
        statuses: statuses.to_vec(),
        ..OrderFilter::of(scope)
    }
}

/// The orders that a search finds from its first page to its last.
async fn walk(system: &System, query: &Query, filter: &OrderFilter) -> Vec<OrderNumber> {
    let (orders, models) = (system.orders(), system.read_models());
    let mut found = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let page = orders.search(&models, query, filter, after.as_deref(), PAGE);
        let page = page.await.unwrap();
        found.extend(page.rows.into_iter().map(|order| order.number));
        after = page.next;
        if after.is_none() {
            return found;
        }
    }
}

/// What a search should find: a look at every order there is, the latest first.
fn expected(orders: &[Order], query: &Query, filter: &OrderFilter) -> Vec<OrderNumber> {
    let is_wanted = |order: &&Order| {
        let is_in_scope = filter.scope == OrderScope::All || order.assignee.is_none();
        let has_status = filter.statuses.is_empty() || filter.statuses.contains(&order.status);
        is_in_scope && has_status && query.matches(&order_words(order, DESCRIPTION))
    };
    let wanted = orders.iter().rev().filter(is_wanted);
    wanted.map(|order| order.number.clone()).collect()
}

/// How many orders one search found, which are those that it should find.
async fn check(system: &System, orders: &[Order], search: &str, filter: &OrderFilter) -> usize {
    let query = Query::parse(search).unwrap();
    let found = walk(system, &query, filter).await;
    let expected = expected(orders, &query, filter);
    assert_eq!(found, expected, "{search} in {filter:?}");
    found.len()
}

/// Each search as it is, by every status, and in all orders as well as in those that nobody has.
async fn check_searches(system: &System, orders: &[Order]) {
    let number = orders[orders.len() / 2].number.to_string();
    for search in SEARCHES.into_iter().chain([&*number]) {
        let mut found = 0;
        for statuses in STATUSES {
            for scope in [OrderScope::All, OrderScope::Unassigned] {
                let filter = filter(scope, statuses);
                found += check(system, orders, search, &filter).await;
            }
        }
        assert_eq!(found == 0, search.starts_with("nothing"), "{search}");
    }
}

#[tokio::test]
async fn counters_tokens_and_searches_equal_a_recount_whatever_happens_to_the_messages() {
    let system = System::start().await;
    let handle = async |batch| projector::handle(&system.projector(), batch).await;
    let Aftermath { orders, .. } = system.storm(1, handle).await;
    assert_eq!(drift(&system).await, [""; 0]);
    check_searches(&system, &orders).await;
}
