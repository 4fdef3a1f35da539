//! What is to be paid, by service.

use std::ops::{Add, Mul};

use crate::{
    prices::{
        API_REQUEST, GB_SECOND, GET, INVOCATION, LOGGED_GB, PUBLICATION, PUT, QUEUE_REQUEST,
        READ_UNIT, SENT_GB, WRITE_UNIT,
    },
    service::Service,
    usage::Usage,
};

/// Bytes of a gigabyte as AWS charges it.
pub const GB: f64 = 1e9;

/// Dollars for each service.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bill([f64; Service::ALL.len()]);

impl Bill {
    /// Dollars for one service.
    pub fn of(service: Service, dollars: f64) -> Self {
        let mut bill = Self::default();
        bill.0[service as usize] = dollars;
        bill
    }

    /// What use costs.
    pub fn for_use(usage: &Usage) -> Self {
        let lines = [
            (Service::Api, usage.requests * API_REQUEST),
            (
                Service::Lambda,
                usage.invocations * INVOCATION + usage.gb_seconds * GB_SECOND,
            ),
            (
                Service::Units,
                usage.read * READ_UNIT + usage.write * WRITE_UNIT,
            ),
            (
                Service::Messages,
                usage.published * PUBLICATION + usage.queued * QUEUE_REQUEST,
            ),
            (Service::Logs, usage.logged / GB * LOGGED_GB),
            (Service::Files, usage.puts * PUT + usage.gets * GET),
            (Service::Sent, usage.sent / GB * SENT_GB),
        ];
        lines
            .into_iter()
            .map(|(service, dollars)| Self::of(service, dollars))
            .fold(Self::default(), Add::add)
    }

    /// The dollars for a service.
    pub fn dollars(&self, service: Service) -> f64 {
        self.0[service as usize]
    }

    /// All of it.
    pub fn total(&self) -> f64 {
        self.0.iter().sum()
    }

    /// All of it but what a server of one's own would have too.
    pub fn total_without_files(&self) -> f64 {
        let stays = Service::ALL.iter().filter(|(service, _)| service.stays());
        self.total()
            - stays
                .map(|(service, _)| self.dollars(*service))
                .sum::<f64>()
    }
}

impl Add for Bill {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        for (line, more) in self.0.iter_mut().zip(other.0) {
            *line += more;
        }
        self
    }
}

impl Mul<f64> for Bill {
    type Output = Self;

    fn mul(self, times: f64) -> Self {
        Self(self.0.map(|line| line * times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_the_amount_times_its_price() {
        let bill = Bill::for_use(&Usage {
            requests: 1e6,
            write: 2e6,
            logged: 3e9,
            ..Usage::default()
        });
        let dollars = |service| (bill.dollars(service) * 1e6).round() / 1e6;
        assert_eq!(dollars(Service::Api), 1.0);
        assert_eq!(dollars(Service::Units), 1.25);
        assert_eq!(dollars(Service::Logs), 1.5);
        assert!((bill.total() - 3.75).abs() < 1e-9);
    }
}
