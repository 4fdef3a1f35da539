//! What a system asks of its database.

use std::sync::{Arc, Mutex, PoisonError};

use aws_sdk_dynamodb::{
    config::{
        ConfigBag, Intercept, RuntimeComponents, interceptors::BeforeTransmitInterceptorContextRef,
    },
    error::BoxError,
};
use serde_json::Value;

use crate::System;

/// The names of the types of attributes: an object of one such field is a value.
const TYPES: [&str; 10] = ["S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M"];

/// Drawn by the client for each transaction.
const DRAWN: &str = "ClientRequestToken";

/// Operations that change nothing.
const READS: [&str; 5] = [
    "GetItem",
    "BatchGetItem",
    "TransactGetItems",
    "Query",
    "Scan",
];

/// A request to the database: its tables, keys, expressions and limits, but of each value that it
/// names only the type. Requests that differ in nothing else than which items they are about are
/// equal.
#[derive(Debug, Clone, PartialEq)]
pub struct StoreCall {
    operation: String,
    shape: Value,
}

impl StoreCall {
    /// What was asked: `GetItem`, `PutItem`.
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// True where this may have changed something in a table other than these.
    pub fn may_write_beyond(&self, tables: &[&str]) -> bool {
        let table = self.shape["TableName"].as_str().unwrap_or_default();
        !READS.contains(&self.operation.as_str()) && !tables.contains(&table)
    }
}

/// Writes down what the database is asked while somebody listens: how often tests ask it is
/// otherwise theirs alone, and storms of them ask a great deal.
#[derive(Debug, Clone, Default)]
pub(crate) struct StoreCalls(Arc<Mutex<Option<Vec<StoreCall>>>>);

impl StoreCalls {
    fn replace(&self, calls: Option<Vec<StoreCall>>) -> Vec<StoreCall> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *kept, calls).unwrap_or_default()
    }
}

impl Intercept for StoreCalls {
    fn name(&self) -> &'static str {
        "StoreCalls"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(calls) = &mut *kept {
            let request = context.request();
            let target = request.headers().get("x-amz-target").unwrap_or_default();
            let body = request.body().bytes().unwrap_or_default();
            let operation = target.split('.').next_back().unwrap_or_default();
            calls.push(StoreCall {
                operation: operation.to_owned(),
                shape: shape(serde_json::from_slice(body)?),
            });
        }
        Ok(())
    }
}

impl System {
    /// What `work` comes to, and what it asks of the database.
    pub async fn overhear<T>(&self, work: impl Future<Output = T>) -> (T, Vec<StoreCall>) {
        self.calls.replace(Some(Vec::new()));
        let done = work.await;
        (done, self.calls.replace(None))
    }
}

/// The request without the values that it names.
fn shape(request: Value) -> Value {
    match request {
        Value::Object(fields) => match fields.keys().next() {
            Some(only) if fields.len() == 1 && TYPES.contains(&only.as_str()) => {
                Value::String(only.clone())
            }
            _ => fields
                .into_iter()
                .filter(|(name, _)| name != DRAWN)
                .map(|(name, value)| (name, shape(value)))
                .collect(),
        },
        Value::Array(items) => items.into_iter().map(shape).collect(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_shape_says_everything_but_the_values() {
        let request = |table: &str, key: &str| {
            let key = json!({"pk": {"S": key}, "sk": {"S": "USER"}});
            shape(json!({"RequestItems": {table: {"Keys": [key], "ConsistentRead": true}}}))
        };
        assert_eq!(request("UsersTable", "A"), request("UsersTable", "B"));
        assert_ne!(request("UsersTable", "A"), request("OrdersTable", "A"));
    }
}
