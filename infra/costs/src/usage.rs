//! What is charged by use.

use std::{
    iter::Sum,
    ops::{Add, Mul},
};

/// What is charged by use.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Usage {
    /// Requests to API Gateway.
    pub requests: f64,
    /// Invocations of Lambda functions.
    pub invocations: f64,
    /// Gigabytes of a function's memory × seconds that it runs.
    pub gb_seconds: f64,
    /// Read units of DynamoDB.
    pub read: f64,
    /// Write units of DynamoDB.
    pub write: f64,
    /// Messages to SNS.
    pub published: f64,
    /// Requests to SQS.
    pub queued: f64,
    /// Requests to S3 that write or list.
    pub puts: f64,
    /// Requests to S3 that read.
    pub gets: f64,
    /// Bytes of logs.
    pub logged: f64,
    /// Bytes to the internet.
    pub sent: f64,
}

impl Usage {
    /// Messages: publications, and what queues are asked.
    pub fn messages(&self) -> f64 {
        self.published + self.queued
    }

    fn combined(self, other: Self, combine: impl Fn(f64, f64) -> f64) -> Self {
        Self {
            requests: combine(self.requests, other.requests),
            invocations: combine(self.invocations, other.invocations),
            gb_seconds: combine(self.gb_seconds, other.gb_seconds),
            read: combine(self.read, other.read),
            write: combine(self.write, other.write),
            published: combine(self.published, other.published),
            queued: combine(self.queued, other.queued),
            puts: combine(self.puts, other.puts),
            gets: combine(self.gets, other.gets),
            logged: combine(self.logged, other.logged),
            sent: combine(self.sent, other.sent),
        }
    }
}

impl Add for Usage {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.combined(other, |left, right| left + right)
    }
}

impl Mul<f64> for Usage {
    type Output = Self;

    fn mul(self, times: f64) -> Self {
        self.combined(self, |figure, _| figure * times)
    }
}

impl Sum for Usage {
    fn sum<I: Iterator<Item = Self>>(usages: I) -> Self {
        usages.fold(Self::default(), Add::add)
    }
}
