//! The time, as a test tells it.

use std::sync::atomic::{AtomicI64, Ordering};

use shared_domain::{Duration, Timestamp};
use shared_runtime::clock::{Clock, SystemClock};

/// When every test begins: 2030-01-01T00:00:00.000Z. Later than today, so that nothing that expires
/// is swept away by a database that looks at the real time.
const START: i64 = 1_893_456_000_000;

/// A clock that stands still until a test advances it.
#[derive(Debug)]
pub struct StoppedClock(AtomicI64);

impl StoppedClock {
    /// A clock that stands at the present instant: for what a storage checks that looks at the real
    /// time.
    pub fn today() -> Self {
        Self::at(SystemClock.now())
    }

    /// A clock that stands at this instant. Where it has passed, the database sweeps away what
    /// expires.
    pub const fn at(instant: Timestamp) -> Self {
        Self(AtomicI64::new(instant.as_millis()))
    }

    /// Lets this much time pass at once.
    pub fn advance(&self, span: Duration) {
        let millis = i64::try_from(span.as_millis()).expect("a span of the clock's years");
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Default for StoppedClock {
    fn default() -> Self {
        Self(AtomicI64::new(START))
    }
}

impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }
}
