//! Orders that are found by more words than one transaction can hold.

use shared_domain::{
    Actor, OrderId,
    order::{Decision, Edit, NewOrder, Order, OrderText, Parties, create, edit},
    user::Role,
};
use shared_store::{OrderCustomer, Outcome};
use testing::{System, TestUser};

use crate::support::{deliver_all, drift};

/// As many different beginnings of words as there are room for, from `first` on.
fn title(first: u32) -> String {
    let words = (first..first + 63).map(|number| {
        format!(
            "{}{}",
            (b'a' + (number / 26 % 26) as u8) as char,
            (b'a' + (number % 26) as u8) as char
        ) + "x"
    });
    words.collect::<Vec<_>>().join(" ")
}

fn description(first: u32) -> String {
    let words = (first..first + 60).map(|number| format!("{number}"));
    words.collect::<Vec<_>>().join(" ")
}

async fn place(system: &System, customer: &TestUser) -> (Order, OrderText) {
    let now = system.now();
    let new = NewOrder {
        title: title(0).parse().unwrap(),
        description: description(100).parse().unwrap(),
        special_instructions: None,
        estimated_completion: None,
    };
    let id = OrderId::generate(now);
    let change = create(
        Parties::own(&customer.user),
        &(&customer.user).into(),
        new,
        id,
        now,
    )
    .unwrap();
    let write = system.orders().create(&change, OrderCustomer::Account);
    assert_eq!(write.unwrap().commit().await.unwrap(), Outcome::Committed);
    (change.order, change.text.unwrap())
}

#[tokio::test]
async fn all_words_of_a_very_long_text_are_indexed_and_all_old_ones_are_not() {
    let system = System::start().await;
    let customer = system.user(Role::Customer).await;
    let (order, text) = place(&system, &customer).await;
    deliver_all(&system).await;
    assert_eq!(drift(&system).await, [""; 0]);

    let admin = Actor::from(&system.somebody(Role::Admin));
    let rewritten = Edit {
        title: Some(title(200).parse().unwrap()),
        description: Some(description(300).parse().unwrap()),
        ..Edit::default()
    };
    let decision = edit(&order, &text, &admin, rewritten, system.now());
    let Decision::Changed(change) = decision.unwrap() else {
        panic!("nothing changed");
    };
    let write = system.orders().change(order.version, &change);
    assert_eq!(write.unwrap().commit().await.unwrap(), Outcome::Committed);
    deliver_all(&system).await;
    assert_eq!(drift(&system).await, [""; 0]);
}
