//! How often a write is tried while others change the same items.

use std::ops::Range;

/// How often something is tried while others change the same items. Between the tries what was read
/// is read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: usize,
}

impl RetryPolicy {
    /// A write that somebody waits for, against others to the same order, account, session or key.
    pub const REQUEST: Self = Self::new(3);
    /// A write that a message asks for, which SQS delivers again where that was not enough.
    pub const MESSAGE: Self = Self::new(5);
    /// What was found out of an upload, which took long: against whatever people do with the order
    /// meanwhile.
    pub const UPLOAD: Self = Self::new(10);
    /// A projection, against others that count in the same shard.
    pub const PROJECTION: Self = Self::new(12);
    /// Adding to somebody's log of events: each time one of those who are at it succeeds, and as
    /// many are as `template.yaml` lets instances take from the queue.
    pub const EVENT_LOG: Self = Self::new(20);
    /// Taking the lease to send to somebody, against another whose lease ends just then.
    pub const SEND_LEASE: Self = Self::new(4);

    const fn new(attempts: usize) -> Self {
        Self { attempts }
    }

    /// The attempts, counted from 0.
    pub const fn attempts(self) -> Range<usize> {
        0..self.attempts
    }
}
