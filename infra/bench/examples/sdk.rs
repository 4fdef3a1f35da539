//! The least that a function can be that reads orders and counts its requests: the same two calls
//! of DynamoDB, by the SDK alone. What the others spend on top is ours.

use std::env::var;

use aws_sdk_dynamodb::{
    Client,
    types::{AttributeValue, ReturnValue},
};
use futures_util::future::try_join;
use lambda_http::{Error, Request, run, service_fn};
use shared_runtime::sdk_config;
use shared_store::dynamodb_client;

/// What the query of a path is asked of: the index, the attribute with the partition key, and
/// whether the read is strongly consistent.
fn source(path: &str) -> (Option<&'static str>, &'static str, bool) {
    match path {
        "/order" => (None, "pk", true),
        _ => (Some("by-customer"), "customerId", false),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = dynamodb_client(&sdk_config());
    count(&client).await?;
    run(service_fn(async |request: Request| {
        answer(&client, &request).await
    }))
    .await
}

async fn answer(client: &Client, request: &Request) -> Result<String, Error> {
    let partition = request.headers().get("partition");
    let partition = partition.map_or(Ok(""), |partition| partition.to_str())?;
    let rows = query(client, request.uri().path(), partition);
    let (rows, ()) = try_join(rows, count(client)).await?;
    Ok(rows.to_string())
}

async fn query(client: &Client, path: &str, partition: &str) -> Result<usize, Error> {
    let (index, key, consistent) = source(path);
    let found = client
        .query()
        .table_name(var("ORDERS_TABLE")?)
        .set_index_name(index.map(str::to_owned))
        .consistent_read(consistent)
        .scan_index_forward(false)
        .key_condition_expression("#key = :partition")
        .expression_attribute_names("#key", key)
        .expression_attribute_values(":partition", AttributeValue::S(partition.to_owned()))
        .limit(21)
        .send()
        .await?;
    Ok(found.items().len())
}

async fn count(client: &Client) -> Result<(), Error> {
    client
        .update_item()
        .table_name(var("EPHEMERAL_TABLE")?)
        .key("pk", AttributeValue::S("BENCH".to_owned()))
        .key("sk", AttributeValue::S("BENCH".to_owned()))
        .update_expression("ADD #count :one")
        .expression_attribute_names("#count", "count")
        .expression_attribute_values(":one", AttributeValue::N("1".to_owned()))
        .return_values(ReturnValue::UpdatedNew)
        .send()
        .await?;
    Ok(())
}
