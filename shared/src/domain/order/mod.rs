//! Orders.

mod number;

pub use number::OrderNumber;
