//! The IAM actions that requests to DynamoDB require.
//!
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html>

mod expressions;
mod required_access;
mod schema;

use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{StatusCode, header};
use serde_json::{Value, json};

use super::api::TARGET;
use crate::iam::{AccessRequest, AuthError, Authorization, target_operation};
use crate::template::TableSpec;
use required_access::RequiredAccess;
use schema::Schema;

/// Authorizes requests by table or index, partition keys and attributes.
#[derive(Debug)]
pub(super) struct DynamoDbAuthorization(Schema);

impl DynamoDbAuthorization {
    pub fn new(tables: &[TableSpec]) -> Self {
        Self(Schema::of(tables))
    }

    /// A transaction needs what its parts would need by themselves.
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html>
    fn required_by(&self, operation: &str, body: &Value) -> Vec<AccessRequest> {
        let mut items = RequiredAccess::new(&self.0);
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

impl Authorization for DynamoDbAuthorization {
    fn required(&self, call: &Parts, body: &[u8]) -> Vec<AccessRequest> {
        let of_tables = target_operation(&call.headers, TARGET);
        let operation =
            of_tables.or_else(|| target_operation(&call.headers, "DynamoDBStreams_20120810."));
        let Some(operation) = operation else {
            return Vec::new();
        };
        let body = serde_json::from_slice(body).unwrap_or_default();
        self.required_by(operation, &body)
    }

    fn error_response(&self, error: &AuthError) -> Response {
        let (kind, message) = match error {
            AuthError::NoCredentials => ("MissingAuthenticationTokenException", "message"),
            AuthError::UnknownKey => ("UnrecognizedClientException", "message"),
            AuthError::WrongSignature => ("InvalidSignatureException", "message"),
            AuthError::Denied { .. } => ("AccessDeniedException", "Message"),
        };
        let body = json!({
            "__type": format!("com.amazon.coral.service#{kind}"),
            message: error.to_string(),
        });
        let headers = [(header::CONTENT_TYPE, "application/x-amz-json-1.0")];
        (StatusCode::BAD_REQUEST, headers, body.to_string()).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::iam::ConditionKey;

    const TABLE: &str = "arn:aws:dynamodb:us-east-1:000000000000:table/Orders";

    fn required(operation: &str, body: &Value) -> Vec<AccessRequest> {
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
        DynamoDbAuthorization::new(&[table]).required_by(operation, body)
    }

    fn request(action: &str, resource: &str, keys: &[&str], attributes: &[&str]) -> AccessRequest {
        let own = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
        let (keys, attributes): (Vec<_>, Vec<_>) = (own(keys), own(attributes));
        AccessRequest::new(action, resource)
            .with(ConditionKey::LeadingKeys, keys)
            .with(ConditionKey::Attributes, attributes)
    }

    #[test]
    fn an_update_names_the_attributes_of_its_key_and_its_expressions() {
        let body = json!({
            "TableName": "Orders",
            "Key": {"pk": {"S": "ORDER#1"}, "sk": {"S": "A"}},
            "UpdateExpression":
                "SET #status = if_not_exists(seen, :a), lines[0].price = :b REMOVE due",
            "ConditionExpression": "attribute_exists(pk) AND NOT version IN (:c, :d)",
            "ExpressionAttributeNames": {"#status": "status"},
        });
        assert_eq!(
            required("UpdateItem", &body),
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
            required("Query", &body),
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
        let [request] = &required("Query", &body)[..] else {
            panic!("one request");
        };
        assert_eq!(request.values(ConditionKey::LeadingKeys), [""]);
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
            required("TransactWriteItems", &body),
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
            required("BatchGetItem", &read),
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
            required("BatchWriteItem", &write),
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
        assert_eq!(required("ListTables", &Value::Null), [expected]);
    }
}
