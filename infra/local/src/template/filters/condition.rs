//! Conditions on one value.

use serde_json::Value;

/// One of the alternatives of a field.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Condition {
    /// This value, in this type.
    Equals(Value),
    EqualsIgnoringCase(String),
    Prefix(String),
    Suffix(String),
    /// A value that none of these match.
    AnythingBut(Vec<Condition>),
    /// A number that all of these hold for.
    Numeric(Vec<Comparison>),
    /// Whether there is a value.
    Exists(bool),
}

/// A limit of a number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Comparison {
    pub order: Order,
    pub limit: f64,
}

/// How a number lies to its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Condition {
    /// Of several values, one is enough.
    pub fn matches(&self, value: Option<&Value>) -> bool {
        match (self, value) {
            (Self::Exists(exists), value) => *exists == value.is_some_and(is_leaf),
            (_, None) => false,
            (_, Some(Value::Array(values))) => values.iter().any(|value| self.holds(value)),
            (_, Some(value)) => self.holds(value),
        }
    }

    fn holds(&self, value: &Value) -> bool {
        let text = value.as_str();
        match self {
            Self::Equals(wanted) => is_same(wanted, value),
            Self::EqualsIgnoringCase(wanted) => {
                text.is_some_and(|text| text.to_lowercase() == wanted.to_lowercase())
            }
            Self::Prefix(prefix) => text.is_some_and(|text| text.starts_with(prefix)),
            Self::Suffix(suffix) => text.is_some_and(|text| text.ends_with(suffix)),
            Self::AnythingBut(excluded) => {
                is_leaf(value) && !excluded.iter().any(|excluded| excluded.holds(value))
            }
            Self::Numeric(comparisons) => {
                let number = value.as_f64();
                number.is_some_and(|number| comparisons.iter().all(|limit| limit.holds(number)))
            }
            Self::Exists(exists) => *exists,
        }
    }
}

impl Comparison {
    fn holds(&self, number: f64) -> bool {
        match self.order {
            Order::Equal => number == self.limit,
            Order::Less => number < self.limit,
            Order::LessOrEqual => number <= self.limit,
            Order::Greater => number > self.limit,
            Order::GreaterOrEqual => number >= self.limit,
        }
    }
}

/// Numbers are the same however they are written.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

/// Existence is asked of values, not of what holds them.
fn is_leaf(value: &Value) -> bool {
    !value.is_object()
}
