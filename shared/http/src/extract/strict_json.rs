//! JSON as [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259) means it.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Number, Value};

/// A value in which no object has a key twice. Programs differ in which of the two they take, so
/// what one of them has checked another might read otherwise ([RFC 8259,
/// 4](https://www.rfc-editor.org/rfc/rfc8259#section-4)).
struct Strict(Value);

/// Reads one value.
///
/// # Errors
/// Where the text is no JSON, or an object has a key twice.
pub(crate) fn parse(text: &[u8]) -> Result<Value, serde_json::Error> {
    serde_json::from_slice(text).map(|Strict(value)| value)
}

/// The most items of a list and the most members of an object that are looked at. No request has as
/// many, and each is checked.
pub(crate) const MOST: usize = 100;

/// The lists and objects of a value that are longer than [`MOST`], by their path: `files`,
/// `files[3]`, `body` for the whole.
pub(crate) fn too_long(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    look(value, "", &mut found);
    found
}

/// What is in something too long is not looked at.
fn look(value: &Value, path: &str, found: &mut Vec<String>) {
    let length = match value {
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        _ => return,
    };
    if length > MOST {
        found.push(if path.is_empty() { "body" } else { path }.to_owned());
        return;
    }
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                look(item, &format!("{path}[{index}]"), found);
            }
        }
        Value::Object(members) => {
            for (key, value) in members {
                let path = match path {
                    "" => key.clone(),
                    path => format!("{path}.{key}"),
                };
                look(value, &path, found);
            }
        }
        _ => {}
    }
}

/// The value as it is written in one way only: members in the order of their keys, and whole
/// numbers without a fraction.
pub(crate) fn canonical(value: &Value) -> String {
    sorted(value).to_string()
}

fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_unstable_by_key(|(key, _)| *key);
            let members = members.into_iter();
            Value::Object(
                members
                    .map(|(key, value)| (key.clone(), sorted(value)))
                    .collect(),
            )
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        Value::Number(number) => Value::Number(whole(number)),
        other => other.clone(),
    }
}

/// 3 for 3.0, as far as floats are exact.
fn whole(number: &Number) -> Number {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match number.as_f64() {
        Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < EXACT => {
            Number::from_i128(float as i128).unwrap_or_else(|| number.clone())
        }
        _ => number.clone(),
    }
}

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut read = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            read.push(item);
        }
        Ok(Value::Array(read))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut read = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            if read.contains_key(&key) {
                return Err(Error::custom("an object has a key twice"));
            }
            let Strict(value) = members.next_value()?;
            read.insert(key, value);
        }
        Ok(Value::Object(read))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_key_that_stands_twice_is_refused_at_any_depth() {
        for text in [
            r#"{"a":1,"a":1}"#,
            r#"{"a":1,"\u0061":2}"#,
            r#"[{"b":{"a":1,"c":2,"a":3}}]"#,
        ] {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
        let twice_in_different_objects = r#"{"a":{"a":1},"b":{"a":1}}"#;
        assert!(parse(twice_in_different_objects.as_bytes()).is_ok());
    }

    #[test]
    fn lists_and_objects_that_are_too_long_are_found_and_not_looked_into() {
        let list = |length| json!(vec![json!({"a": 1}); length]);
        let object: Map<_, _> = (0..=MOST)
            .map(|key| (key.to_string(), list(MOST + 1)))
            .collect();
        assert!(too_long(&json!({"files": list(MOST), "a": {"b": list(MOST)}})).is_empty());
        let value = json!({"files": list(MOST + 1), "a": [{"b": object}]});
        assert_eq!(too_long(&value), ["a[0].b", "files"]);
        assert_eq!(too_long(&json!(object)), ["body"]);
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in ["", "{", "{}x", "{'a':1}", "[1,]", "nul"] {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn what_means_the_same_is_written_alike() {
        let one = parse(br#"{"b":[1,{"d":2.0,"c":null}],"a":"x"}"#).unwrap();
        let other = parse(br#" {"a":"\u0078", "b":[1.0,{"c":null,"d":2}]}"#).unwrap();
        assert_eq!(canonical(&one), canonical(&other));
        assert_eq!(canonical(&one), r#"{"a":"x","b":[1,{"c":null,"d":2}]}"#);
        for other in [
            json!({"a": "x"}),
            json!({"a": "x", "b": [{"c": null, "d": 2}, 1]}),
        ] {
            assert_ne!(canonical(&one), canonical(&other));
        }
        assert_ne!(canonical(&json!(0.5)), canonical(&json!(0)));
    }

    proptest! {
        #[test]
        fn values_are_read_as_others_read_them(text in r#"[\[\]{}:,"a-c0-9. -]{0,24}"#) {
            if let Ok(value) = parse(text.as_bytes()) {
                prop_assert_eq!(Some(value), serde_json::from_str::<Value>(&text).ok());
            }
        }
    }
}
