//! What an order takes, and what a month costs.

use crate::{
    Error,
    assumptions::{MONTH, TRACED},
    bill::Bill,
    fixed,
    life::LIFE,
    measured::Measured,
    operation::Operation,
    prices::TRACE,
    service::Service,
    storage,
    template::Template,
    usage::Usage,
};

/// Everything that is computed from.
#[derive(Debug)]
pub struct Model {
    /// What is done for an order, and what that takes for an order, however often it is done.
    pub operations: Vec<(&'static Operation, Usage)>,
    fixed: Bill,
}

impl Model {
    /// Reads what was measured and what the template says.
    pub fn read() -> Result<Self, Error> {
        let (measured, template) = (Measured::read()?, Template::read()?);
        let taken = |operation: &'static Operation| {
            let once = operation.usage(&measured, &template)?;
            Ok((operation, once * operation.times))
        };
        Ok(Self {
            operations: LIFE.iter().map(taken).collect::<Result<_, Error>>()?,
            fixed: fixed::month(&template),
        })
    }

    /// What an order takes.
    pub fn order(&self) -> Usage {
        self.operations.iter().map(|(_, usage)| *usage).sum()
    }

    /// What a month of so many orders costs, after a year of such months.
    pub fn month(&self, orders: f64) -> Bill {
        let traces = Bill::of(Service::Traces, self.traces(orders) * TRACE);
        self.fixed + self.by_orders(orders) + traces
    }

    /// What of it is in proportion to orders.
    pub fn by_orders(&self, orders: f64) -> Bill {
        Bill::for_use(&(self.order() * orders)) + storage::month(orders)
    }

    /// Traces that X-Ray records of all functions.
    pub fn traces(&self, orders: f64) -> f64 {
        let mut functions: Vec<&str> = LIFE.iter().map(|operation| operation.function).collect();
        functions.sort_unstable();
        functions.dedup();
        let invocations = |function| {
            let own = self
                .operations
                .iter()
                .filter(move |(operation, _)| operation.function == function);
            own.map(|(_, usage)| usage.invocations).sum::<f64>()
        };
        functions
            .into_iter()
            .map(|function| traced(invocations(function) * orders))
            .sum()
    }
}

/// How many of a function's invocations in a month are traced: the first in each second in which
/// there is one, and [`TRACED`] of the others. Chance spreads them over the month; where they
/// crowd, fewer are.
fn traced(invocations: f64) -> f64 {
    let first = MONTH * (1.0 - (-invocations / MONTH).exp());
    first + TRACED * (invocations - first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_invocations_are_nearly_all_traced_and_of_many_a_twentieth() {
        assert!(traced(1_000.0) > 999.0);
        assert!((traced(1e12) / 1e12 - TRACED).abs() < 1e-4);
    }
}
