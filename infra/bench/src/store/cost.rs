//! What one request cost.

use std::collections::BTreeMap;
use std::time::Instant;

use super::call::Call;

/// Capacity units.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Units {
    /// Read.
    pub read: f64,
    /// Write.
    pub write: f64,
}

/// What one request cost.
#[derive(Debug, Clone)]
pub struct Cost {
    /// How often each operation was called: `BatchGetItem, 4 Query`.
    pub calls: String,
    /// How many calls came one after the other.
    pub round_trips: usize,
    /// Reading the caller, or counting attempts: what every budget leaves aside.
    pub aside: Units,
    /// All the rest.
    pub own: Units,
    /// How many partitions were queried.
    pub partitions: usize,
    /// Read units of the dearest of them.
    pub dearest_partition: f64,
}

impl Cost {
    /// Adds up calls. Those of the table `aside` are left aside, unless a transaction holds them.
    pub fn of(calls: &[Call], aside: &str) -> Self {
        let (others, own): (Vec<_>, Vec<_>) = calls.iter().partition(|call| is_aside(call, aside));
        let queries: Vec<f64> = own
            .iter()
            .filter(|call| call.operation == "Query")
            .map(|call| call.units)
            .collect();
        Self {
            calls: describe(calls),
            round_trips: round_trips(calls),
            aside: Units::of(&others),
            own: Units::of(&own),
            partitions: queries.len(),
            dearest_partition: queries.into_iter().fold(0.0, f64::max),
        }
    }
}

impl Units {
    fn of(calls: &[&Call]) -> Self {
        let sum = |reads: bool| {
            calls
                .iter()
                .filter(|call| call.reads() == reads)
                .fold(0.0, |sum, call| sum + call.units)
        };
        Self {
            read: sum(true),
            write: sum(false),
        }
    }
}

fn is_aside(call: &Call, aside: &str) -> bool {
    call.table == aside && call.operation != "TransactWriteItems"
}

fn describe(calls: &[Call]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for call in calls {
        *counts.entry(&call.operation).or_default() += 1;
    }
    let texts: Vec<_> = counts
        .into_iter()
        .map(|(operation, count)| match count {
            1 => operation.to_owned(),
            _ => format!("{count} {operation}"),
        })
        .collect();
    texts.join(", ")
}

/// The most calls of which each began after the one before had ended.
fn round_trips(calls: &[Call]) -> usize {
    let mut spans: Vec<(Instant, Instant)> = calls
        .iter()
        .map(|call| (call.ended, call.started))
        .collect();
    spans.sort();
    let mut free_from = None;
    let mut count = 0;
    for (ended, started) in spans {
        if free_from.is_none_or(|free_from| started >= free_from) {
            count += 1;
            free_from = Some(ended);
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn call(operation: &str, table: &str, units: f64, span: (u64, u64), origin: Instant) -> Call {
        Call {
            operation: operation.to_owned(),
            table: table.to_owned(),
            units,
            started: origin + Duration::from_millis(span.0),
            ended: origin + Duration::from_millis(span.1),
        }
    }

    #[test]
    fn calls_at_the_same_time_are_one_round_trip() {
        let origin = Instant::now();
        let cost = Cost::of(
            &[
                call("BatchGetItem", "Users", 2.0, (0, 20), origin),
                call("BatchGetItem", "Orders", 2.0, (1, 24), origin),
                call("GetItem", "Users", 1.0, (2, 22), origin),
                call("TransactWriteItems", "Users", 8.0, (30, 50), origin),
            ],
            "Users",
        );
        assert_eq!(cost.round_trips, 2);
        assert_eq!(cost.calls, "2 BatchGetItem, GetItem, TransactWriteItems");
        assert_eq!(
            cost.aside,
            Units {
                read: 3.0,
                write: 0.0
            }
        );
        assert_eq!(
            cost.own,
            Units {
                read: 2.0,
                write: 8.0
            }
        );
    }

    #[test]
    fn the_dearest_partition_stands_out() {
        let origin = Instant::now();
        let query = |units| call("Query", "Orders", units, (0, 20), origin);
        let cost = Cost::of(&[query(0.5), query(1.5), query(1.0)], "Users");
        assert_eq!((cost.partitions, cost.dearest_partition), (3, 1.5));
        assert_eq!(cost.round_trips, 1);
    }
}
