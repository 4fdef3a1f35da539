//! The template as a tree whose every node knows its line.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput, Tag};
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
    Call(String, Box<Node>),
}

/// One key of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub key: String,
    pub line: usize,
    pub value: Node,
}

impl Node {
    /// Reads the one document of a YAML text.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut events = Events(Parser::new_from_str(text));
        loop {
            let (event, span) = events.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(_) => {}
                Event::StreamEnd => return Err(Error::at(1, "the template is empty")),
                event => return events.node(event, span),
            }
        }
    }

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

    fn tagged(self, tag: Option<&Tag>) -> Self {
        let line = self.line;
        match tag {
            Some(tag) if tag.handle == "!" => Self {
                line,
                value: Value::Call(tag.suffix.clone(), Box::new(self)),
            },
            _ => self.long_form(),
        }
    }

    /// `{Fn::GetAtt: x}` is `!GetAtt x`.
    fn long_form(self) -> Self {
        let Value::Map(entries) = &self.value else {
            return self;
        };
        let [entry] = entries.as_slice() else {
            return self;
        };
        let name = match entry.key.strip_prefix("Fn::") {
            Some(name) => name,
            None if entry.key == "Ref" => "Ref",
            None => return self,
        };
        Self {
            line: self.line,
            value: Value::Call(name.to_owned(), Box::new(entry.value.clone())),
        }
    }
}

struct Events<'a>(Parser<'a, StrInput<'a>>);

impl<'a> Events<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Span), Error> {
        match self.0.next() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => Err(scan_error(&error)),
            None => Err(Error::at(1, "the template ends early")),
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span) -> Result<Node, Error> {
        let line = span.start.line();
        let (value, tag) = match event {
            Event::Scalar(text, style, _, tag) => (scalar(&text, style), tag),
            Event::SequenceStart(_, tag) => (self.list()?, tag),
            Event::MappingStart(_, tag) => (self.map()?, tag),
            _ => return Err(Error::at(line, "YAML aliases are not understood")),
        };
        Ok(Node { line, value }.tagged(tag.as_deref()))
    }

    fn list(&mut self) -> Result<Value, Error> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Value::List(items)),
                (event, span) => items.push(self.node(event, span)?),
            }
        }
    }

    fn map(&mut self) -> Result<Value, Error> {
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::MappingEnd {
                return Ok(Value::Map(entries));
            }
            let line = span.start.line();
            let key = self.node(event, span)?.as_text()?;
            if entries.iter().any(|entry| entry.key == key) {
                return Err(Error::at(line, format!("{key} stands here twice")));
            }
            let (event, span) = self.next()?;
            let value = self.node(event, span)?;
            entries.push(Entry { key, line, value });
        }
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    match text {
        _ if style != ScalarStyle::Plain => Value::Text(text.to_owned()),
        "" | "~" | "null" => Value::Null,
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        text if is_number(text) => Value::Number(text.to_owned()),
        text => Value::Text(text.to_owned()),
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|digit: char| digit.is_ascii_digit()) && text.parse::<f64>().is_ok()
}

fn scan_error(error: &ScanError) -> Error {
    Error::at(error.marker().line(), error.info())
}
