//! How callers name an order.

use std::str::FromStr;

use crate::{Invalid, OrderId};

use super::{Order, OrderNumber};

/// An order's id or number: every path takes either.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderRef {
    /// By id.
    Id(OrderId),
    /// By number.
    Number(OrderNumber),
}

impl OrderRef {
    /// The number under which the order would be stored.
    pub fn number(&self) -> OrderNumber {
        match self {
            Self::Id(id) => OrderNumber::of(*id),
            Self::Number(number) => number.clone(),
        }
    }

    /// True where it names this order: two ids may share a number, though only one is ever stored.
    pub fn names(&self, order: &Order) -> bool {
        match self {
            Self::Id(id) => order.id == *id,
            Self::Number(number) => order.number == *number,
        }
    }
}

impl From<OrderId> for OrderRef {
    fn from(id: OrderId) -> Self {
        Self::Id(id)
    }
}

impl FromStr for OrderRef {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        text.parse()
            .map(Self::Id)
            .or_else(|_| text.parse().map(Self::Number))
    }
}
