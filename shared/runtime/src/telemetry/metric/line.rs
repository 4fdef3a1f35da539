//! A value of a metric, as CloudWatch reads it from the log ([Embedded metric
//! format](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html)).

use serde_json::{Value, json};

use super::{Metric, NAMESPACE};

/// The line of the log. `dimensions` has a value for each of the metric's, in their order; `millis`
/// is when it was measured, since 1970.
pub(super) fn line(metric: Metric, value: Value, dimensions: &[&str], millis: u64) -> Value {
    let directive = json!({
        "Timestamp": millis,
        "CloudWatchMetrics": [{
            "Namespace": NAMESPACE,
            "Dimensions": [metric.dimensions()],
            "Metrics": [{"Name": metric.name(), "Unit": metric.unit().as_str()}],
        }],
    });
    let names = metric.dimensions().iter().copied();
    let targets = names.zip(dimensions.iter().copied().map(Value::from));
    let fields = [("_aws", directive), (metric.name(), value)];
    let fields = fields.into_iter().chain(targets);
    fields
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metric_names_itself_its_unit_its_dimensions_and_its_values() {
        let dimensions = ["production", "ON_HOLD"];
        let line = line(
            Metric::StatusChanges,
            1.into(),
            &dimensions,
            1_700_000_000_000,
        );
        assert_eq!(
            line,
            json!({
                "_aws": {
                    "Timestamp": 1_700_000_000_000_u64,
                    "CloudWatchMetrics": [{
                        "Namespace": "OrderTracking",
                        "Dimensions": [["Environment", "Status"]],
                        "Metrics": [{"Name": "StatusChanges", "Unit": "Count"}],
                    }],
                },
                "Environment": "production",
                "Status": "ON_HOLD",
                "StatusChanges": 1,
            })
        );
    }
}
