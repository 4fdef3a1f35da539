//! What a server that always runs would cost in place of all this: two small instances of one
//! program behind a load balancer, and PostgreSQL in two zones. Files stay in S3. Whoever keeps it
//! patched is not counted.

use crate::{
    assumptions::{ACCOUNT_BYTES, MONTH, MONTHS_KEPT, ORDER_BYTES, PEAK, SERVER_DISK, SERVER_RATE},
    bill::GB,
    model::Model,
    prices::{ADDRESS, BALANCER, DATABASE, DATABASE_GB, DISK, SERVER},
};

/// Instances, so that one may fail.
const SERVERS: f64 = 2.0;
/// Zones in which the load balancer has an address.
const ZONES: f64 = 2.0;

/// Dollars a month, however many orders.
pub const fn month() -> f64 {
    SERVERS * (SERVER + DISK + ADDRESS)
        + BALANCER
        + ZONES * ADDRESS
        + DATABASE
        + SERVER_DISK * DATABASE_GB
}

/// Orders a month that it is assumed to bear: what it can answer, and what its disk can hold.
pub fn bears(model: &Model) -> f64 {
    let answered = SERVER_RATE / PEAK * MONTH / model.order().requests;
    let kept = SERVER_DISK * GB / MONTHS_KEPT / (ORDER_BYTES + ACCOUNT_BYTES);
    answered.min(kept)
}

/// Orders a month from which on it is cheaper.
pub fn is_cheaper_from(model: &Model) -> f64 {
    root(|orders| model.month(orders).total_without_files() - month())
}

/// Where something that rises becomes positive, by bisection.
fn root(rises: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    while rises(high) < 0.0 {
        high *= 2.0;
    }
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        match rises(middle) < 0.0 {
            true => low = middle,
            false => high = middle,
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bisection_finds_where_a_line_crosses_zero() {
        assert!((root(|x| 2.0 * x - 300.0) - 150.0).abs() < 1e-6);
        assert!(root(|x| x + 1.0) < 1e-6);
    }
}
