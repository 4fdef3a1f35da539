//! What alarms are raised on, written to the log as CloudWatch reads metrics from it
//! ([Embedded metric format](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html)).

use std::{
    env,
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::json;

/// Requests that were let through because the store could not count them.
pub const UNCOUNTED_REQUESTS: &str = "UncountedRequests";

/// What `template.yaml` calls the namespace of all metrics.
const NAMESPACE: &str = "OrderTracking";
/// What tells deployments apart.
const DIMENSION: &str = "Environment";

/// Adds one to a metric of this deployment.
pub fn count(name: &str) {
    let environment = env::var("ENVIRONMENT").unwrap_or_default();
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let line = line(name, &environment, since.unwrap_or_default().as_millis());
    // Not through the log's own format: CloudWatch looks for the metric at the top of the line.
    #[expect(
        clippy::print_stdout,
        reason = "a function's log is its standard output"
    )]
    {
        println!("{line}");
    }
}

fn line(name: &str, environment: &str, millis: u128) -> String {
    json!({
        "_aws": {
            "Timestamp": u64::try_from(millis).unwrap_or_default(),
            "CloudWatchMetrics": [{
                "Namespace": NAMESPACE,
                "Dimensions": [[DIMENSION]],
                "Metrics": [{"Name": name, "Unit": "Count"}],
            }],
        },
        DIMENSION: environment,
        name: 1,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    #[test]
    fn a_metric_names_itself_its_deployment_and_its_value() {
        let line = super::line("Things", "production", 1_700_000_000_000);
        let line: Value = serde_json::from_str(&line).unwrap();
        let metrics = &line["_aws"]["CloudWatchMetrics"][0];
        assert_eq!(
            metrics["Metrics"],
            json!([{"Name": "Things", "Unit": "Count"}])
        );
        assert_eq!(metrics["Dimensions"], json!([["Environment"]]));
        assert_eq!(line["Environment"], "production");
        assert_eq!(line["Things"], 1);
    }
}
