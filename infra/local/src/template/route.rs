//! The routes of an HTTP API.
//!
//! <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html>

use std::fmt;

use http::Method;

/// A route: a method or `ANY`, and a path pattern or `$default`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// `None` is `ANY`.
    pub method: Option<Method>,
    /// `None` is `$default`.
    pub path: Option<Vec<Segment>>,
}

/// One part of a path pattern.
///
/// Ordered from the most specific to the least.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Segment {
    /// Stands for itself.
    Literal(String),
    /// `{name}`: one part of any text.
    Variable(String),
    /// `{name+}`: all the rest.
    Greedy(String),
}

impl Route {
    pub(super) fn parse(method: &str, path: &str) -> Result<Self, String> {
        Ok(Self {
            method: parse_method(method)?,
            path: parse_path(path)?,
        })
    }
}

/// The route key, as events carry it.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(path) = &self.path else {
            return f.write_str("$default");
        };
        match &self.method {
            Some(method) => write!(f, "{method} ")?,
            None => f.write_str("ANY ")?,
        }
        if path.is_empty() {
            f.write_str("/")?;
        }
        path.iter().try_for_each(|segment| write!(f, "/{segment}"))
    }
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Literal(text) => f.write_str(text),
            Self::Variable(name) => write!(f, "{{{name}}}"),
            Self::Greedy(name) => write!(f, "{{{name}+}}"),
        }
    }
}

fn parse_method(text: &str) -> Result<Option<Method>, String> {
    let upper = text.to_uppercase();
    match upper.as_str() {
        "ANY" | "X-AMAZON-APIGATEWAY-ANY-METHOD" => Ok(None),
        _ => Method::from_bytes(upper.as_bytes())
            .map(Some)
            .map_err(|_| format!("{text} is no method")),
    }
}

fn parse_path(text: &str) -> Result<Option<Vec<Segment>>, String> {
    match text.strip_prefix('/') {
        None if text == "$default" => Ok(None),
        None => Err(format!("{text} is no path")),
        Some("") => Ok(Some(Vec::new())),
        Some(path) => Ok(Some(path.split('/').map(segment).collect())),
    }
}

fn segment(text: &str) -> Segment {
    let variable = text
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    match variable {
        None => Segment::Literal(text.to_owned()),
        Some(name) => match name.strip_suffix('+') {
            Some(name) => Segment::Greedy(name.to_owned()),
            None => Segment::Variable(name.to_owned()),
        },
    }
}
