//! People are told of what others do.

use serde_json::json;

use super::{assign, inbox, place, set_status, times_told, told};
use crate::client::{Client, Session};
use crate::{PASSWORD, order, start};

#[tokio::test]
async fn people_hear_of_what_others_do_to_an_order() {
    let stack = start().await;
    let api = Client::new(&stack.endpoints().api);
    let admin = api.sign_in("admin@example.com", PASSWORD).await;
    let staff = api.sign_in("staff@example.com", PASSWORD).await;
    let customer = order::register_and_sign_in(&api).await;

    let order = place(&customer, "Oak dining table").await;
    let placed = format!("New order {order}");
    told(&admin, &placed).await;
    assign(&admin, &order, &staff).await;
    let assigned = format!("Order {order} is assigned to you");
    told(&staff, &assigned).await;
    set_status(&staff, &order, "IN_PROGRESS").await;
    let begun = format!("Order {order} is in progress");
    let notification = told(&customer, &begun).await;
    assert_eq!(notification["type"], "ORDER_UPDATE");
    assert_eq!(notification["orderNumber"], order);
    assert_eq!(notification["isRead"], false);

    for (somebody, title, times) in [
        (&admin, &placed, 1),
        (&admin, &begun, 0),
        (&staff, &assigned, 1),
        (&staff, &begun, 0),
        (&customer, &placed, 0),
        (&customer, &begun, 1),
    ] {
        assert_eq!(times_told(somebody, title).await, times, "{title}");
    }
    stack.stop().await;
}

#[tokio::test]
async fn what_was_read_is_unread_no_more_and_what_was_deleted_is_gone() {
    let stack = start().await;
    let api = Client::new(&stack.endpoints().api);
    let staff = api.sign_in("staff@example.com", PASSWORD).await;
    let customer = order::register_and_sign_in(&api).await;
    let order = place(&customer, "Oak dining table").await;
    assign(&staff, &order, &staff).await;
    for (status, title) in [
        ("IN_PROGRESS", "in progress"),
        ("ON_HOLD", "on hold"),
        ("IN_PROGRESS", "in progress"),
        ("COMPLETED", "completed"),
    ] {
        set_status(&staff, &order, status).await;
        told(&customer, &format!("Order {order} is {title}")).await;
    }
    assert_eq!(unread(&customer).await, 4);

    let first = inbox(&customer).await.pop().unwrap();
    let path = format!("/notifications/{}", first["id"].as_str().unwrap());
    let read = customer.patch(&format!("{path}/read"), &json!({})).await;
    let read = read.expect_status(200);
    assert_eq!(read.data("/notification/isRead"), true);
    assert_eq!(unread(&customer).await, 3);

    let all = customer.post("/notifications/read-all", &json!({})).await;
    all.expect_status(200);
    assert_eq!(unread(&customer).await, 0);

    customer.delete(&path).await.expect_status(200);
    let left = inbox(&customer).await;
    assert_eq!(left.len(), 3);
    assert!(
        left.iter()
            .all(|one| one["isRead"] == true && one["id"] != first["id"])
    );
    stack.stop().await;
}

/// How many notifications are unread, of which the list and the count agree.
async fn unread(session: &Session) -> u64 {
    let count = session.get("/notifications/unread-count").await;
    let list = session.get("/notifications?isRead=false").await;
    let (count, list) = (count.expect_status(200), list.expect_status(200));
    assert_eq!(count.data("/unreadCount"), list.data("/unreadCount"));
    let rows = list.data("/notifications").as_array().unwrap().len() as u64;
    assert_eq!(list.data("/unreadCount"), rows);
    rows
}
