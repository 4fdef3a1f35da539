//! A thousand events, each delivered one to five times, shuffled, by functions that are killed at any
//! moment.

use futures_util::future::join_all;
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::SliceRandom};
use shared::{
    domain::{
        Duration,
        order::{Order, OrderStatus},
        user::Role,
    },
    events::Published,
    queue::Failures,
};
use testing::{System, TestUser, batch_of_events, mortal};

use crate::support::drift;

/// How many events there are at least.
const EVENTS: usize = 1_000;
/// Functions that run at the same time.
const INSTANCES: usize = 4;
/// A function that is killed has been polled less often than this.
const POLLS: usize = 60;

/// The next thing that happens to an order: it is placed, given to somebody, or moves on.
async fn step(
    system: &System,
    rng: &mut StdRng,
    orders: &mut Vec<Order>,
    customer: &TestUser,
    staff: &[TestUser],
) {
    system.advance(Duration::from_secs(rng.random_range(0..40_000)));
    let open: Vec<usize> = (0..orders.len())
        .filter(|position| !orders[*position].status.is_final())
        .collect();
    if open.len() < 5 || rng.random_bool(0.2) {
        orders.push(system.order(customer).await);
        return;
    }
    let position = open[rng.random_range(0..open.len())];
    let order = &orders[position];
    let changed = if order.assignee.is_none() || rng.random_bool(0.3) {
        let other = |staff: &&TestUser| {
            Some(staff.id()) != order.assignee.as_ref().map(|assignee| assignee.id)
        };
        let others: Vec<_> = staff.iter().filter(other).collect();
        system
            .assign(order, others[rng.random_range(0..others.len())])
            .await
    } else {
        let next = match order.status {
            OrderStatus::Pending | OrderStatus::OnHold if rng.random_bool(0.2) => {
                OrderStatus::Cancelled
            }
            OrderStatus::Pending | OrderStatus::OnHold => OrderStatus::InProgress,
            _ if rng.random_bool(0.4) => OrderStatus::OnHold,
            _ => OrderStatus::Completed,
        };
        system.proceed(order, next).await
    };
    orders[position] = changed;
}

/// Delivers a batch to a function that may be killed. What was not acknowledged is to be delivered again.
async fn deliver(system: &System, batch: Vec<Published>, polls: usize) -> Vec<Published> {
    let projector = system.projector();
    let work = projector::handle(&projector, batch_of_events(&batch));
    match mortal(work, polls).await {
        Some(failures) if failures == Failures::default() => Vec::new(),
        Some(failures) => {
            let failed = failures.batch_item_failures.iter();
            let position = |failure: &shared::queue::BatchItemFailure| -> usize {
                failure.item_identifier.parse().unwrap()
            };
            failed
                .map(|failure| batch[position(failure)].clone())
                .collect()
        }
        None => batch,
    }
}

async fn run(seed: u64) {
    let mut rng = StdRng::seed_from_u64(seed);
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    let mut staff = Vec::new();
    for _ in 0..3 {
        staff.push(system.user(Role::Staff).await);
    }
    let mut orders = Vec::new();
    let mut waiting: Vec<Published> = Vec::new();
    let mut heard = std::collections::HashSet::new();
    while heard.len() < EVENTS || !waiting.is_empty() {
        for _ in 0..50 {
            if heard.len() < EVENTS {
                step(&system, &mut rng, &mut orders, &customer, &staff).await;
            }
        }
        if heard.len() < EVENTS {
            for event in system.events().await {
                if heard.insert(event.event.id()) {
                    let times = rng.random_range(1..=5);
                    waiting.extend(std::iter::repeat_n(event, times));
                }
            }
        }
        waiting.shuffle(&mut rng);
        // While orders go on changing, about half of what waits is delivered.
        let now = if heard.len() < EVENTS {
            waiting.len() / 2
        } else {
            waiting.len()
        };
        let mut batches = Vec::new();
        let mut rest = waiting.split_off(now);
        for batch in waiting.chunks(10) {
            let polls = match rng.random_bool(0.3) {
                true => rng.random_range(0..POLLS),
                false => usize::MAX,
            };
            batches.push((batch.to_vec(), polls));
        }
        for together in batches.chunks(INSTANCES) {
            let work = together
                .iter()
                .map(|(batch, polls)| deliver(&system, batch.clone(), *polls));
            rest.extend(join_all(work).await.into_iter().flatten());
        }
        waiting = rest;
    }
    assert_eq!(drift(&system).await, [""; 0], "seed {seed}");
}

#[tokio::test]
async fn counters_and_tokens_equal_a_recount_whatever_happens_to_the_messages() {
    run(1).await;
}
