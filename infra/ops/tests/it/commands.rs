//! What operators are told to type can be typed.

use std::collections::BTreeSet;

use clap::Parser;
use ops::Ops;

use crate::operations::keys;

const TEMPLATE: &str = include_str!("../../../../template.yaml");
const EDGE: &str = include_str!("../../../edge.yaml");
const SAMCONFIG: &str = include_str!("../../../samconfig.toml");
const DOCUMENTS: [&str; 2] = [
    include_str!("../../../../README.md"),
    include_str!("../../../../docs/OPERATIONS.md"),
];

/// The commands in blocks of shell code, each on one line and without comments.
fn commands() -> Vec<String> {
    let blocks = DOCUMENTS
        .iter()
        .flat_map(|document| document.split("\n```").skip(1).step_by(2));
    let blocks = blocks.filter_map(|block| block.strip_prefix("sh\n"));
    blocks
        .flat_map(|block| {
            block
                .replace("\\\n", " ")
                .lines()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .map(|line| {
            line.split(" #")
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned()
        })
        .collect()
}

/// The words after a flag, up to the next one, in every command that begins so.
fn after(start: &str, flag: &str) -> BTreeSet<String> {
    let commands = commands()
        .into_iter()
        .filter(|command| command.starts_with(start));
    commands
        .flat_map(|command| {
            let words = command
                .split_whitespace()
                .skip_while(|word| *word != flag)
                .skip(1);
            words
                .take_while(|word| !word.starts_with("--"))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn ops_understands_its_commands() {
    let mut count = 0;
    for command in commands() {
        let words = ["cargo run -p ops -- ", "cargo run -- ops ", "ops "];
        let Some(arguments) = words.iter().find_map(|start| command.strip_prefix(start)) else {
            continue;
        };
        let words = ["ops"].into_iter().chain(arguments.split_whitespace());
        if let Err(error) = Ops::try_parse_from(words) {
            panic!("{command}: {error}");
        }
        count += 1;
    }
    assert!(count > 6, "{count}");
}

#[test]
fn deployments_are_configured_and_their_parameters_exist() {
    let configurations = after("sam deploy", "--config-env");
    assert!(configurations.len() > 1);
    for name in configurations {
        assert!(
            SAMCONFIG.contains(&format!("[{name}.deploy.parameters]")),
            "{name}"
        );
    }
    for (start, template) in [
        ("sam deploy", TEMPLATE),
        ("aws cloudformation deploy", EDGE),
    ] {
        let given = after(start, "--parameter-overrides");
        assert!(!given.is_empty());
        for parameter in given.iter().filter_map(|word| word.split_once('=')) {
            assert!(
                keys(template, "Parameters").any(|key| key == parameter.0),
                "{}",
                parameter.0
            );
        }
    }
}

#[test]
fn resources_are_those_of_the_template() {
    let mut count = 0;
    for command in commands() {
        for name in command.split("$(resource ").skip(1) {
            let id = name.split(')').next().unwrap();
            let is_there = |id: &str| TEMPLATE.contains(&format!("\n  {id}:\n"));
            assert!(id == "$ID" || is_there(id), "{id}");
            count += 1;
        }
    }
    assert!(count > 2, "{count}");
}
