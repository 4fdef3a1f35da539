//! The `search` parameter.

use std::str::FromStr;

use shared_domain::{Invalid, read_from_text, search};

/// Words that something is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search(pub search::Query);

read_from_text!(Search);

impl FromStr for Search {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        search::Query::parse(text)
            .map(Self)
            .map_err(|error| Invalid::new(error.to_string()))
    }
}
