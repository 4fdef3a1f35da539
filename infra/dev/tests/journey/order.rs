//! One order from placed to completed.

use serde_json::json;

use crate::client::{Client, Session};
use crate::{PASSWORD, start};

#[tokio::test]
async fn an_order_goes_from_placed_to_completed_and_everybody_sees_what_they_may() {
    let stack = start().await;
    let api = Client::new(&stack.endpoints().api);

    live(&api).await;

    stack.stop().await;
}

/// The life of an order and of its customer, whose first address is free again afterwards.
pub async fn live(api: &Client) {
    let customer = register_and_sign_in(api).await;
    let order = place(&customer).await;
    assign_and_begin(api, &order).await;
    annotate_and_complete(api, &order).await;
    read_history(&customer, &order).await;
    let customer = change_account(api, customer).await;
    sign_out(api, customer).await;
}

pub async fn register_and_sign_in(api: &Client) -> Session {
    let ada = json!({
        "firstName": "Ada", "lastName": "Lovelace", "email": "ada@example.com", "password": PASSWORD
    });
    let registered = api.post("/auth/register", &ada).await.expect_status(201);
    assert_eq!(registered.data("/user/role"), "CUSTOMER");
    api.post("/auth/register", &ada)
        .await
        .expect_error(409, "EMAIL_TAKEN");

    let wrong = json!({"email": "ada@example.com", "password": "something else"});
    api.post("/auth/login", &wrong)
        .await
        .expect_error(401, "INVALID_CREDENTIALS");
    let session = api.sign_in("ADA@example.com", PASSWORD).await;

    let refreshed = api
        .post(
            "/auth/refresh",
            &json!({"refreshToken": session.refresh_token}),
        )
        .await
        .expect_status(200);
    session.refreshed(&refreshed)
}

/// Places the order and gives its number, which every path takes.
pub async fn place(customer: &Session) -> String {
    let bad =
        json!({"title": "x", "specialInstructions": "none", "estimatedCompletion": "yesterday"});
    let refused = customer
        .post("/orders", &bad)
        .await
        .expect_error(400, "VALIDATION_ERROR");
    assert_eq!(
        refused.failing_fields(),
        ["estimatedCompletion", "specialInstructions", "title"]
    );

    let good = json!({
        "title": "Oak dining table",
        "description": "Seats six — <b>oiled</b>, not lacquered.",
        "special_instructions": "Rounded corners, please.",
        "estimatedCompletion": "2999-12-31T23:59:59.000Z",
    });
    let placed = customer
        .post_once("/orders", &good, "place-the-table")
        .await
        .expect_status(201);
    let again = customer
        .post_once("/orders", &good, "place-the-table")
        .await
        .expect_status(201);
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    assert_eq!(placed.body, again.body);
    assert_eq!(placed.data("/order/description"), good["description"]);

    let list = customer.get("/orders").await.expect_status(200);
    assert_eq!(list.data("/orders").as_array().unwrap().len(), 1);
    placed
        .data("/order/orderNumber")
        .as_str()
        .unwrap()
        .to_owned()
}

async fn assign_and_begin(api: &Client, order: &str) {
    let staff = api.sign_in("staff@example.com", PASSWORD).await;
    let other = api.sign_in("staff2@example.com", PASSWORD).await;
    let stranger = api.sign_in("customer2@example.com", PASSWORD).await;
    let status = format!("/orders/{order}/status");
    let assignee = format!("/orders/{order}/assignee");

    stranger
        .get(&format!("/orders/{order}"))
        .await
        .expect_error(404, "NOT_FOUND");
    staff
        .patch(&status, &json!({"status": "IN_PROGRESS"}))
        .await
        .expect_error(403, "FORBIDDEN");

    staff
        .patch(&assignee, &json!({"assigneeId": staff.user_id}))
        .await
        .expect_status(200);
    other
        .patch(&assignee, &json!({"assigneeId": other.user_id}))
        .await
        .expect_error(404, "NOT_FOUND");
    staff
        .patch(&status, &json!({"status": "COMPLETED"}))
        .await
        .expect_error(409, "INVALID_TRANSITION");
    let begun = staff
        .patch(
            &status,
            &json!({"status": "IN_PROGRESS", "comment": "The wood has arrived."}),
        )
        .await
        .expect_status(200);
    assert_eq!(
        begun.data("/order/allowedTransitions"),
        json!(["COMPLETED", "ON_HOLD"])
    );
}

