//! A call of DynamoDB, with the capacity that it consumed.

use std::time::Instant;

use serde_json::Value;

/// A call that was answered.
#[derive(Debug, Clone)]
pub struct Call {
    /// `GetItem`, `Query`…
    pub operation: String,
    /// The first table that it is about.
    pub table: String,
    /// Capacity units, all tables and indexes together.
    pub units: f64,
    /// When it came in.
    pub started: Instant,
    /// When its answer went out.
    pub ended: Instant,
}

impl Call {
    /// Reads what an answer says of its cost. A refusal says nothing.
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html>
    pub fn new(
        operation: &str,
        request: &Value,
        answer: &Value,
        started: Instant,
        ended: Instant,
    ) -> Self {
        let consumed = match &answer["ConsumedCapacity"] {
            Value::Array(tables) => tables.as_slice(),
            Value::Null => &[],
            table => std::slice::from_ref(table),
        };
        let units = consumed
            .iter()
            .filter_map(|table| table["CapacityUnits"].as_f64());
        Self {
            operation: operation.to_owned(),
            table: table(request, consumed),
            units: units.sum(),
            started,
            ended,
        }
    }

    /// Whether it reads.
    pub fn reads(&self) -> bool {
        matches!(
            self.operation.as_str(),
            "GetItem" | "BatchGetItem" | "Query" | "Scan" | "TransactGetItems"
        )
    }
}

fn table(request: &Value, consumed: &[Value]) -> String {
    let named = request["TableName"].as_str();
    let first = consumed
        .first()
        .and_then(|table| table["TableName"].as_str());
    named.or(first).unwrap_or_default().to_owned()
}
