//! Inputs: noise, and samples with a few things wrong.

use serde_json::Value;

use crate::{
    chooser::Chooser,
    mutate::{mutate_bytes, mutate_json},
};

/// The longest noise, in bytes.
const NOISE: usize = 200;
/// The most things that are wrong with a sample.
const FAULTS: usize = 4;

/// A good input.
pub struct Sample {
    pub bytes: Vec<u8>,
    /// The same, where it is JSON.
    json: Option<Value>,
}

impl Sample {
    pub fn new(bytes: Vec<u8>) -> Self {
        // Numbers and words are JSON too, and have nothing inside.
        let json = serde_json::from_slice(&bytes).ok();
        let json = json.filter(|value: &Value| value.is_object() || value.is_array());
        Self { bytes, json }
    }
}

/// The next input.
pub fn next(chooser: &mut Chooser, samples: &[Sample]) -> Vec<u8> {
    if chooser.once_in(10) {
        let length = chooser.below(NOISE);
        return chooser.bytes(length);
    }
    let sample = chooser.one_of(samples);
    let faults = 1 + chooser.below(FAULTS);
    match &sample.json {
        Some(json) if !chooser.once_in(3) => faulty_json(chooser, json, faults),
        _ => faulty_bytes(chooser, sample, samples, faults),
    }
}

fn faulty_json(chooser: &mut Chooser, json: &Value, faults: usize) -> Vec<u8> {
    let mut json = json.clone();
    for _ in 0..faults {
        mutate_json(chooser, &mut json);
    }
    json.to_string().into_bytes()
}

fn faulty_bytes(
    chooser: &mut Chooser,
    sample: &Sample,
    samples: &[Sample],
    faults: usize,
) -> Vec<u8> {
    let mut bytes = sample.bytes.clone();
    for _ in 0..faults {
        let other = &chooser.one_of(samples).bytes;
        mutate_bytes(chooser, &mut bytes, other);
    }
    bytes
}
