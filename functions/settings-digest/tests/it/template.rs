//! That every setting which reaches a function reaches its versions.

use std::collections::BTreeSet;

const TEMPLATE: &str = include_str!("../../../../template.yaml");

/// Settings that are no part of a version: who calls it.
const BESIDE_VERSIONS: [&str; 2] = ["DeploymentSteps", "GradualDeployment"];

/// Properties of a function that Lambda does not version, but from which SAM makes the version's id
/// where `AutoPublishAliasAllProperties` is set: where one of them changes alone, Lambda refuses
/// the version ([#3281](https://github.com/aws/serverless-application-model/issues/3281)).
const UNVERSIONED: [&str; 4] = [
    "CodeSigningConfigArn",
    "RecursiveLoop",
    "ReservedConcurrentExecutions",
    "Tags",
];

/// What stands under a key that is indented so far, up to the next key that is no deeper.
fn block<'a>(text: &'a str, indent: usize, key: &str) -> &'a str {
    let start = format!("\n{}{key}:", " ".repeat(indent));
    let (_, rest) = text.split_once(&start).unwrap();
    let is_next = |rest: &str| rest.trim_start_matches(' ').len() + indent >= rest.len();
    let ends = rest.match_indices('\n').map(|(index, _)| index);
    let mut ends = ends.filter(|index| {
        let line = rest[index + 1..].lines().next().unwrap_or_default();
        !line.is_empty() && is_next(line)
    });
    &rest[..ends.next().unwrap_or(rest.len())]
}

/// The keys right under a key of the template.
fn keys(section: &str, indent: usize) -> BTreeSet<&str> {
    let lines = section.lines().filter_map(|line| {
        let key = line.strip_prefix(&" ".repeat(indent))?;
        let (key, _) = key.split_once(':')?;
        key.starts_with(char::is_alphabetic).then_some(key)
    });
    lines.collect()
}

/// The parameters that a text names, itself or by conditions.
fn parameters_in(text: &str) -> BTreeSet<&'static str> {
    let conditions = block(TEMPLATE, 0, "Conditions");
    let words: BTreeSet<_> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .collect();
    let named = keys(conditions, 2).into_iter();
    let by_conditions = named
        .filter(|name| text.contains(&format!("!If [{name},")))
        .flat_map(|name| parameters_in(block(conditions, 2, name)));
    let parameters = keys(block(TEMPLATE, 0, "Parameters"), 2).into_iter();
    parameters
        .filter(|name| words.contains(name))
        .chain(by_conditions)
        .collect()
}

/// The functions that are called through a version, with what the template says of them.
fn functions() -> impl Iterator<Item = (&'static str, &'static str)> {
    let resources = block(TEMPLATE, 0, "Resources");
    let names = keys(resources, 2).into_iter();
    let blocks = names.map(move |name| (name, block(resources, 2, name)));
    blocks.filter(|(_, text)| text.contains("Type: AWS::Serverless::Function"))
}

fn settings() -> &'static str {
    block(block(TEMPLATE, 2, "SettingsDigest"), 6, "Settings")
}

#[test]
fn every_parameter_that_a_function_is_made_with_is_a_setting() {
    let mut wanted = parameters_in(block(TEMPLATE, 2, "Function"));
    for (_, text) in functions() {
        wanted.extend(parameters_in(block(text, 4, "Properties")));
    }
    wanted.retain(|name| !BESIDE_VERSIONS.contains(name));
    assert!(wanted.len() > 10);
    assert_eq!(parameters_in(settings()), wanted);
}

#[test]
fn what_names_a_version_and_is_no_part_of_it_is_a_setting() {
    let globals = ("Globals", block(TEMPLATE, 2, "Function"), 4);
    let functions = functions().map(|(name, text)| (name, block(text, 4, "Properties"), 6));
    let mut count = 0;
    for (name, properties, indent) in functions.chain([globals]) {
        for property in keys(properties, indent).intersection(&UNVERSIONED.into()) {
            let value = block(properties, indent, property);
            let parameters = parameters_in(value);
            let is_set = match parameters.is_empty() {
                true => settings().contains(&format!("{property}:{value}")),
                false => parameters.is_subset(&parameters_in(settings())),
            };
            assert!(is_set, "{property} of {name}");
            count += 1;
        }
    }
    assert!(count > 7);
}

#[test]
fn the_published_keys_are_a_setting() {
    assert!(settings().contains("!GetAtt SigningKeys.Jwks"));
}

#[test]
fn every_function_that_clients_or_events_call_has_the_digest_in_its_versions() {
    let made_by_deployments = ["SettingsDigestFunction", "SigningKeyFunction"];
    let mut count = 0;
    for (name, text) in functions() {
        if made_by_deployments.contains(&name) {
            assert!(!text.contains("AutoPublishAlias"), "{name}");
            assert!(text.contains("DeploymentPreference: { Enabled: false }"));
            continue;
        }
        count += 1;
        for line in [
            "AutoPublishAlias: live",
            "AutoPublishAliasAllProperties: true",
            "VersionDescription: !GetAtt SettingsDigest.Digest",
            "SETTINGS_DIGEST: !GetAtt SettingsDigest.Digest",
        ] {
            assert!(text.contains(line), "{name} lacks {line}");
        }
    }
    assert!(count > 10);
}
