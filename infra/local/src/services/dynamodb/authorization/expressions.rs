//! The attributes and key values in the expressions of a request.
//!
//! <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html>

use std::sync::LazyLock;

use regex_lite::Regex;
use serde_json::Value;

/// A name with what stands before it and the bracket after it: `:value`, `.nested`, `function(`.
static NAME: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(:|\.\s*#?)?(#?[A-Za-z_][A-Za-z0-9_]*|#[0-9]\w*)\s*(\()?").ok());

/// A comparison of a name with a value.
static EQUALITY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(#?\w+)\s*=\s*(:\w+)").ok());

const EXPRESSIONS: [&str; 5] = [
    "ConditionExpression",
    "FilterExpression",
    "KeyConditionExpression",
    "ProjectionExpression",
    "UpdateExpression",
];

/// None of them can be the name of an attribute as it stands: they are reserved.
const KEYWORDS: [&str; 9] = [
    "SET", "REMOVE", "ADD", "DELETE", "AND", "OR", "NOT", "BETWEEN", "IN",
];

/// The top-level attributes that the expressions of a request name.
pub(super) fn attributes(request: &Value) -> Vec<String> {
    let expressions = EXPRESSIONS.iter().filter_map(|key| request[key].as_str());
    expressions
        .flat_map(names)
        .map(|name| attribute(request, name))
        .collect()
}

/// What a key condition wants `key` to be.
pub(super) fn key_value<'a>(request: &'a Value, key: &str) -> Option<&'a Value> {
    let condition = request["KeyConditionExpression"].as_str()?;
    let mut equalities = EQUALITY.as_ref()?.captures_iter(condition);
    let equality = equalities.find(|equality| attribute(request, &equality[1]) == key)?;
    Some(&request["ExpressionAttributeValues"][&equality[2]])
}

fn names(expression: &str) -> Vec<&str> {
    let Some(pattern) = NAME.as_ref() else {
        return Vec::new();
    };
    let names = pattern.captures_iter(expression).filter_map(|found| {
        let is_function = found.get(3).is_some();
        let is_of_an_attribute = found.get(1).is_some();
        let name = found.get(2)?.as_str();
        let is_keyword = KEYWORDS
            .iter()
            .any(|keyword| keyword.eq_ignore_ascii_case(name));
        (!is_function && !is_of_an_attribute && !is_keyword).then_some(name)
    });
    names.collect()
}

/// The attribute that a name stands for.
fn attribute(request: &Value, name: &str) -> String {
    let stands_for = request["ExpressionAttributeNames"][name].as_str();
    stands_for.unwrap_or(name).to_owned()
}
