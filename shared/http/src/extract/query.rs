//! Query parameters and pages.

use std::{collections::BTreeSet, str::FromStr};

use axum::{extract::FromRequestParts, http::request::Parts};
use deserr::Deserr;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

use super::fields::FieldErrors;
use crate::ApiError;
use shared_domain::{Invalid, wire::whole};

/// Query parameters, read and checked.
#[derive(Debug, Clone)]
pub struct Query<T>(pub T);

impl<T: Deserr<FieldErrors>> Query<T> {
    /// Reads the parameters of a query string.
    ///
    /// # Errors
    /// `VALIDATION_ERROR` listing every parameter that is unknown, doubled or not as it should be.
    pub fn parse(query: &str) -> Result<Self, ApiError> {
        Ok(Self(Parameters::parse(query)?.read()?))
    }
}

/// The parameters of a query string by their names.
#[derive(Debug, Default)]
struct Parameters {
    values: Map<String, Value>,
    doubled: BTreeSet<String>,
}

impl Parameters {
    fn parse(query: &str) -> Result<Self, ApiError> {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query)
            .map_err(|_| ApiError::field("query", &Invalid::new("must be name=value pairs")))?;
        let mut parameters = Self::default();
        for (name, value) in pairs {
            let earlier = parameters.values.insert(name.clone(), Value::String(value));
            if earlier.is_some() {
                parameters.doubled.insert(name);
            }
        }
        Ok(parameters)
    }

    /// Takes out those of these names.
    fn take(&mut self, names: &[&str]) -> Self {
        let mut taken = Self::default();
        for name in names {
            let value = self.values.remove_entry(*name);
            taken.values.extend(value);
            let doubled = self.doubled.take(*name);
            taken.doubled.extend(doubled);
        }
        taken
    }

    fn read<T: Deserr<FieldErrors>>(self) -> Result<T, FieldErrors> {
        let read = deserr::deserialize::<T, _, FieldErrors>(Value::Object(self.values));
        match (read, self.doubled.is_empty()) {
            (Ok(value), true) => Ok(value),
            (read, _) => Err(read.err().unwrap_or_default().with_doubled(self.doubled)),
        }
    }
}

/// Which page of a list.
#[derive(Debug, Clone, Deserr, IntoParams)]
#[deserr(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// The most rows of the page.
    #[deserr(default)]
    #[param(value_type = Option<Limit>)]
    pub limit: Limit,
    /// The `nextCursor` of the page before.
    #[deserr(default)]
    pub cursor: Option<String>,
}

/// Which page of a list that these filters narrow.
#[derive(Debug, Clone)]
pub struct Paged<F> {
    /// The page.
    pub page: PageQuery,
    /// The filters.
    pub filters: F,
}

impl<F: Deserr<FieldErrors>> Paged<F> {
    /// Reads the parameters of a query string.
    ///
    /// # Errors
    /// As [`Query::parse`].
    pub fn parse(query: &str) -> Result<Self, ApiError> {
        let mut filters = Parameters::parse(query)?;
        let page = filters.take(&["limit", "cursor"]);
        match (page.read(), filters.read()) {
            (Ok(page), Ok(filters)) => Ok(Self { page, filters }),
            (page, filters) => {
                let both = page.err().into_iter().chain(filters.err());
                Err(both.reduce(FieldErrors::and).unwrap_or_default().into())
            }
        }
    }
}

impl<S: Sync, T: Deserr<FieldErrors>> FromRequestParts<S> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Self::parse(parts.uri.query().unwrap_or_default())
    }
}

/// A request that takes no query parameters, and came with none.
#[derive(Debug, Clone, Copy)]
pub struct NoQuery;

#[derive(Deserr)]
#[deserr(deny_unknown_fields)]
struct NoParameters {}

impl NoQuery {
    /// Holds a query string to be empty.
    ///
    /// # Errors
    /// `VALIDATION_ERROR` listing every parameter.
    pub fn check(query: &str) -> Result<Self, ApiError> {
        let Query(NoParameters {}) = Query::parse(query)?;
        Ok(Self)
    }
}

impl<S: Sync> FromRequestParts<S> for NoQuery {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Self::check(parts.uri.query().unwrap_or_default())
    }
}

/// How many rows a page holds at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(pub usize);

impl Limit {
    /// The most rows of a page.
    pub const MAX: usize = 100;
    /// The rows of a page where nothing is said.
    pub const DEFAULT: usize = 20;
}

impl Default for Limit {
    fn default() -> Self {
        Self(Self::DEFAULT)
    }
}

impl FromStr for Limit {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        match text.parse() {
            Ok(limit @ 1..=Self::MAX) => Ok(Self(limit)),
            _ => Err(Invalid::new("must be a whole number from 1 to 100")),
        }
    }
}

shared_domain::read_from_text!(Flag, Limit);

shared_domain::schemas! {
    Limit: whole(1, Limit::MAX as u64).default(Some(Limit::DEFAULT.into())),
}

/// A parameter that is `true` or `false`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag(pub bool);

impl FromStr for Flag {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        text.parse()
            .map(Self)
            .map_err(|_| Invalid::new("must be true or false"))
    }
}

/// Where a page stands in its list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Pagination {
    /// The most rows the page could have held.
    #[schema(example = 20)]
    pub limit: usize,
    /// True when there is more.
    pub has_next: bool,
    /// What to send as `cursor` for the next page; null on the last.
    pub next_cursor: Option<String>,
}

impl Pagination {
    /// A page of at most `limit` rows, followed by the one that `next_cursor` leads to.
    pub const fn new(limit: Limit, next_cursor: Option<String>) -> Self {
        Self {
            limit: limit.0,
            has_next: next_cursor.is_some(),
            next_cursor,
        }
    }
}
