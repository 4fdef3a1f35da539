//! What operators read is what the template has.

use std::collections::BTreeSet;

const TEMPLATE: &str = include_str!("../../../../template.yaml");
const OPERATIONS: &str = include_str!("../../../../docs/OPERATIONS.md");
const README: &str = include_str!("../../../../README.md");

/// The first cells of the table under a heading.
fn first_cells(document: &str, heading: &str) -> Vec<String> {
    let (_, section) = document.split_once(heading).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| "));
    rows.filter_map(|row| Some(row.split_once(" |")?.0.to_owned()))
        .collect()
}

/// The texts in backticks of some cells.
fn names(cells: &[String]) -> BTreeSet<&str> {
    let parts = cells
        .iter()
        .flat_map(|cell| cell.split('`').skip(1).step_by(2));
    parts.collect()
}

/// The keys, two spaces deep, of a section of the template, each with the line after it.
fn keys(section: &str) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    let (_, rest) = TEMPLATE.split_once(&format!("\n{section}:\n")).unwrap();
    let is_inside = |line: &&str| line.is_empty() || line.starts_with([' ', '#']);
    let lines = rest.lines().take_while(is_inside);
    lines.zip(rest.lines().skip(1)).filter_map(|(line, next)| {
        let key = line.strip_prefix("  ")?.strip_suffix(':')?;
        let is_key = key.starts_with(char::is_alphabetic);
        is_key.then(|| (key, next.trim()))
    })
}

#[test]
fn every_alarm_has_a_line_that_says_what_to_do() {
    let alarms = keys("Resources").filter(|(_, kind)| *kind == "Type: AWS::CloudWatch::Alarm");
    let alarms: BTreeSet<_> = alarms.map(|(name, _)| name).collect();
    assert!(alarms.len() > 10);
    assert_eq!(names(&first_cells(OPERATIONS, "\n## Alarms\n")), alarms);
}

#[test]
fn every_alarm_goes_to_the_operators() {
    for alarm in TEMPLATE.split("Type: AWS::CloudWatch::Alarm").skip(1) {
        let alarm = alarm.split("\n\n").next().unwrap();
        for action in ["AlarmActions", "OKActions"] {
            let expected = format!("{action}: [!Ref OperatorTopic]");
            assert!(alarm.contains(&expected), "{action} of {alarm}");
        }
    }
}

#[test]
fn the_readme_lists_every_parameter() {
    let parameters: BTreeSet<_> = keys("Parameters").map(|(name, _)| name).collect();
    assert!(parameters.len() > 10);
    let listed = first_cells(README, "\n## Configuration\n");
    assert_eq!(names(&listed), parameters);
}
