//! The template's parameters, overridden by the environment.

use std::collections::BTreeMap;

use regex_lite::Regex;

use super::fields::Fields;
use super::node::{Entry, Node, Value};
use super::{Error, Scope};

/// Reads the parameters into `Ref` values. An entry of `environment` whose name is the parameter's
/// in `SCREAMING_SNAKE` case replaces the default.
pub(super) fn read(node: &Node, environment: &BTreeMap<String, String>) -> Result<Scope, Error> {
    let mut scope = pseudo_parameters();
    for entry in node.as_map()? {
        let value = parameter(entry, environment.get(&screaming_snake(&entry.key)))?;
        scope.set_ref(&entry.key, value);
    }
    Ok(scope)
}

/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html>
fn pseudo_parameters() -> Scope {
    let mut scope = Scope::default();
    for (name, value) in [
        ("AWS::AccountId", crate::ACCOUNT),
        ("AWS::Partition", "aws"),
        ("AWS::Region", crate::REGION),
        ("AWS::StackName", crate::STACK_NAME),
        ("AWS::URLSuffix", "amazonaws.com"),
    ] {
        scope.set_ref(name, Value::Text(value.to_owned()));
    }
    scope
}

fn parameter(entry: &Entry, given: Option<&String>) -> Result<Value, Error> {
    let mut fields = Fields::of(&entry.value, &entry.key)?;
    let kind = fields.require("Type")?;
    let default = fields.take("Default");
    let allowed_values = fields.take("AllowedValues");
    let allowed_pattern = fields.take("AllowedPattern");
    let least = fields.take("MinValue");
    let most = fields.take("MaxValue");
    fields
        .ignore(&["Description", "ConstraintDescription", "NoEcho"])
        .finish()?;

    let value = match (given, default) {
        (Some(value), _) => value.clone(),
        (None, Some(default)) => default.as_text()?,
        (None, None) => return Err(missing(entry)),
    };
    if let Some(allowed) = allowed_values {
        check_values(entry, allowed, &value)?;
    }
    if let Some(pattern) = allowed_pattern {
        check_pattern(entry, pattern, &value)?;
    }
    check_number(entry, kind, &value, least, most)?;
    typed(kind, value)
}

fn typed(kind: &Node, value: String) -> Result<Value, Error> {
    match kind.as_text()?.as_str() {
        "String" | "Number" => Ok(Value::Text(value)),
        "CommaDelimitedList" => Ok(Value::List(
            value
                .split(',')
                .map(|item| Node::text(kind.line, item.trim()))
                .collect(),
        )),
        other => Err(kind.error(format!("parameters of type {other} are not understood"))),
    }
}

fn missing(entry: &Entry) -> Error {
    let variable = screaming_snake(&entry.key);
    let message = format!("{} has no default: set {variable}", entry.key);
    Error::at(entry.line, message)
}

fn check_values(entry: &Entry, allowed: &Node, value: &str) -> Result<(), Error> {
    let allowed = allowed.as_texts()?;
    if allowed.iter().any(|allowed| allowed == value) {
        return Ok(());
    }
    let message = format!(
        "{} is {value:?}, not one of {}",
        entry.key,
        allowed.join(", ")
    );
    Err(Error::at(entry.line, message))
}

fn check_pattern(entry: &Entry, pattern: &Node, value: &str) -> Result<(), Error> {
    let text = pattern.as_text()?;
    let regex = Regex::new(&format!("^(?:{text})$")).map_err(|error| pattern.error(error))?;
    if regex.is_match(value) {
        return Ok(());
    }
    let message = format!("{} is {value:?}, which does not match {text}", entry.key);
    Err(Error::at(entry.line, message))
}

/// Numbers alone have limits.
fn check_number(
    entry: &Entry,
    kind: &Node,
    value: &str,
    least: Option<&Node>,
    most: Option<&Node>,
) -> Result<(), Error> {
    if kind.as_text()? != "Number" {
        return match least.or(most) {
            Some(limit) => Err(limit.error(format!("{} is no number", entry.key))),
            None => Ok(()),
        };
    }
    let wrong = |message: String| {
        let message = format!("{} is {value:?}, {message}", entry.key);
        Error::at(entry.line, message)
    };
    let number: f64 = value.parse().map_err(|_| wrong("no number".to_owned()))?;
    let limit = |node: Option<&Node>| node.map(|node| node.parse_as("a number")).transpose();
    match (limit(least)?, limit(most)?) {
        (Some(least), _) if number < least => Err(wrong(format!("less than {least}"))),
        (_, Some(most)) if number > most => Err(wrong(format!("more than {most}"))),
        _ => Ok(()),
    }
}

/// `JwtExpiresIn` is set by `JWT_EXPIRES_IN`.
pub(crate) fn screaming_snake(name: &str) -> String {
    let mut result = String::new();
    for (index, letter) in name.chars().enumerate() {
        if letter.is_uppercase() && index > 0 {
            result.push('_');
        }
        result.extend(letter.to_uppercase());
    }
    result
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_parameter_is_set_by_its_name_in_screaming_snake_case() {
        assert_eq!(super::screaming_snake("JwtExpiresIn"), "JWT_EXPIRES_IN");
        assert_eq!(super::screaming_snake("Environment"), "ENVIRONMENT");
    }
}
