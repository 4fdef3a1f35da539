//! Patterns of events, as SNS has them in filter policies and Lambda in filter criteria.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax>

use serde_json::Value as Json;

use super::Error;
use super::node::{Entry, Node, Value};
use crate::filters::{Comparison, Condition, Field, Order, Pattern};

/// The key of alternatives.
const OR: &str = "$or";

pub(super) fn read(node: &Node) -> Result<Pattern, Error> {
    let mut pattern = Pattern::default();
    for entry in node.as_map()? {
        if entry.key == OR {
            let alternatives = entry.value.as_list()?.iter().map(read);
            pattern.alternatives = alternatives.collect::<Result<_, _>>()?;
        } else {
            let field = read_field(&entry.value)?;
            pattern.fields.push((entry.key.clone(), field));
        }
    }
    Ok(pattern)
}

fn read_field(node: &Node) -> Result<Field, Error> {
    match &node.value {
        Value::Map(_) => Ok(Field::Object(read(node)?)),
        Value::List(conditions) if !conditions.is_empty() => {
            let conditions = conditions.iter().map(read_condition);
            Ok(Field::Value(conditions.collect::<Result<_, _>>()?))
        }
        _ => Err(node.error("expected a list of conditions")),
    }
}

/// A value that is wanted as it is, or an operator.
fn read_condition(node: &Node) -> Result<Condition, Error> {
    let Value::Map(entries) = &node.value else {
        return Ok(Condition::Equals(read_value(node)?));
    };
    match entries.as_slice() {
        [operator] => read_operator(operator),
        _ => Err(node.error("expected one operator")),
    }
}

fn read_operator(Entry { key, line, value }: &Entry) -> Result<Condition, Error> {
    match key.as_str() {
        "anything-but" => Ok(Condition::AnythingBut(read_exclusions(value)?)),
        "equals-ignore-case" => Ok(Condition::EqualsIgnoringCase(value.as_text()?)),
        "exists" => Ok(Condition::Exists(value.as_bool()?)),
        "numeric" => Ok(Condition::Numeric(read_comparisons(value)?)),
        "prefix" => Ok(Condition::Prefix(value.as_text()?)),
        "suffix" => Ok(Condition::Suffix(value.as_text()?)),
        other => Err(Error::at(*line, format!("{other} is not understood"))),
    }
}

/// A value, several, or the beginning or end of one.
fn read_exclusions(node: &Node) -> Result<Vec<Condition>, Error> {
    match &node.value {
        Value::List(excluded) => excluded.iter().map(read_condition).collect(),
        _ => Ok(vec![read_condition(node)?]),
    }
}

/// Operators, each with its number: `[">", 0, "<=", 100]`.
fn read_comparisons(node: &Node) -> Result<Vec<Comparison>, Error> {
    let (pairs, rest) = node.as_list()?.as_chunks();
    if pairs.is_empty() || !rest.is_empty() {
        return Err(node.error("expected operators, each with its number"));
    }
    pairs.iter().map(read_comparison).collect()
}

fn read_comparison([operator, limit]: &[Node; 2]) -> Result<Comparison, Error> {
    let order = match operator.as_text()?.as_str() {
        "=" => Order::Equal,
        "<" => Order::Less,
        "<=" => Order::LessOrEqual,
        ">" => Order::Greater,
        ">=" => Order::GreaterOrEqual,
        other => return Err(operator.error(format!("{other} is not understood"))),
    };
    let limit = limit.parse_as("a number")?;
    Ok(Comparison { order, limit })
}

fn read_value(node: &Node) -> Result<Json, Error> {
    match &node.value {
        Value::Null => Ok(Json::Null),
        Value::Bool(value) => Ok(Json::Bool(*value)),
        Value::Number(_) => Ok(Json::from(node.parse_as::<f64>("a number")?)),
        _ => Ok(Json::String(node.as_text()?)),
    }
}
