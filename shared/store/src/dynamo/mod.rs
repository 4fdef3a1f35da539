//! DynamoDB: keys and items, reading and writing them.

pub(crate) mod client;
pub(crate) mod compression;
pub(crate) mod condition;
pub(crate) mod dispatch;
pub(crate) mod error;
pub(crate) mod item;
pub(crate) mod key_range;
pub(crate) mod keys;
pub(crate) mod merge;
pub(crate) mod query;
pub(crate) mod scan;
pub(crate) mod sort_bounds;
pub(crate) mod table;
pub(crate) mod transaction;
