//! Asserts that events made here look like the samples in the documentation of AWS.

use std::collections::BTreeSet;
use std::mem::discriminant;

use serde_json::{Map, Value};

/// A field of a sample that events here do not have as it is there, and why.
type Absence = (&'static str, &'static str);

/// Asserts that an event has every field of a sample with the same JSON type, whatever its value.
/// The fields in `absent` must be missing, or of another type.
#[track_caller]
pub(crate) fn assert_documented(event: &Value, sample: &str, absent: &[Absence]) {
    let sample: Value = serde_json::from_str(sample).unwrap();
    let mut differences = BTreeSet::new();
    compare("", &sample, event, &mut differences);
    let expected: BTreeSet<_> = absent.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(differences, expected, "{event:#}");
}

/// Collects the paths of what is not there, or is of another type.
fn compare(path: &str, sample: &Value, event: &Value, differences: &mut BTreeSet<String>) {
    match (sample, event) {
        (Value::Object(sample), Value::Object(event)) => {
            compare_fields(path, sample, event, differences);
        }
        (Value::Array(sample), Value::Array(event)) => {
            for (index, sample) in sample.iter().enumerate() {
                let event = event.get(index).unwrap_or(&Value::Null);
                compare(&format!("{path}[{index}]"), sample, event, differences);
            }
        }
        _ if discriminant(sample) == discriminant(event) => {}
        _ => {
            differences.insert(path.to_owned());
        }
    }
}

fn compare_fields(
    path: &str,
    sample: &Map<String, Value>,
    event: &Map<String, Value>,
    differences: &mut BTreeSet<String>,
) {
    for (name, sample) in sample {
        let path = match path.is_empty() {
            true => name.clone(),
            false => format!("{path}.{name}"),
        };
        compare(
            &path,
            sample,
            event.get(name).unwrap_or(&Value::Null),
            differences,
        );
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::assert_documented;

    const SAMPLE: &str = r#"{"a": {"b": "text", "c": [{"d": 1}]}, "e": {}}"#;

    fn holds(event: &Value, absent: &[super::Absence]) -> bool {
        std::panic::catch_unwind(|| assert_documented(event, SAMPLE, absent)).is_ok()
    }

    #[test]
    fn other_values_and_further_fields_are_as_documented() {
        let event = json!({"a": {"b": "", "c": [{"d": 2.5}, 3]}, "e": {"f": null}});
        assert!(holds(&event, &[]));
    }

    #[test]
    fn what_is_missing_or_of_another_type_is_found() {
        for event in [
            json!({"a": {"b": 1, "c": [{"d": 1}]}, "e": {}}),
            json!({"a": {"c": [{"d": 1}]}, "e": {}}),
            json!({"a": {"b": "text", "c": [{"d": "1"}]}, "e": {}}),
            json!({"a": {"b": "text", "c": []}, "e": {}}),
            json!({"a": {"b": "text", "c": [{"d": 1}]}, "e": null}),
        ] {
            assert!(!holds(&event, &[]), "{event}");
        }
    }

    #[test]
    fn an_exception_that_is_no_longer_needed_is_found() {
        let absent = [("e", "we have none")];
        let mut event = json!({"a": {"b": "text", "c": [{"d": 1}]}});
        assert!(holds(&event, &absent));
        event["e"] = json!({});
        assert!(!holds(&event, &absent));
    }
}
