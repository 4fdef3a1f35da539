//! Choosing by content: which messages a subscriber hears of, and which records a function is given.
//!
//! SNS and Lambda share the rules, those of
//! <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax> and
//! <https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html>.

mod condition;
mod pattern;

pub(crate) use condition::{Comparison, Condition, Order};
pub(crate) use pattern::{Field, Pattern};
