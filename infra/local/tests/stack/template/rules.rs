//! Rules hold before anything is made.

use local::Template;

use super::error;

/// A template with a rule of one assertion, which begins in the 9th line.
fn with_assertion(assertion: &str) -> String {
    format!(
        "Parameters:\n  Ids: {{ Type: CommaDelimitedList, Default: 'a, b' }}\n  \
         Id: {{ Type: String, Default: a }}\nResources: {{}}\nRules:\n  Known:\n    \
         Assertions:\n      - AssertDescription: Id must be one of Ids.\n        \
         Assert: {assertion}\n"
    )
}

#[test]
fn a_parameter_that_a_rule_wants_among_others_must_be_there() {
    let text = with_assertion("!Contains [!Ref Ids, !Ref Id]");
    assert!(Template::parse(&text, &Default::default()).is_ok());
    let environment = [("ID".to_owned(), "c".to_owned())].into();
    let error = Template::parse(&text, &environment).unwrap_err();
    assert_eq!(error.to_string(), "template.yaml:9: Id must be one of Ids.");
}

#[test]
fn a_rule_that_is_not_understood_is_an_error_naming_its_line() {
    for (assertion, reason) in [
        ("!Or [a, a]", "this !Or is not understood in a condition"),
        (
            "!Contains [[a]]",
            "this !Contains is not understood in a condition",
        ),
        ("true", "expected a condition"),
    ] {
        let error = error(&with_assertion(assertion));
        assert_eq!(error, format!("template.yaml:9: {reason}"));
    }
}

#[test]
fn a_rule_asks_nothing_where_its_condition_does_not_hold() {
    let text = |condition: &str| {
        let rule = with_assertion("!Equals [a, b]");
        rule.replace(
            "    Assertions:",
            &format!("    RuleCondition: {condition}\n    Assertions:"),
        )
    };
    let parse = |text: &str| Template::parse(text, &Default::default());
    assert!(parse(&text("!Not [!Equals [a, a]]")).is_ok());
    assert!(parse(&text("!Equals [a, a]")).is_err());
}

#[test]
fn a_domain_takes_all_that_it_needs() {
    let environment = [("DOMAIN_NAME".to_owned(), "api.example.com".to_owned())].into();
    let error = Template::read(&Template::path(), &environment).unwrap_err();
    assert!(
        error.to_string().contains("DomainName takes HostedZoneId"),
        "{error}"
    );
}

#[test]
fn the_key_that_signs_must_be_one_that_is_published() {
    let environment = [("ACTIVE_SIGNING_KEY_ID".to_owned(), "k9".to_owned())].into();
    let error = Template::read(&Template::path(), &environment).unwrap_err();
    let reason = "ActiveSigningKeyId must be one of SigningKeyIds.";
    assert!(error.to_string().ends_with(reason), "{error}");
}
