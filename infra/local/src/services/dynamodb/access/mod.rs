//! What requests to DynamoDB need to be allowed.
//!
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html>

mod expressions;
mod item;
mod schema;

use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{StatusCode, header};
use serde_json::{Value, json};

use super::operations::TARGET;
use crate::iam::{Refusal, Request, Service, target};
use crate::template::TableSpec;
use item::Items;
use schema::Schema;

/// The tables whose keys are judged.
#[derive(Debug)]
pub(super) struct Access(Schema);

impl Access {
    pub fn new(tables: &[TableSpec]) -> Self {
        Self(Schema::of(tables))
    }

    /// A transaction needs what its parts would need by themselves.
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html>
    fn needed(&self, operation: &str, body: &Value) -> Vec<Request> {
        let mut items = Items::new(&self.0);
        match operation {
            "BatchGetItem" | "BatchWriteItem" => items.add_batch(operation, body),
            "TransactGetItems" => items.add_parts(body, &[("Get", "GetItem")]),
            "TransactWriteItems" => items.add_parts(
                body,
                &[
                    ("ConditionCheck", "ConditionCheckItem"),
                    ("Delete", "DeleteItem"),
                    ("Put", "PutItem"),
                    ("Update", "UpdateItem"),
                ],
            ),
            operation => items.add(operation, body),
        }
        items.requests()
    }
}

impl Service for Access {
    fn requests(&self, call: &Parts, body: &[u8]) -> Vec<Request> {
        let of_tables = target(&call.headers, TARGET);
        let operation = of_tables.or_else(|| target(&call.headers, "DynamoDBStreams_20120810."));
        let Some(operation) = operation else {
            return Vec::new();
        };
        let body = serde_json::from_slice(body).unwrap_or_default();
        self.needed(operation, &body)
    }

    fn refuse(&self, refusal: &Refusal) -> Response {
        let (kind, message) = match refusal {
            Refusal::NoCredentials => ("MissingAuthenticationTokenException", "message"),
            Refusal::UnknownKey => ("UnrecognizedClientException", "message"),
            Refusal::WrongSignature => ("InvalidSignatureException", "message"),
            Refusal::Denied { .. } => ("AccessDeniedException", "Message"),
        };
        let body = json!({
            "__type": format!("com.amazon.coral.service#{kind}"),
            message: refusal.to_string(),
        });
        let headers = [(header::CONTENT_TYPE, "application/x-amz-json-1.0")];
        (StatusCode::BAD_REQUEST, headers, body.to_string()).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::iam::Key;

    const TABLE: &str = "arn:aws:dynamodb:us-east-1:000000000000:table/Orders";

    fn needed(operation: &str, body: &Value) -> Vec<Request> {
        let table = TableSpec {
            name: "Orders".to_owned(),
            create_table: json!({
                "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
                "GlobalSecondaryIndexes": [{
                    "IndexName": "due",
                    "KeySchema": [{"AttributeName": "dueShard", "KeyType": "HASH"}],
                }],
            }),
            ttl_attribute: None,
        };
        Access::new(&[table]).needed(operation, body)
    }

    fn request(action: &str, resource: &str, keys: &[&str], attributes: &[&str]) -> Request {
        let own = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
        let (keys, attributes): (Vec<_>, Vec<_>) = (own(keys), own(attributes));
        Request::new(action, resource)
            .with(Key::LeadingKeys, keys)
            .with(Key::Attributes, attributes)
    }

    #[test]
    fn an_update_names_the_attributes_of_its_key_and_its_expressions() {
        let body = json!({
            "TableName": "Orders",
            "Key": {"pk": {"S": "ORDER#1"}, "sk": {"S": "A"}},
            "UpdateExpression": "SET #status = if_not_exists(seen, :a), lines[0].price = :b REMOVE due",
            "ConditionExpression": "attribute_exists(pk) AND NOT version IN (:c, :d)",
            "ExpressionAttributeNames": {"#status": "status"},
        });
        assert_eq!(
            needed("UpdateItem", &body),
            [request(
                "dynamodb:UpdateItem",
                TABLE,
                &["ORDER#1"],
                &["due", "lines", "pk", "seen", "sk", "status", "version"],
            )]
        );
    }

    #[test]
    fn a_query_of_an_index_is_of_the_index_and_its_key() {
        let body = json!({
            "TableName": "Orders",
            "IndexName": "due",
            "KeyConditionExpression": "#shard = :shard AND sk <= :now",
            "ExpressionAttributeNames": {"#shard": "dueShard"},
            "ExpressionAttributeValues": {":shard": {"S": "DUE#3"}, ":now": {"S": "x"}},
        });
        assert_eq!(
            needed("Query", &body),
            [request(
                "dynamodb:Query",
                &format!("{TABLE}/index/due"),
                &["DUE#3"],
                &["dueShard", "sk"],
            )]
        );
    }

    #[test]
    fn a_query_whose_key_is_not_understood_has_a_key_that_nothing_fits() {
        let body = json!({"TableName": "Orders", "KeyConditionExpression": "begins_with(pk, :a)"});
        let [request] = &needed("Query", &body)[..] else {
            panic!("one request");
        };
        assert_eq!(request.values(Key::LeadingKeys), [""]);
    }

    #[test]
    fn all_keys_of_one_action_on_one_table_are_judged_together() {
        let item = |key: &str| json!({"pk": {"S": key}});
        let body = json!({"TransactItems": [
            {"Put": {"TableName": "Orders", "Item": item("ORDER#1")}},
            {"Put": {"TableName": "Orders", "Item": item("ORDER#2")}},
            {"Put": {"TableName": "Audit", "Item": {}}},
            {"ConditionCheck": {"TableName": "Orders", "Key": item("ORDER#3")}},
        ]});
        let audit = "arn:aws:dynamodb:us-east-1:000000000000:table/Audit";
        let attributes = &["pk"];
        assert_eq!(
            needed("TransactWriteItems", &body),
            [
                request(
                    "dynamodb:ConditionCheckItem",
                    TABLE,
                    &["ORDER#3"],
                    attributes
                ),
                request("dynamodb:PutItem", audit, &[], &[]),
                request(
                    "dynamodb:PutItem",
                    TABLE,
                    &["ORDER#1", "ORDER#2"],
                    attributes
                ),
            ]
        );
    }

    #[test]
    fn a_batch_needs_its_own_action_on_each_table() {
        let key = |key: &str| json!({"pk": {"S": key}});
        let read = json!({"RequestItems": {"Orders": {"Keys": [key("A"), key("B")]}}});
        assert_eq!(
            needed("BatchGetItem", &read),
            [request(
                "dynamodb:BatchGetItem",
                TABLE,
                &["A", "B"],
                &["pk"]
            )]
        );
        let write = json!({"RequestItems": {"Orders": [
            {"PutRequest": {"Item": key("A")}},
            {"DeleteRequest": {"Key": key("B")}},
        ]}});
        assert_eq!(
            needed("BatchWriteItem", &write),
            [request(
                "dynamodb:BatchWriteItem",
                TABLE,
                &["A", "B"],
                &["pk"]
            )]
        );
    }

    #[test]
    fn what_names_no_table_is_of_everything() {
        let expected = request("dynamodb:ListTables", "*", &[], &[]);
        assert_eq!(needed("ListTables", &Value::Null), [expected]);
    }
}