async fn annotate_and_complete(api: &Client, order: &str) {
    let staff = api.sign_in("staff@example.com", PASSWORD).await;
    let admin = api.sign_in("admin@example.com", PASSWORD).await;
    let notes = format!("/orders/{order}/notes");
    let internal =
        json!({"kind": "NOTE", "text": "Ask for the deposit.", "visibility": "INTERNAL"});
    let shared =
        json!({"kind": "REPORT", "text": "First coat is drying.", "visibility": "CUSTOMER"});
    staff.post(&notes, &internal).await.expect_status(201);
    staff.post(&notes, &shared).await.expect_status(201);

    let stale = admin
        .get(&format!("/orders/{order}"))
        .await
        .expect_status(200);
    let etag = stale.header("etag").unwrap().to_owned();
    staff
        .patch(
            &format!("/orders/{order}/status"),
            &json!({"status": "COMPLETED"}),
        )
        .await
        .expect_status(200);
    let late = admin
        .patch_if(
            &format!("/orders/{order}"),
            &json!({"title": "Too late"}),
            &etag,
        )
        .await;
    late.expect_error(412, "VERSION_MISMATCH");
    admin
        .post(&format!("/orders/{order}/cancel"), &json!({}))
        .await
        .expect_error(409, "INVALID_TRANSITION");
}

async fn read_history(customer: &Session, order: &str) {
    let found = customer
        .get(&format!("/orders/{order}"))
        .await
        .expect_status(200);
    assert_eq!(found.data("/order/status"), "COMPLETED");
    assert!(found.data("/order/completedAt").is_string());

    let notes = customer
        .get(&format!("/orders/{order}/notes"))
        .await
        .expect_status(200);
    assert_eq!(notes.data("/notes/0/text"), "First coat is drying.");
    assert!(notes.data("/notes/1").is_null());

    let actions = [
        "STATUS_CHANGED",
        "NOTE_ADDED",
        "STATUS_CHANGED",
        "ASSIGNEE_CHANGED",
        "ORDER_CREATED",
    ];
    assert_eq!(
        customer
            .walk(
                &format!("/orders/{order}/history?limit=2"),
                "history",
                "action"
            )
            .await,
        actions
    );
}

/// A new address and a new password; the session goes on, and the new ones sign in.
async fn change_account(api: &Client, customer: Session) -> Session {
    const NEW_PASSWORD: &str = "analytical engine";
    let moved = json!({"email": "king@example.com", "currentPassword": PASSWORD});
    let profile = customer
        .put("/users/profile", &moved)
        .await
        .expect_status(200);
    assert_eq!(profile.data("/user/email"), "king@example.com");
    let change = json!({"currentPassword": PASSWORD, "newPassword": NEW_PASSWORD});
    customer
        .post("/users/change-password", &change)
        .await
        .expect_status(200);
    customer.get("/users/profile").await.expect_status(200);
    api.sign_in("king@example.com", NEW_PASSWORD).await
}

async fn sign_out(api: &Client, customer: Session) {
    customer
        .post("/auth/logout-all", &json!({}))
        .await
        .expect_status(200);
    api.post(
        "/auth/refresh",
        &json!({"refreshToken": customer.refresh_token}),
    )
    .await
    .expect_error(401, "INVALID_REFRESH_TOKEN");
    customer
        .post("/orders", &json!({"title": "One more table"}))
        .await
        .expect_error(401, "UNAUTHORIZED");
}
