//! Conditions choose between values.

use local::Template;

use super::error;

/// A template of a queue whose name hangs on a condition, in the 8th line.
fn named_by(choice: &str) -> String {
    format!(
        "Parameters:\n  Name: {{ Type: String, Default: '' }}\nConditions:\n  \
         HasName: !Not [!Equals [!Ref Name, '']]\nResources:\n  Jobs:\n    \
         Type: AWS::SQS::Queue\n    Properties: {{ QueueName: {choice} }}\n"
    )
}

#[test]
fn a_value_hangs_on_the_parameters() {
    let text = named_by("!If [HasName, !Ref Name, jobs]");
    let name = |environment: &[(&str, &str)]| {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let environment = environment.iter().map(own).collect();
        let template = Template::parse(&text, &environment).unwrap();
        template.queues[0].queue_name.clone()
    };
    assert_eq!(name(&[]), "jobs");
    assert_eq!(name(&[("NAME", "work")]), "work");
}

#[test]
fn a_choice_without_a_known_condition_or_two_values_is_an_error_naming_its_line() {
    for (choice, reason) in [
        ("!If [HasNoName, a, b]", "there is no condition HasNoName"),
        ("!If [HasName, a]", "!If takes a condition and two values"),
    ] {
        assert_eq!(
            error(&named_by(choice)),
            format!("template.yaml:8: {reason}")
        );
    }
}
