//! When two digests are the same.

use proptest::prelude::*;
use serde_json::{Value, json};
use settings_digest::Settings;
use shared_auth::SecretHash;

fn digest(settings: &Value) -> SecretHash {
    let properties = json!({ "ServiceTimeout": "60", "Settings": settings });
    Settings::read(&properties).unwrap().digest().unwrap()
}

/// Settings as their names and values, each a text or a list.
fn settings() -> impl Strategy<Value = Vec<(String, Value)>> {
    let text = "[a-z,\"{}\\\\:]{0,6}";
    let value = prop_oneof![
        text.prop_map(|text| json!(text)),
        prop::collection::vec(text, 0..3).prop_map(|texts| json!(texts)),
    ];
    prop::collection::btree_map("[A-Z][a-z]{0,3}", value, 1..5)
        .prop_map(|settings| settings.into_iter().collect())
}

fn object(settings: Vec<(String, Value)>) -> Value {
    Value::Object(settings.into_iter().collect())
}

proptest! {
    #[test]
    fn the_order_of_settings_does_not_matter(settings in settings()) {
        let reversed: Vec<_> = settings.iter().rev().cloned().collect();
        let text = |settings: &[(String, Value)]| {
            let members = settings.iter().map(|(name, value)| format!("{name:?}:{value}"));
            serde_json::from_str(&format!("{{{}}}", members.collect::<Vec<_>>().join(","))).unwrap()
        };
        prop_assert_eq!(digest(&text(&settings)), digest(&text(&reversed)));
    }

    #[test]
    fn other_settings_have_another_digest(one in settings(), other in settings()) {
        let (one, other) = (object(one), object(other));
        prop_assert_eq!(digest(&one) == digest(&other), one == other);
    }
}

#[test]
fn a_list_is_not_the_text_of_its_items() {
    let digests = [
        json!({ "Origins": "a,b" }),
        json!({ "Origins": ["a,b"] }),
        json!({ "Origins": ["a", "b"] }),
        json!({ "Origins": "", "a": "b" }),
    ];
    let digests = digests.each_ref().map(digest);
    for (index, one) in digests.iter().enumerate() {
        assert!(!digests[index + 1..].contains(one));
    }
}

#[test]
fn what_is_neither_text_nor_a_list_of_texts_is_an_error() {
    let read = |properties: Value| Settings::read(&properties).is_err();
    assert!(read(json!({})));
    assert!(read(json!({ "Settings": "x" })));
    assert!(read(json!({ "Settings": { "A": 1 } })));
    assert!(read(json!({ "Settings": { "A": { "B": "x" } } })));
}
