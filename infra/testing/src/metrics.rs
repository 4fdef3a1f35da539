//! What work counts and measures.

use std::future::Future;

use serde_json::Value;
use shared_runtime::telemetry::metric;

/// Does `work`, and tells the values that it left in the log, each with what tells it apart within
/// the deployment: `{"StatusChanges": 1, "Status": "COMPLETED"}`.
pub fn measured<F: Future>(work: F) -> impl Future<Output = (F::Output, Vec<Value>)> {
    let work = metric::collected(work);
    async {
        let (output, lines) = work.await;
        (output, lines.into_iter().map(values).collect())
    }
}

/// The values of a line, which must have what its head promises.
fn values(mut line: Value) -> Value {
    let head = line["_aws"].take();
    assert!(head["Timestamp"].is_u64(), "{head}");
    let [directive] = each(&head["CloudWatchMetrics"]) else {
        panic!("one directive, not {head}");
    };
    for metric in each(&directive["Metrics"]) {
        assert!(line[name(&metric["Name"])].is_number(), "{head} {line}");
    }
    for dimension in each(&directive["Dimensions"]).iter().flat_map(each) {
        assert!(line[name(dimension)].is_string(), "{head} {line}");
    }
    let fields = line.as_object_mut().expect("a line is an object");
    fields.retain(|name, _| !["_aws", "Environment"].contains(&name.as_str()));
    line
}

fn each(list: &Value) -> &[Value] {
    list.as_array().expect("a list")
}

fn name(value: &Value) -> &str {
    value.as_str().expect("a name")
}
