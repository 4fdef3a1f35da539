use std::collections::BTreeMap;

use ops::{Error, seed::seed};
use shared_auth::Password;
use shared_domain::{
    Duration,
    order::{Order, OrderStatus},
    user::Role,
};
use shared_store::{OrderFilter, OrderScope, Orders};
use testing::System;

const PASSWORD: &str = "sample password";

fn orders(system: &System) -> Orders {
    Orders::new(&system.client, system.table("OrdersTable"))
}

async fn run(system: &System, password: Option<&str>) -> Result<String, Error> {
    let mut out = Vec::new();
    let (users, orders) = (system.users(), orders(system));
    seed(&users, &orders, password, system.now(), &mut out).await?;
    Ok(String::from_utf8(out).unwrap())
}

async fn all_orders(system: &System) -> Vec<Order> {
    let filter = OrderFilter::of(OrderScope::All);
    let page = orders(system).list(&filter, None, 100).await.unwrap();
    assert_eq!(page.next, None);
    page.rows
}

#[tokio::test]
async fn there_are_users_of_each_role_who_may_sign_in() {
    let system = System::start().await;
    let told = run(&system, Some(PASSWORD)).await.unwrap();
    assert!(!told.contains(PASSWORD));
    for (email, role) in [
        ("admin@example.com", Role::Admin),
        ("staff@example.com", Role::Staff),
        ("staff2@example.com", Role::Staff),
        ("customer@example.com", Role::Customer),
        ("customer2@example.com", Role::Customer),
    ] {
        assert!(told.contains(email), "{told}");
        let id = system.users().find_by_email(&email.parse().unwrap()).await;
        let found = system.users().with_credentials(id.unwrap().unwrap()).await;
        let (user, credentials) = found.unwrap().unwrap();
        assert_eq!(user.role, role);
        let hash = credentials.password_hash.unwrap();
        assert!(
            hash.compare(Password::presented(PASSWORD))
                .await
                .unwrap()
                .is_right()
        );
    }
}

#[tokio::test]
async fn there_are_a_few_dozen_orders_in_every_status_none_of_the_future() {
    let system = System::start().await;
    run(&system, Some(PASSWORD)).await.unwrap();
    let orders = all_orders(&system).await;
    assert_eq!(orders.len(), 40);
    for status in OrderStatus::ALL {
        let count = orders.iter().filter(|order| order.status == status).count();
        assert!(count >= 5, "{status}: {count}");
    }
    let latest = orders.iter().map(|order| order.updated_at).max().unwrap();
    assert!(latest <= system.now());
    let oldest = orders.iter().map(|order| order.created_at).min().unwrap();
    assert!(system.now().since(oldest) < Duration::from_secs(46 * 86_400));

    let mut per_person: BTreeMap<String, usize> = BTreeMap::new();
    for order in &orders {
        *per_person
            .entry(order.customer.email_text().to_owned())
            .or_default() += 1;
    }
    assert_eq!(per_person.len(), 2, "{per_person:?}");
}

#[tokio::test]
async fn a_second_run_changes_nothing_even_weeks_later() {
    let system = System::start().await;
    run(&system, Some(PASSWORD)).await.unwrap();
    let before = system.stored().await;
    system.advance(Duration::from_secs(30 * 86_400));
    let told = run(&system, None).await.unwrap();
    assert_eq!(told, "0 new sample users, 0 new sample orders.\n");
    assert_eq!(system.stored().await, before);
}

#[tokio::test]
async fn a_password_that_nobody_chose_is_told_once() {
    let system = System::start().await;
    let told = run(&system, None).await.unwrap();
    let password = told
        .lines()
        .find_map(|line| line.strip_prefix("Their password, shown once: "));
    let email = "admin@example.com".parse().unwrap();
    let id = system.users().find_by_email(&email).await.unwrap().unwrap();
    let found = system.users().with_credentials(id).await.unwrap();
    let hash = found.unwrap().1.password_hash.unwrap();
    let password = Password::presented(password.unwrap());
    assert!(hash.compare(password).await.unwrap().is_right());
}

#[tokio::test]
async fn a_weak_password_makes_nobody() {
    let system = System::start().await;
    let refused = run(&system, Some("12345678")).await;
    assert!(matches!(refused, Err(Error::Password(_))));
    assert!(system.stored().await.is_empty());
}
