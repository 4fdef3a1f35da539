//! Event filtering: filter policies of SNS subscriptions, and filter criteria of Lambda.
//!
//! SNS and Lambda share the rules, those of
//! <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax>
//! and
//! <https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html>.

mod condition;
mod pattern;
mod read;

use condition::{Comparison, Condition, Order};
use pattern::Field;
pub(super) use pattern::Pattern;
pub(super) use read::{OR, read};
