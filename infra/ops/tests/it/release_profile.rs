//! What functions are built with for Lambda.

use std::collections::BTreeMap;

/// What the workspace says of release builds.
fn release_profile() -> BTreeMap<&'static str, &'static str> {
    let manifest = include_str!("../../../../Cargo.toml");
    let (_, profile) = manifest.split_once("[profile.release]\n").unwrap();
    let lines = profile.lines().take_while(|line| !line.is_empty());
    lines.filter_map(|line| line.split_once(" = ")).collect()
}

/// <https://www.cargo-lambda.info/guide/release-optimizations.html>
#[test]
fn everything_is_set_that_cargo_lambda_would_set_otherwise() {
    let profile = release_profile();
    for setting in ["strip", "lto", "codegen-units", "panic"] {
        assert!(profile.contains_key(setting), "{setting} {profile:?}");
    }
}

/// A panic is answered with 500, and the instance lives.
#[test]
fn panics_unwind_on_lambda() {
    assert_eq!(release_profile()["panic"], "\"unwind\"");
}
