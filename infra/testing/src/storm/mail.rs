//! Messages on their way, and what can become of them.

use futures_util::future::join_all;
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::SliceRandom};
use shared_events::{BatchItemFailures, Published, SqsEvent};

use crate::{batch_of_events, mortal};

/// Functions that run at the same time.
const INSTANCES: usize = 4;
/// The most messages that a function is given at once.
const BATCH: usize = 10;
/// How many functions are killed.
const KILLED: f64 = 0.3;
/// A function that is killed has been polled less often than this: about as often as it takes a
/// batch.
const POLLS: usize = 50;

/// As often as everything that is left is delivered. Bad luck alone leaves nothing after so many
/// rounds.
const ROUNDS: usize = 50;

/// What waits to be delivered.
pub struct Mail {
    rng: StdRng,
    waiting: Vec<Published>,
}

impl Mail {
    pub fn new(seed: u64) -> Self {
        Self {
            rng: StdRng::seed_from_u64(seed),
            waiting: Vec::new(),
        }
    }

    /// Has each event delivered one to five times.
    pub fn post(&mut self, events: &[Published]) {
        for event in events {
            let times = self.rng.random_range(1..=5);
            self.waiting
                .extend(std::iter::repeat_n(event.clone(), times));
        }
    }

    /// Delivers half of what waits, whatever comes first.
    pub async fn deliver_half(&mut self, handle: &impl AsyncFn(SqsEvent) -> BatchItemFailures) {
        self.deliver(self.waiting.len() / 2, handle).await;
    }

    /// Delivers everything until all of it is acknowledged.
    pub async fn deliver_all(&mut self, handle: &impl AsyncFn(SqsEvent) -> BatchItemFailures) {
        for _ in 0..ROUNDS {
            self.deliver(self.waiting.len(), handle).await;
        }
        assert_eq!(self.waiting, [], "never acknowledged");
    }

    async fn deliver(
        &mut self,
        count: usize,
        handle: &impl AsyncFn(SqsEvent) -> BatchItemFailures,
    ) {
        self.waiting.shuffle(&mut self.rng);
        let messages = self.waiting.split_off(self.waiting.len() - count);
        for together in messages.chunks(BATCH * INSTANCES) {
            let batches: Vec<_> = together
                .chunks(BATCH)
                .map(|batch| (batch, self.polls()))
                .collect();
            let work = batches
                .into_iter()
                .map(|(batch, polls)| attempt(batch, polls, handle));
            let again = join_all(work).await;
            self.waiting.extend(again.into_iter().flatten());
        }
    }

    /// How often the next function is polled before it is killed.
    fn polls(&mut self) -> usize {
        if self.rng.random_bool(KILLED) {
            self.rng.random_range(0..POLLS)
        } else {
            usize::MAX
        }
    }
}

/// Delivers a batch to a function that may be killed. What was not acknowledged is to be delivered
/// again.
async fn attempt(
    batch: &[Published],
    polls: usize,
    handle: &impl AsyncFn(SqsEvent) -> BatchItemFailures,
) -> Vec<Published> {
    match mortal(handle(batch_of_events(batch)), polls).await {
        Some(failures) => failed(batch, &failures),
        None => batch.to_vec(),
    }
}

/// The messages of the batch that failed: each is named by its position.
fn failed(batch: &[Published], failures: &BatchItemFailures) -> Vec<Published> {
    let named = failures.batch_item_failures.iter().map(|failure| {
        let position: usize = failure.item_identifier.parse().expect("a position");
        batch[position].clone()
    });
    named.collect()
}
