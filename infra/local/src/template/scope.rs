//! What intrinsic functions resolve to.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>

use std::collections::BTreeMap;

use super::Error;
use super::node::{Entry, Node, Value};

/// The values that `Ref` and `GetAtt` can name so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    values: BTreeMap<String, Value>,
    conditions: BTreeMap<String, bool>,
}

impl Scope {
    /// Gives a parameter or resource its `Ref` value.
    pub fn set_ref(&mut self, name: &str, value: Value) {
        self.values.insert(name.to_owned(), value);
    }

    /// Gives a resource an attribute.
    pub fn set_attribute(&mut self, resource: &str, attribute: &str, value: &str) {
        let name = format!("{resource}.{attribute}");
        self.values.insert(name, Value::Text(value.to_owned()));
    }

    /// Makes a condition known.
    pub fn set_condition(&mut self, name: &str, holds: bool) {
        self.conditions.insert(name.to_owned(), holds);
    }

    /// Replaces every intrinsic function in a tree by its value.
    pub fn resolve(&self, node: &Node) -> Result<Node, Error> {
        let value = match &node.value {
            Value::Intrinsic(function, argument) => self.call(node.line, function, argument)?,
            Value::List(items) => Value::List(
                items
                    .iter()
                    .map(|item| self.resolve(item))
                    .collect::<Result<_, _>>()?,
            ),
            Value::Map(entries) => {
                let entries = entries.iter().map(|entry| self.entry(entry));
                Value::Map(entries.collect::<Result<_, _>>()?)
            }
            value => value.clone(),
        };
        Ok(Node {
            line: node.line,
            value,
        })
    }

    fn entry(&self, entry: &Entry) -> Result<Entry, Error> {
        Ok(Entry {
            key: entry.key.clone(),
            line: entry.line,
            value: self.resolve(&entry.value)?,
        })
    }

    fn call(&self, line: usize, function: &str, argument: &Node) -> Result<Value, Error> {
        match function {
            "Ref" => self.lookup(line, &argument.as_text()?),
            "GetAtt" => self.lookup(line, &attribute_name(argument)?),
            "Sub" => self.substitute(argument),
            "Join" => self.join(argument),
            "If" => self.choose(argument),
            _ => Err(Error::at(line, format!("!{function} is not understood"))),
        }
    }

    fn lookup(&self, line: usize, name: &str) -> Result<Value, Error> {
        let unknown = || Error::at(line, format!("{name} is not known here"));
        self.values.get(name).cloned().ok_or_else(unknown)
    }

    /// `Sub` takes a text, or a list of a text and a mapping of further variables.
    fn substitute(&self, argument: &Node) -> Result<Value, Error> {
        let Value::List(items) = &argument.value else {
            return self.interpolate(argument, &[]);
        };
        let [text, variables] = items.as_slice() else {
            return Err(argument.error("!Sub takes a text and a mapping"));
        };
        let variables = self.resolve(variables)?;
        self.interpolate(text, variables.as_map()?)
    }

    fn interpolate(&self, text: &Node, variables: &[Entry]) -> Result<Value, Error> {
        let line = text.line;
        let source = text.as_text()?;
        let mut result = String::new();
        let mut rest = source.as_str();
        while let Some((before, after)) = rest.split_once("${") {
            let unclosed = || Error::at(line, "a ${ is not closed");
            let (name, after) = after.split_once('}').ok_or_else(unclosed)?;
            result.push_str(before);
            result.push_str(&self.variable(line, name, variables)?);
            rest = after;
        }
        result.push_str(rest);
        Ok(Value::Text(result))
    }

    /// `${!Literal}` stands for `${Literal}`.
    fn variable(&self, line: usize, name: &str, variables: &[Entry]) -> Result<String, Error> {
        if let Some(literal) = name.strip_prefix('!') {
            return Ok(format!("${{{literal}}}"));
        }
        if let Some(entry) = variables.iter().find(|entry| entry.key == name) {
            return entry.value.as_text();
        }
        let value = self.lookup(line, name)?;
        Node { line, value }.as_text()
    }

    /// `If` takes a condition's name, what there is where it holds, and what else.
    fn choose(&self, argument: &Node) -> Result<Value, Error> {
        let [name, held, otherwise] = argument.as_list()? else {
            return Err(argument.error("!If takes a condition and two values"));
        };
        let condition = name.as_text()?;
        let holds = self.conditions.get(&condition);
        let holds =
            holds.ok_or_else(|| name.error(format!("there is no condition {condition}")))?;
        let chosen = if *holds { held } else { otherwise };
        Ok(self.resolve(chosen)?.value)
    }

    fn join(&self, argument: &Node) -> Result<Value, Error> {
        let [separator, items] = argument.as_list()? else {
            return Err(argument.error("!Join takes a separator and a list"));
        };
        let items = self.resolve(items)?.as_texts()?;
        Ok(Value::Text(items.join(&separator.as_text()?)))
    }
}

fn attribute_name(argument: &Node) -> Result<String, Error> {
    Ok(argument.as_texts()?.join("."))
}
