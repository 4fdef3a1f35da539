//! Reading the template's YAML.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput, Tag};

use super::Error;
use super::node::{Entry, Node, Value};

/// Reads the one document of a YAML text.
pub(super) fn parse(text: &str) -> Result<Node, Error> {
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

impl Node {
    fn tagged(self, tag: Option<&Tag>) -> Self {
        let line = self.line;
        match tag {
            Some(tag) if tag.handle == "!" => Self {
                line,
                value: Value::Intrinsic(tag.suffix.clone(), Box::new(self)),
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
            value: Value::Intrinsic(name.to_owned(), Box::new(entry.value.clone())),
        }
    }
}
