//! What the indexes of orders hold of an order.

use std::collections::{BTreeMap, BTreeSet};

use local::Template;
use serde_json::Value;
use shared_domain::{
    order::{Edit, OrderStatus},
    user::Role,
};
use testing::System;

/// Attributes that are in an item for its indexes alone, and what nobody shows in a list.
const NOT_IN_LISTS: [&str; 4] = ["dueShard", "dueKey", "requestId", "assigneeId"];

/// The lists: what they are made of is an index alone.
const LISTS: [&str; 3] = ["by-customer", "by-assignee", "by-status"];

fn strings<'a>(list: &'a Value, field: &str) -> impl Iterator<Item = &'a str> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(move |item| item.get(field).unwrap_or(item).as_str())
}

/// What each list's index holds beside the keys of the table.
fn projected(template: &Template) -> BTreeMap<String, BTreeSet<String>> {
    let mut tables = template.tables.iter();
    let orders = tables.find(|table| table.name == "OrdersTable").unwrap();
    let indexes = orders.create_table["GlobalSecondaryIndexes"].as_array();
    let found = indexes.unwrap().iter().map(|index| {
        let keys = strings(&index["KeySchema"], "AttributeName");
        let others = strings(&index["Projection"]["NonKeyAttributes"], "");
        let all = keys.chain(others).map(str::to_owned).collect();
        (index["IndexName"].as_str().unwrap().to_owned(), all)
    });
    found.collect()
}

#[tokio::test]
async fn a_list_has_every_attribute_of_an_order_because_its_index_projects_it() {
    let template = Template::read(&Template::path(), &BTreeMap::new()).unwrap();
    let system = System::start().await;
    let (owner, staff) = (
        system.user(Role::Customer).await,
        system.user(Role::Staff).await,
    );
    let order = system.order(&owner).await;
    let order = system.assign(&order, &staff).await;
    let due = Edit {
        estimated_completion: Some(Some(system.now() + std::time::Duration::from_secs(86_400))),
        ..Edit::default()
    };
    system.edit_by(&staff.user, &order, due).await;
    system.proceed(&order, OrderStatus::InProgress).await;
    system.proceed(&order, OrderStatus::Completed).await;
    let items = system.items("OrdersTable").await;
    let item = items.iter().find(|item| item["sk"] == "ORDER").unwrap();
    let attributes = item.as_object().unwrap().keys().map(String::as_str);
    let shown = attributes.filter(|name| !NOT_IN_LISTS.contains(name));
    let (projected, keys) = (projected(&template), ["pk", "sk"]);
    let of_other_lists = ["customerId", "assigneeStatus", "statusShard", "createdKey"];
    for name in shown.filter(|name| !keys.contains(name) && !of_other_lists.contains(name)) {
        for list in LISTS {
            assert!(
                projected[list].contains(name),
                "{list} does not project {name}: lists would show it as null. An index cannot be \
                 changed; docs/ARCHITECTURE.md, \"Add a field of an order\", says what to do",
            );
        }
    }
}
