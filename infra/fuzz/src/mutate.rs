//! Things that can be wrong with a good input.

use serde_json::{Map, Value, json};

use crate::chooser::Chooser;

/// What parsers trip over.
const TROUBLE: [&str; 40] = [
    "",
    "\0",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\u{a0}",
    "\u{85}",
    "\u{feff}",
    "\u{202e}",
    "\u{fffd}",
    "é",
    "ß",
    "İ",
    "ﬃ",
    "日",
    "e\u{301}",
    "👩‍👩‍👧",
    "\u{10ffff}",
    "%00",
    "%ff",
    "%2",
    "+",
    "&",
    "=",
    ";",
    ",",
    ".",
    "..",
    "/",
    "\\",
    "\"",
    "'",
    "@",
    "-",
    "--",
    "#",
    "{",
    "[",
    "null",
];
/// Numbers at the edge of something.
const EDGES: [&str; 14] = [
    "0",
    "-0",
    "-1",
    "1",
    "255",
    "256",
    "65536",
    "2147483648",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "1e400",
    "0.1",
];
const DEEP: usize = 200;
const FEW: usize = 20;
const LONG: usize = 6_000;

/// Makes one thing wrong with bytes; `other` is another good input.
pub fn mutate_bytes(chooser: &mut Chooser, bytes: &mut Vec<u8>, other: &[u8]) {
    let stretch = chooser.stretch(bytes.len());
    match chooser.below(8) {
        0 if !bytes.is_empty() => {
            let at = chooser.below(bytes.len());
            bytes[at] ^= 1 << chooser.below(8);
        }
        1 if !bytes.is_empty() => {
            let at = chooser.below(bytes.len());
            bytes[at] = chooser.byte();
        }
        2 => bytes.truncate(stretch.start),
        3 => drop(bytes.drain(stretch)),
        4 => {
            let copy = bytes[stretch.clone()].to_vec();
            bytes.splice(stretch.end..stretch.end, copy);
        }
        5 => {
            let from = chooser.stretch(other.len());
            bytes.splice(stretch, other[from].iter().copied());
        }
        6 => drop(bytes.splice(stretch, chooser.one_of(&EDGES).bytes())),
        _ => drop(bytes.splice(stretch, chooser.one_of(&TROUBLE).bytes())),
    }
}

/// Makes one thing wrong with a document.
pub fn mutate_json(chooser: &mut Chooser, value: &mut Value) {
    match value {
        Value::Object(fields) if !fields.is_empty() && !chooser.once_in(8) => {
            mutate_field(chooser, fields);
        }
        Value::Array(items) if !items.is_empty() && !chooser.once_in(8) => {
            let at = chooser.below(items.len());
            match chooser.below(6) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                _ => mutate_json(chooser, &mut items[at]),
            }
        }
        Value::String(text) if !chooser.once_in(4) => {
            let mut bytes = std::mem::take(text).into_bytes();
            mutate_bytes(chooser, &mut bytes, b"2025-08-30T10:30:00.000Z");
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
        other => *other = trouble(chooser),
    }
}

fn mutate_field(chooser: &mut Chooser, fields: &mut Map<String, Value>) {
    let at = chooser.below(fields.len());
    let name = fields.keys().nth(at).cloned().unwrap_or_default();
    match chooser.below(8) {
        0 => drop(fields.remove(&name)),
        1 => {
            let value = fields.remove(&name).unwrap_or_default();
            fields.insert(format!("{name}{}", chooser.one_of(&TROUBLE)), value);
        }
        _ => mutate_json(chooser, &mut fields[&name]),
    }
}

fn trouble(chooser: &mut Chooser) -> Value {
    // Seldom: it takes as long as a hundred others.
    if chooser.once_in(100) {
        return excess(chooser);
    }
    match chooser.below(8) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!([]),
        3 => json!({}),
        4 => json!(chooser.one_of(&EDGES)),
        5 => serde_json::from_str(chooser.one_of::<&str>(&EDGES)).unwrap_or_default(),
        6 => json!(chooser.one_of(&TROUBLE).repeat(chooser.below(FEW))),
        _ => json!(chooser.one_of(&TROUBLE)),
    }
}

/// More than anybody needs.
fn excess(chooser: &mut Chooser) -> Value {
    match chooser.below(3) {
        0 => (0..DEEP).fold(Value::Null, |inner, _| json!([inner])),
        1 => json!("x".repeat(chooser.below(LONG))),
        _ => json!(chooser.one_of(&TROUBLE).repeat(chooser.below(LONG))),
    }
}
