//! Metrics: what the code writes, what the template's alarms and dashboard read, what operators are
//! told.

use std::collections::BTreeSet;

use local::Template;
use serde_json::Value;
use shared_runtime::telemetry::metric::{Metric, NAMESPACE};

const OPERATIONS: &str = include_str!("../../../../docs/OPERATIONS.md");

/// A metric by its name and the names of its dimensions.
type Named = (String, Vec<String>);

fn template() -> String {
    std::fs::read_to_string(Template::path()).unwrap()
}

/// The metrics of ours that alarms name.
fn alarmed(template: &str) -> BTreeSet<Named> {
    let namespace = format!("Namespace: {NAMESPACE}\n");
    template.split(&namespace).skip(1).map(alarm).collect()
}

/// The metric whose name and dimensions these lines begin with.
fn alarm(lines: &str) -> Named {
    let mut lines = lines.lines().map(str::trim);
    let name = lines.next().unwrap().strip_prefix("MetricName: ").unwrap();
    assert_eq!(lines.next(), Some("Dimensions:"), "{name}");
    let dimensions = lines.map_while(|line| line.strip_prefix("- { Name: ")?.split(',').next());
    (name.to_owned(), dimensions.map(str::to_owned).collect())
}

/// The metrics of ours that the dashboard shows.
fn shown(template: &str) -> BTreeSet<Named> {
    let rows = dashboard(template).into_iter().flat_map(|graph| {
        let mut before = Vec::new();
        let rows = graph.into_iter().map(move |row| {
            before = written_out(&row, &before);
            before.clone()
        });
        rows.collect::<Vec<_>>()
    });
    let ours = rows.filter(|row| row.first().is_some_and(|namespace| namespace == NAMESPACE));
    ours.map(|row| {
        let dimensions = row[2..].iter().step_by(2).cloned();
        (row[1].clone(), dimensions.collect())
    })
    .collect()
}

/// The rows of each graph of the dashboard.
fn dashboard(template: &str) -> Vec<Vec<Value>> {
    let (_, body) = template.split_once("DashboardBody: !Sub |\n").unwrap();
    let mut documents = serde_json::Deserializer::from_str(body).into_iter::<Value>();
    let document = documents.next().unwrap().unwrap();
    let widgets = document["widgets"].as_array().unwrap().iter();
    let rows = widgets.map(|widget| widget["properties"]["metrics"].as_array().unwrap().clone());
    rows.collect()
}

/// A row of a graph, without what it says of its looks. A dot stands for what is in the same place
/// of the row before, and three for all that the row does not say
/// ([syntax](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html)).
fn written_out(row: &Value, before: &[String]) -> Vec<String> {
    let said: Vec<_> = row
        .as_array()
        .unwrap()
        .iter()
        .map_while(Value::as_str)
        .collect();
    match said.split_first() {
        None => before.to_vec(),
        Some((&"...", rest)) => {
            let (kept, _) = before.split_at(before.len() - rest.len());
            let rest = rest.iter().copied().map(str::to_owned);
            kept.iter().cloned().chain(rest).collect()
        }
        Some(_) => {
            let said = said.into_iter().enumerate();
            said.map(|(place, word)| match word {
                "." => before[place].clone(),
                word => word.to_owned(),
            })
            .collect()
        }
    }
}

fn named(metric: Metric) -> Named {
    let dimensions = metric.dimensions().iter().copied();
    let dimensions = dimensions.map(str::to_owned).collect();
    (metric.name().to_owned(), dimensions)
}

#[test]
fn alarms_and_the_dashboard_name_the_metrics_that_are_written_with_their_dimensions() {
    let template = template();
    let (alarmed, shown) = (alarmed(&template), shown(&template));
    let written: BTreeSet<_> = Metric::ALL.iter().copied().map(named).collect();
    assert!(!alarmed.is_empty());
    assert_eq!(&alarmed | &shown, written);
}

#[test]
fn operators_read_of_every_metric_what_the_code_says() {
    let (_, rest) = OPERATIONS.split_once("<!-- metrics -->").unwrap();
    let (table, _) = rest.split_once("<!-- end of metrics -->").unwrap();
    let rows: Vec<_> = table.trim().lines().skip(2).collect();
    let metrics = Metric::ALL.iter();
    let expected = metrics.map(|metric| {
        let (name, unit, meaning) = (metric.name(), metric.unit().as_str(), metric.meaning());
        format!("| `{name}` | {unit} | {meaning} |")
    });
    assert_eq!(rows, expected.collect::<Vec<_>>());
}
