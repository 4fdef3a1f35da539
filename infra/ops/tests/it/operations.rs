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

/// The keys, two spaces deep, of a section of a template.
pub fn keys(template: &'static str, section: &str) -> impl Iterator<Item = &'static str> + use<> {
    let (_, rest) = template.split_once(&format!("\n{section}:\n")).unwrap();
    let is_inside = |line: &&str| line.is_empty() || line.starts_with([' ', '#']);
    let lines = rest.lines().take_while(is_inside);
    lines.filter_map(|line| {
        let key = line.strip_prefix("  ")?.strip_suffix(':')?;
        key.starts_with(char::is_alphabetic).then_some(key)
    })
}

#[test]
fn every_alarm_has_a_line_that_says_what_to_do() {
    let alarms: BTreeSet<_> = alarms().map(|(name, _)| name).collect();
    assert!(alarms.len() > 10);
    assert_eq!(names(&first_cells(OPERATIONS, "\n## Alarms\n")), alarms);
}

/// The alarms of the template: their names, and what is said of them.
fn alarms() -> impl Iterator<Item = (&'static str, &'static str)> {
    let parts = TEMPLATE.split(":\n    Type: AWS::CloudWatch::Alarm\n");
    let pairs = parts.clone().zip(parts.skip(1));
    pairs.map(|(before, after)| {
        let name = before.rsplit('\n').next().unwrap().trim();
        (name, after.split("\n\n").next().unwrap())
    })
}

/// The alarms that end a gradual deployment.
fn deployment_alarms() -> BTreeSet<&'static str> {
    let (_, rest) = TEMPLATE.split_once("\n      Alarms:\n").unwrap();
    let lines = rest.lines();
    let names = lines.map_while(|line| line.trim().strip_prefix("- !Sub ${AWS::StackName}-"));
    names.collect()
}

/// The number that an alarm says under this key.
fn number(alarm: &str, key: &str) -> Option<u32> {
    let (_, rest) = alarm.split_once(&format!(" {key}: "))?;
    rest.lines().next()?.parse().ok()
}

#[test]
fn every_alarm_goes_to_the_operators_or_ends_a_deployment() {
    for (name, alarm) in alarms() {
        let tells = ["AlarmActions", "OKActions"]
            .iter()
            .all(|action| alarm.contains(&format!("{action}: [!Ref OperatorTopic]")));
        assert!(tells || deployment_alarms().contains(name), "{name}");
    }
}

#[test]
fn what_ends_a_gradual_deployment_tells_before_the_first_step_is_over() {
    let (_, steps) = TEMPLATE.split_once("  DeploymentSteps:\n").unwrap();
    assert!(steps.contains("Default: Canary10Percent5Minutes\n"));
    let ending = deployment_alarms();
    assert!(ending.len() > 2);
    let found: BTreeSet<_> = alarms()
        .filter(|(name, _)| ending.contains(name))
        .map(|(name, alarm)| {
            let seconds =
                number(alarm, "Period").unwrap() * number(alarm, "EvaluationPeriods").unwrap();
            assert!(seconds < 5 * 60, "{name} takes {seconds} s");
            name
        })
        .collect();
    assert_eq!(found, ending);
}

/// An arithmetic sum has no value where one of its metrics has none, as those of functions that
/// were not called.
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax>
#[test]
fn sums_of_metrics_count_what_is_missing_as_nothing() {
    let expressions = TEMPLATE
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Expression: "));
    let mut count = 0;
    for expression in expressions {
        assert_eq!(expression, "SUM(FILL(METRICS(), 0))");
        count += 1;
    }
    assert!(count > 2);
}

#[test]
fn throttling_of_every_table_and_index_raises_an_alarm() {
    let words: Vec<_> = TEMPLATE.split_whitespace().collect();
    let template = words.join(" ");
    let (_, tables) = TEMPLATE.split_once("  OrdersTable:\n").unwrap();
    let mut table = "OrdersTable";
    let mut count = 0;
    for line in tables.lines() {
        let key = line
            .strip_prefix("  ")
            .and_then(|key| key.strip_suffix(':'));
        if let Some(name) = key.filter(|key| key.ends_with("Table") && !key.starts_with(' ')) {
            table = name;
        }
        let dimensions = match line.trim().strip_prefix("- IndexName: ") {
            Some(index) => format!(
                "Dimensions: - {{ Name: TableName, Value: !Ref {table} }} \
                 - {{ Name: GlobalSecondaryIndexName, Value: {index} }}"
            ),
            None if line == "    Type: AWS::DynamoDB::Table" => {
                format!("Dimensions: [{{ Name: TableName, Value: !Ref {table} }}]")
            }
            None => continue,
        };
        for metric in ["ReadThrottleEvents", "WriteThrottleEvents"] {
            let named = format!("MetricName: {metric} {dimensions}");
            assert!(template.contains(&named), "{named}");
        }
        count += 1;
    }
    assert!(count > 15);
}

/// What CloudWatch takes.
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create-alarm-on-metric-math-expression.html>
#[test]
fn no_alarm_has_more_than_ten_metrics() {
    for (name, alarm) in alarms() {
        let metrics = alarm.matches("ReturnData: false").count();
        assert!(metrics <= 10, "{name} has {metrics}");
    }
}

/// The longest name that a bucket may have
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>).
const BUCKET_NAME: usize = 63;

#[test]
fn the_names_of_buckets_fit_in_every_region_for_stacks_as_long_as_operators_are_told() {
    let (_, rest) = OPERATIONS.split_once("lower case, ").unwrap();
    let longest: usize = rest.split(' ').next().unwrap().parse().unwrap();
    let samconfig = include_str!("../../../samconfig.toml");
    let names = samconfig
        .lines()
        .filter_map(|line| line.strip_prefix("stack_name = "));
    for name in names {
        assert!(name.trim_matches('"').len() <= longest, "{name}");
    }
    let mut count = 0;
    for name in TEMPLATE
        .lines()
        .filter_map(|line| line.trim().strip_prefix("BucketName: !Sub "))
    {
        let name = name
            .replace("${AWS::StackName}", &"s".repeat(longest))
            .replace("${AWS::AccountId}", "123456789012")
            .replace("${AWS::Region}", "ap-southeast-2");
        assert!(name.len() <= BUCKET_NAME, "{name}");
        count += 1;
    }
    assert!(count > 2);
}

#[test]
fn what_outlives_a_stack_goes_where_its_creation_fails() {
    let policies = TEMPLATE
        .lines()
        .filter_map(|line| line.strip_prefix("    DeletionPolicy: "));
    let retaining: BTreeSet<_> = policies
        .filter(|policy| policy.contains("Retain"))
        .collect();
    let expected = "!If [RetainsData, RetainExceptOnCreate, Delete]";
    assert_eq!(retaining, BTreeSet::from([expected]));
}

/// Those that CloudFront keeps by itself.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html#HTTPStatusCodes-cached-errors>
const KEPT_ERRORS: [u16; 11] = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

#[test]
fn cloudfront_keeps_nobodys_error_for_others() {
    for code in KEPT_ERRORS {
        let line = format!("- {{ ErrorCode: {code}, ErrorCachingMinTTL: 0 }}");
        assert!(TEMPLATE.contains(&line), "{line}");
    }
}

#[test]
fn the_readme_lists_every_parameter() {
    let parameters: BTreeSet<_> = keys(TEMPLATE, "Parameters").collect();
    assert!(parameters.len() > 10);
    let listed = first_cells(README, "\n## Configuration\n");
    assert_eq!(names(&listed), parameters);
}
