//! What became of orders.

use serde_json::{Value, json};
use shared_domain::{Day, Duration, order::OrderStatus, user::Role};

use crate::support::TestApp;

const DAY: Duration = Duration::from_secs(86_400);

#[tokio::test]
async fn orders_are_counted_by_the_day_and_by_who_completed_them() {
    let (app, admin) = TestApp::with_admin().await;
    let customer = app.system.user(Role::Customer).await;
    let staff = app.system.user(Role::Staff).await;
    let first = Day::of(app.system.now());
    let quick = app.system.order_in_progress(&customer, &staff).await;
    let slow = app.system.order_in_progress(&customer, &staff).await;
    let cancelled = app.system.order(&customer).await;
    app.system.order(&customer).await;
    app.system.advance(DAY);
    app.system.proceed(&cancelled, OrderStatus::Cancelled).await;
    app.system.complete(&quick, &staff).await;
    app.system.advance(DAY * 2);
    app.system.complete(&slow, &staff).await;
    app.system.order_in_progress(&customer, &staff).await;
    let last = Day::of(app.system.now());
    app.project().await;

    let admin = app.system.sign_in(&admin.user).await;
    let query = format!("/orders/analytics?from={first}&to={last}");
    let answer = app.admin(&query).bearer(&admin).await;
    let data = answer.expect(200);
    let by_status =
        json!({"pending": 1, "inProgress": 1, "onHold": 0, "completed": 2, "cancelled": 1});
    assert_eq!(data["byStatus"], by_status);
    let days = data["perDay"].as_array().unwrap();
    let counts: Vec<_> = days
        .iter()
        .map(|day| [&day["created"], &day["completed"], &day["cancelled"]].map(Value::clone))
        .collect();
    let expected = [[4, 0, 0], [0, 1, 1], [0, 0, 0], [1, 1, 0]];
    assert_eq!(json!(counts), json!(expected));
    assert_eq!(days[0]["date"], json!(first));
    assert_eq!(data["completion"]["count"], 2);
    assert_eq!(data["completion"]["averageSeconds"], 2 * 86_400);
    for (name, seconds) in [("p50Seconds", 86_400), ("p90Seconds", 3 * 86_400)] {
        let given = data["completion"][name].as_f64().unwrap();
        let error = (given / f64::from(seconds) - 1.0).abs();
        assert!(error <= 0.05, "{name} is {given}");
    }
    let work = json!([{
        "assignee": {
            "id": staff.id(), "firstName": staff.user.first_name, "lastName": staff.user.last_name
        },
        "open": 1,
        "completed": 2,
    }]);
    assert_eq!(data["staff"], work);
    assert_eq!(data["overdue"], 0);

    let query = format!("/orders/analytics?from={last}&to={last}");
    let answer = app.admin(&query).bearer(&admin).await;
    assert_eq!(answer.expect(200)["byStatus"]["inProgress"], 1);
    assert_eq!(answer.expect(200)["perDay"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn where_nothing_was_completed_there_is_no_average() {
    let (app, admin) = TestApp::with_admin().await;
    let answer = app.admin("/orders/analytics").bearer(&admin).await;
    let data = answer.expect(200);
    let none = json!({"count": 0, "averageSeconds": null, "p50Seconds": null, "p90Seconds": null});
    assert_eq!(data["completion"], none);
    assert_eq!(data["perDay"].as_array().unwrap().len(), 30);
    assert_eq!(data["staff"], json!([]));
}

#[tokio::test]
async fn a_range_has_366_days_at_most_and_runs_forward() {
    let (app, admin) = TestApp::with_admin().await;
    let ask = |range: &str| {
        app.admin(&format!("/orders/analytics?{range}"))
            .bearer(&admin)
            .into_future()
    };
    ask("from=2028-01-01&to=2028-12-31").await.expect(200);
    // The last day that there is, and the first.
    for day in ["9999-12-31", "0000-01-01"] {
        let answer = ask(&format!("from={day}&to={day}")).await;
        let days = answer.expect(200)["perDay"].as_array().unwrap().len();
        assert_eq!(days, 1, "{day}");
    }
    for (range, fields) in [
        ("from=2028-01-01&to=2029-01-01", &["to"][..]),
        ("from=2028-01-02&to=2028-01-01", &["to"]),
        ("from=2028-1-1&to=today&by=day", &["by", "from", "to"]),
    ] {
        let answer = ask(range).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
}
