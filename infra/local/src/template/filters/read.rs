//! Reads the patterns of filter policies and filter criteria.
//!
//! <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax>

use serde_json::Value as Json;

use super::{Comparison, Condition, Field, Order, Pattern};
use crate::template::Error;
use crate::template::node::{Entry, Node, Value};

/// The key of alternatives.
pub(in crate::template) const OR: &str = "$or";

pub(in crate::template) fn read(node: &Node) -> Result<Pattern, Error> {
    let mut pattern = Pattern::default();
    for entry in node.as_map()? {
        if entry.key == OR {
            pattern.alternatives = read_alternatives(&entry.value)?;
        } else {
            let field = read_field(&entry.value)?;
            pattern.fields.push((entry.key.clone(), field));
        }
    }
    Ok(pattern)
}

/// SNS takes `$or` for a field where there is only one.
fn read_alternatives(node: &Node) -> Result<Vec<Pattern>, Error> {
    match node.as_list()? {
        [] | [_] => Err(node.error("expected two alternatives or more")),
        alternatives => alternatives.iter().map(read).collect(),
    }
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Node, read};

    fn matches(pattern: &str, event: &serde_json::Value) -> bool {
        let node = Node::text(1, pattern).parse_json();
        read(&node.unwrap()).unwrap().matches(event)
    }

    #[test]
    fn every_field_must_match_and_of_its_conditions_one() {
        let pattern = r#"{"kind": ["order", "user"], "by": {"role": ["ADMIN"]}}"#;
        for (event, expected) in [
            (json!({"kind": "order", "by": {"role": "ADMIN"}}), true),
            (
                json!({"kind": "user", "by": {"role": "ADMIN"}, "x": 1}),
                true,
            ),
            (
                json!({"kind": ["a", "user"], "by": [{"role": "ADMIN"}]}),
                true,
            ),
            (json!({"kind": "order", "by": {"role": "STAFF"}}), false),
            (json!({"kind": "order", "by": "ADMIN"}), false),
            (json!({"kind": "order"}), false),
            (json!({"kind": "session", "by": {"role": "ADMIN"}}), false),
        ] {
            assert_eq!(matches(pattern, &event), expected, "{event}");
        }
    }

    #[test]
    fn of_alternatives_one_must_match_beside_the_fields() {
        let pattern =
            r#"{"at": ["here"], "$or": [{"kind": ["order"], "new": [true]}, {"kind": ["user"]}]}"#;
        for (event, expected) in [
            (json!({"at": "here", "kind": "order", "new": true}), true),
            (json!({"at": "here", "kind": "user"}), true),
            (json!({"at": "here", "kind": "order"}), false),
            (json!({"at": "here"}), false),
            (json!({"at": "there", "kind": "user"}), false),
        ] {
            assert_eq!(matches(pattern, &event), expected, "{event}");
        }
    }

    #[test]
    fn alternatives_may_stand_within_a_field() {
        let pattern =
            r#"{"order": {"$or": [{"new": [true]}, {"price": [{"numeric": [">", 9]}]}]}}"#;
        assert!(matches(pattern, &json!({"order": {"new": true}})));
        assert!(matches(pattern, &json!({"order": {"price": 10}})));
        assert!(!matches(pattern, &json!({"order": {"price": 9}})));
        assert!(!matches(pattern, &json!({"new": true})));
    }

    #[test]
    fn an_operator_is_held_against_the_value() {
        for (condition, matching, other) in [
            (r#"{"prefix": "EVENT#"}"#, json!("EVENT#1"), json!("NOTE#1")),
            (r#"{"suffix": ".png"}"#, json!("a.png"), json!("a.jpg")),
            (r#"{"equals-ignore-case": "Ab"}"#, json!("aB"), json!("b")),
            (r#"{"anything-but": ["a", "b"]}"#, json!("c"), json!("b")),
            (
                r#"{"anything-but": {"prefix": "a"}}"#,
                json!("b"),
                json!("ab"),
            ),
            (r#"{"numeric": [">", 0, "<=", 5]}"#, json!(5), json!(0)),
            (r#"{"numeric": ["=", 1]}"#, json!(1.0), json!("1")),
            (r#"{"exists": true}"#, json!("a"), json!({"a": 1})),
            ("1", json!(1.0), json!("1")),
            ("null", json!(null), json!("null")),
        ] {
            let pattern = format!(r#"{{"x": [{condition}]}}"#);
            assert!(matches(&pattern, &json!({"x": matching})), "{condition}");
            assert!(!matches(&pattern, &json!({"x": other})), "{condition}");
            assert!(!matches(&pattern, &json!({"y": matching})), "{condition}");
        }
        assert!(matches(r#"{"x": [{"exists": false}]}"#, &json!({"y": 1})));
        assert!(!matches(r#"{"x": [{"exists": false}]}"#, &json!({"x": 1})));
    }
}
