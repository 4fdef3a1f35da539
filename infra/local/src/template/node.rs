//! The template as a tree whose every node knows its line.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde_json::Value as Json;

use super::Error;

/// A node of the template.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub line: usize,
    pub value: Value,
}

/// A mapping without keys, for what may be left out.
pub(crate) static EMPTY: Node = Node {
    line: 1,
    value: Value::Map(Vec::new()),
};

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    /// A number as it is written: CloudFormation converts as a property needs.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
    /// An intrinsic function, from its short form (`!Sub x`) or its long one (`Fn::Sub: x`).
    Intrinsic(String, Box<Node>),
}

/// One key of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub key: String,
    pub line: usize,
    pub value: Node,
}

impl Node {
    /// Reads a JSON text that stands in this node. All of it is in the line of the node.
    pub fn parse_json(&self) -> Result<Self, Error> {
        let json = serde_json::from_str(&self.as_text()?);
        let json = json.map_err(|error| self.error(format!("this is no JSON: {error}")))?;
        Ok(Self::of_json(self.line, json))
    }

    fn of_json(line: usize, json: Json) -> Self {
        let value = match json {
            Json::Null => Value::Null,
            Json::Bool(value) => Value::Bool(value),
            Json::Number(number) => Value::Number(number.to_string()),
            Json::String(text) => Value::Text(text),
            Json::Array(items) => {
                let items = items.into_iter().map(|item| Self::of_json(line, item));
                Value::List(items.collect())
            }
            Json::Object(entries) => {
                let entry = |(key, value)| Entry {
                    key,
                    line,
                    value: Self::of_json(line, value),
                };
                Value::Map(entries.into_iter().map(entry).collect())
            }
        };
        Self { line, value }
    }

    pub fn text(line: usize, text: impl Into<String>) -> Self {
        Self {
            line,
            value: Value::Text(text.into()),
        }
    }

    pub fn error(&self, message: impl Display) -> Error {
        Error::at(self.line, message)
    }

    /// The text of a scalar, as CloudFormation passes it on.
    pub fn as_text(&self) -> Result<String, Error> {
        match &self.value {
            Value::Text(text) | Value::Number(text) => Ok(text.clone()),
            Value::Bool(value) => Ok(value.to_string()),
            _ => Err(self.error("expected a text")),
        }
    }

    pub fn as_list(&self) -> Result<&[Node], Error> {
        match &self.value {
            Value::List(items) => Ok(items),
            _ => Err(self.error("expected a list")),
        }
    }

    pub fn as_map(&self) -> Result<&[Entry], Error> {
        match &self.value {
            Value::Map(entries) => Ok(entries),
            _ => Err(self.error("expected a mapping")),
        }
    }

    /// A text or a list of texts.
    pub fn as_texts(&self) -> Result<Vec<String>, Error> {
        match &self.value {
            Value::List(items) => items.iter().map(Node::as_text).collect(),
            _ => Ok(vec![self.as_text()?]),
        }
    }

    pub fn as_bool(&self) -> Result<bool, Error> {
        self.parse_as("true or false")
    }

    /// Parses the text of a scalar; `expected` names what it should be.
    pub fn parse_as<T: FromStr>(&self, expected: &str) -> Result<T, Error> {
        let wrong = || self.error(format!("expected {expected}"));
        self.as_text()?.parse().map_err(|_| wrong())
    }

    /// Parses a number that has limits.
    pub fn number<T>(&self, limits: RangeInclusive<T>) -> Result<T, Error>
    where
        T: FromStr + PartialOrd + Display,
    {
        let number = self.parse_as("a number")?;
        let (least, most) = (limits.start(), limits.end());
        match limits.contains(&number) {
            true => Ok(number),
            false => Err(self.error(format!("{number} is not from {least} to {most}"))),
        }
    }
}
