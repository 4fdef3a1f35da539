//! Dead letters that are given back.

use std::time::Duration;

use aws_sdk_dynamodb::types::{BillingMode, GlobalSecondaryIndex, TableDescription};
use local::{Options, Stack};

use super::queues::Queue;
use super::{place, times_told, told};
use crate::client::Client;
use crate::operator::{ops, out};
use crate::tables::dynamo_db;
use crate::{PASSWORD, options, order, start_with};

#[tokio::test]
async fn what_nobody_could_be_told_of_is_told_once_when_it_is_redriven() {
    let stack = start_with(Options {
        redelivery: Some(Duration::ZERO),
        ..options()
    })
    .await;
    let api = Client::new(&stack.endpoints().api);
    let admin = api.sign_in("admin@example.com", PASSWORD).await;
    let customer = order::register_and_sign_in(&api).await;
    let earlier = place(&customer, "Told in time").await;
    told(&admin, &format!("New order {earlier}")).await;

    let table = remove(&stack, "NotificationsTable").await;
    let order = place(&customer, "Told late").await;
    let dead_letters = Queue::of(&stack, "NotifierDeadLetters");
    dead_letters.gets(&order).await;
    make_again(&stack, table).await;
    let listed = ops(&stack, &["redrive", "--list"], &[]).await;
    assert!(
        out(&listed).contains("NotifierDeadLetters  1"),
        "{listed:?}"
    );
    let moved = ops(&stack, &["redrive", "notifier"], &[]).await;
    assert_eq!(moved.status.code(), Some(0), "{moved:?}");
    assert!(
        out(&moved).contains("NotifierDeadLetters  1 moved"),
        "{moved:?}"
    );

    let title = format!("New order {order}");
    told(&admin, &title).await;
    let next = place(&customer, "Told in time again").await;
    told(&admin, &format!("New order {next}")).await;
    assert_eq!(times_told(&admin, &title).await, 1);
    stack.stop().await;
}

/// Takes a table away; gives what it was.
async fn remove(stack: &Stack, id: &str) -> TableDescription {
    let name = &stack.endpoints().tables[id];
    let client = dynamo_db(stack);
    let found = client.describe_table().table_name(name).send().await;
    client.delete_table().table_name(name).send().await.unwrap();
    found.unwrap().table.unwrap()
}

async fn make_again(stack: &Stack, table: TableDescription) {
    let indexes = table.global_secondary_indexes.unwrap_or_default();
    let indexes = indexes.into_iter().map(|index| {
        let same = GlobalSecondaryIndex::builder();
        let same = same.set_index_name(index.index_name);
        let same = same.set_key_schema(index.key_schema);
        same.set_projection(index.projection).build().unwrap()
    });
    let create = dynamo_db(stack).create_table();
    let create = create.set_table_name(table.table_name);
    let create = create.set_attribute_definitions(table.attribute_definitions);
    let create = create.set_key_schema(table.key_schema);
    let create = create.set_global_secondary_indexes(Some(indexes.collect()));
    let create = create.billing_mode(BillingMode::PayPerRequest);
    create.send().await.unwrap();
}
