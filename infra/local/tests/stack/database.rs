//! The embedded database, through the SDK that the functions use.

use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::{Client, Config};
use local::database::InMemory;

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
