//! What a query asks for: a partition of an index, a range of its sort keys, and which way.

use super::sort_bounds::before;
use shared_domain::Timestamp;

/// A secondary index, or the table itself where it has no name, and the attributes it is keyed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Index {
    pub name: Option<&'static str>,
    pub hash: &'static str,
    pub sort: &'static str,
}

/// A partition of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partition {
    pub index: Index,
    pub hash: String,
}

impl Partition {
    pub fn new(index: Index, hash: impl Into<String>) -> Self {
        Self {
            index,
            hash: hash.into(),
        }
    }
}

/// Which way a list runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// The latest first.
    #[default]
    Backward,
    /// The earliest first.
    Forward,
}

/// A range of sort keys: the first and the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRange {
    pub first: String,
    pub last: String,
}

impl KeyRange {
    /// What lies between two bounds, where there are any.
    pub fn between(from: Option<String>, to: Option<String>) -> Self {
        Self {
            // Every sort key begins with a digit and is ASCII.
            first: from.unwrap_or_else(|| "0".to_owned()),
            last: to.unwrap_or_else(|| "~".to_owned()),
        }
    }

    /// What came about from the one instant to the other, both included, and comes after the sort
    /// key `after` where the latest come first.
    pub fn backward_between(
        from: Option<Timestamp>,
        to: Option<Timestamp>,
        after: Option<&str>,
    ) -> Self {
        let to = to.map(|to| format!("{to}~"));
        let mut range = Self::between(from.map(|from| from.to_string()), to);
        if let Some(after) = after {
            range.last = range.last.min(before(after));
        }
        range
    }

    /// What comes after the sort key `after` where the latest come first.
    pub fn backward(after: Option<&str>) -> Self {
        Self::backward_between(None, None, after)
    }

    /// True where no sort key lies in it.
    pub fn is_empty(&self) -> bool {
        self.first > self.last
    }
}
