//! What the function asks for, and what `template.yaml` lets it and others.

use std::collections::BTreeSet;

use crate::stack::{PREFIX, Stack};

const TEMPLATE: &str = include_str!("../../../../template.yaml");
const ACTION: &str = "secretsmanager:";
const KEYS: &str = "secret:${AWS::StackName}/signing-keys/*";

/// The text of a resource of the template.
fn resource(name: &str) -> &'static str {
    let start = TEMPLATE.find(&format!("\n  {name}:\n")).unwrap() + 3;
    let rest = &TEMPLATE[start..];
    let end = rest.match_indices("\n  ").find(|(index, _)| {
        let next = rest[index + 3..].chars().next();
        next.is_some_and(|letter| letter.is_ascii_uppercase())
    });
    &rest[..end.map_or(rest.len(), |(index, _)| index)]
}

/// The actions of Secrets Manager in a text.
fn actions(text: &str) -> BTreeSet<&str> {
    let lines = text
        .lines()
        .filter(|line| !line.contains("arn:") && !line.contains("{{resolve"));
    lines
        .flat_map(|line| line.split(ACTION).skip(1))
        .map(|rest| {
            rest.split(|letter: char| !letter.is_alphanumeric())
                .next()
                .unwrap()
        })
        .collect()
}

#[tokio::test]
async fn the_function_asks_for_exactly_what_its_role_allows() {
    let stack = Stack::start().await;
    stack.create(&["k1"]).await;
    stack.update(&["k1"], &["k2"]).await;
    stack.update(&["k2"], &["k1"]).await;
    stack.delete(&["k1"]).await;

    let calls = stack.take_calls();
    let asked: BTreeSet<_> = calls
        .iter()
        .map(|(operation, _)| operation.as_str())
        .collect();
    assert_eq!(asked, actions(resource("SigningKeyRole")));
    assert!(calls.iter().all(|(_, name)| name.starts_with(PREFIX)));
}

#[test]
fn the_keys_secrets_alone_are_within_reach_of_the_function_and_of_auth() {
    for role in ["SigningKeyRole", "AuthRole"] {
        let text = resource(role);
        assert_eq!(text.matches(KEYS).count(), 1, "{role}");
        assert_eq!(text.matches(":secret:").count(), 1, "{role}");
    }
}

#[test]
fn auth_alone_may_read_private_keys() {
    assert_eq!(actions(resource("AuthRole")), ["GetSecretValue"].into());
    let reading = TEMPLATE.matches("GetSecretValue").count();
    assert_eq!(reading, 1, "somebody else may read secrets");
    assert!(!TEMPLATE.contains("secretsmanager:*"));
    assert!(!TEMPLATE.contains("BatchGetSecretValue"));
}
