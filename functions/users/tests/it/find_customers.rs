//! `GET /api/v1/users/customers`

use serde_json::{Value, json};
use shared_domain::user::Role;
use testing::TestUser;

use crate::support::TestApp;

const PATH: &str = "/api/v1/users/customers";

async fn look_up(app: &TestApp, query: &str, by: &TestUser) -> Vec<Value> {
    let answer = app.get(&format!("{PATH}?{query}")).bearer(by).await;
    let customers = &answer.expect(200)["customers"];
    customers.as_array().unwrap().clone()
}

#[tokio::test]
async fn those_who_work_here_find_customers_by_the_whole_address_or_number() {
    let app = TestApp::start().await;
    let customer = app.customer().await;
    app.edit(&json!({"phone": "+44 20 7183 8750"}))
        .bearer(&customer)
        .await
        .expect(200);
    let expected = json!({
        "id": customer.id(),
        "kind": "ACCOUNT",
        "firstName": customer.user.first_name,
        "lastName": customer.user.last_name,
        "email": customer.user.email,
        "phone": "+442071838750",
    });
    let email = customer.user.email_text().to_owned();
    for role in [Role::Staff, Role::Admin] {
        let user = app.system.user(role).await;
        for query in [
            format!("email={}", email.to_uppercase()),
            "phone=0044%2020%207183%208750".to_owned(),
        ] {
            assert_eq!(
                look_up(&app, &query, &user).await,
                std::slice::from_ref(&expected),
                "{query}"
            );
        }
        for query in [
            format!("email={}", &email[1..]),
            "phone=%2B44207183875".to_owned(),
        ] {
            assert!(look_up(&app, &query, &user).await.is_empty(), "{query}");
        }
    }
}

#[tokio::test]
async fn a_number_is_its_users_as_long_as_they_have_it() {
    let app = TestApp::start().await;
    let staff = app.system.user(Role::Staff).await;
    let customer = app.customer().await;
    for (phone, found) in [
        (json!("+442071838750"), [1, 0]),
        (json!("+12125550123"), [0, 1]),
        (Value::Null, [0, 0]),
    ] {
        app.edit(&json!({"phone": phone}))
            .bearer(&customer)
            .await
            .expect(200);
        for (number, count) in ["442071838750", "12125550123"].iter().zip(found) {
            let customers = look_up(&app, &format!("phone=%2B{number}"), &staff).await;
            assert_eq!(customers.len(), count, "{phone} {number}");
        }
    }
}

#[tokio::test]
async fn who_works_here_or_is_kept_out_is_no_customer() {
    let app = TestApp::start().await;
    let staff = app.system.user(Role::Staff).await;
    let query = format!("email={}", staff.user.email_text());
    assert!(look_up(&app, &query, &staff).await.is_empty());
}

#[tokio::test]
async fn who_looked_whom_up_is_in_the_audit_trail() {
    let app = TestApp::start().await;
    let staff = app.system.user(Role::Staff).await;
    let customer = app.customer().await;
    look_up(
        &app,
        &format!("email={}", customer.user.email_text()),
        &staff,
    )
    .await;
    look_up(&app, "email=nobody@example.com", &staff).await;
    let kept = app.system.items("AuditTable").await;
    let mut targets: Vec<_> = kept
        .iter()
        .map(|event| event["target"]["id"].clone())
        .collect();
    targets.sort_by_key(Value::to_string);
    assert_eq!(targets, [json!(customer.id()), Value::Null]);
    for event in kept {
        assert_eq!(event["type"], "CUSTOMER_LOOKED_UP");
        assert_eq!(event["actor"]["id"], staff.id().to_string());
    }
}

#[tokio::test]
async fn one_of_both_is_asked_for_and_nobody_else_asks() {
    let app = TestApp::start().await;
    let staff = app.system.user(Role::Staff).await;
    for (query, field) in [
        ("", "email"),
        ("email=a@example.com&phone=%2B442071838750", "phone"),
        ("email=ada", "email"),
        ("phone=12", "phone"),
        ("name=ada", "name"),
    ] {
        let answer = app.get(&format!("{PATH}?{query}")).bearer(&staff).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&[field]);
    }
    let customer = app.customer().await;
    let answer = app.get(&format!("{PATH}?email=a@example.com"));
    let answer = answer.bearer(&customer).await;
    answer.expect_error(403, "FORBIDDEN");
}
