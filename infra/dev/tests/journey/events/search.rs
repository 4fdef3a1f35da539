//! Orders are found by their words.

use serde_json::json;

use super::found;
use crate::client::Client;
use crate::patience::until;
use crate::{PASSWORD, order, start};

#[tokio::test]
async fn an_order_is_found_by_the_words_it_has_now_by_who_may_see_it() {
    let stack = start().await;
    let api = Client::new(&stack.endpoints().api);
    let stranger = api.sign_in("customer2@example.com", PASSWORD).await;
    let admin = api.sign_in("admin@example.com", PASSWORD).await;
    let customer = order::register_and_sign_in(&api).await;
    let order = order::place(&customer).await;

    // The beginnings of a word of the title and of one of the description.
    let words = "OAK+lacqu";
    until(async || (found(&customer, words).await == [order.as_str()]).then_some(())).await;
    assert!(found(&admin, words).await.contains(&json!(order)));
    assert!(found(&stranger, words).await.is_empty());

    let renamed = json!({"title": "Walnut dining table"});
    let edited = customer.put(&format!("/orders/{order}"), &renamed).await;
    edited.expect_status(200);
    until(async || (found(&customer, "walnut").await == [order.as_str()]).then_some(())).await;
    assert!(found(&customer, words).await.is_empty());
    stack.stop().await;
}
