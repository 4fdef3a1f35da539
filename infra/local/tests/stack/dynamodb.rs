//! The embedded database, through the SDK that the functions use.

use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem, Update};
use aws_sdk_dynamodb::{Client, Config};
use local::dynamodb::InMemory;

/// A client for a database at `endpoint`.
pub fn client(endpoint: &str) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(endpoint)
        .region(Region::from_static(local::REGION))
        .credentials_provider(Credentials::for_tests())
        .build();
    Client::from_conf(config)
}

#[tokio::test]
async fn a_database_in_memory_has_the_tables_of_the_template_and_no_streams() {
    let database = InMemory::start().await.unwrap();
    let tables = client(database.endpoint())
        .list_tables()
        .send()
        .await
        .unwrap();
    let names = tables.table_names();
    assert!(
        names
            .iter()
            .any(|name| name == database.table("OrdersTable"))
    );
    assert!(
        names
            .iter()
            .any(|name| name == database.table("UsersTable"))
    );

    let mut tables = database.tables().values();
    assert!(tables.all(|table| table.stream_arn.is_none()));
}

#[tokio::test]
async fn two_databases_in_memory_share_nothing() {
    let (one, other) = (
        InMemory::start().await.unwrap(),
        InMemory::start().await.unwrap(),
    );
    let key = AttributeValue::S("HEALTH".to_owned());
    client(one.endpoint())
        .put_item()
        .table_name(one.table("EphemeralTable"))
        .item("pk", key.clone())
        .item("sk", key.clone())
        .send()
        .await
        .unwrap();

    let found = client(other.endpoint())
        .get_item()
        .table_name(other.table("EphemeralTable"))
        .key("pk", key.clone())
        .key("sk", key)
        .send()
        .await
        .unwrap();
    assert!(found.item.is_none());
}

#[tokio::test]
async fn a_transaction_that_comes_again_with_its_token_is_done_once_and_with_other_items_refused() {
    let database = InMemory::start().await.unwrap();
    let client = client(database.endpoint());
    let table = database.table("EphemeralTable");
    let add = |key: &str| {
        let key = AttributeValue::S(key.to_owned());
        let update = Update::builder()
            .table_name(table)
            .key("pk", key.clone())
            .key("sk", key)
            .update_expression("ADD times :one")
            .expression_attribute_values(":one", AttributeValue::N("1".to_owned()));
        let item = TransactWriteItem::builder().update(update.build().unwrap());
        let request = client.transact_write_items().client_request_token("token");
        request.transact_items(item.build()).send()
    };
    add("a").await.unwrap();
    add("a").await.unwrap();
    let refused = add("b").await.unwrap_err().into_service_error();
    assert!(refused.is_idempotent_parameter_mismatch_exception());

    let found = client.scan().table_name(table).send().await.unwrap();
    let times: Vec<_> = found.items().iter().map(|item| &item["times"]).collect();
    assert_eq!(times, [&AttributeValue::N("1".to_owned())]);
}
