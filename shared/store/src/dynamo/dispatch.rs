//! Sending requests to DynamoDB.

shared_runtime::dispatch! {
    aws_sdk_dynamodb:
    BatchGetItem, DeleteItem, GetItem, PutItem, Query, TransactWriteItems, UpdateItem
}
