//! What became of orders.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use shared_domain::{Day, Duration, TimeZone, Timestamp, order::OrderStatus, user::Role};
use shared_store::{OrderFilter, OrderScope};
use testing::TestUser;

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
    // The last day that can be asked about, and the first.
    for day in ["9998-12-31", "1970-01-01"] {
        let answer = ask(&format!("from={day}&to={day}")).await;
        let days = answer.expect(200)["perDay"].as_array().unwrap().len();
        assert_eq!(days, 1, "{day}");
    }
    for (range, fields) in [
        ("from=2028-01-01&to=2029-01-01", &["to"][..]),
        ("from=2028-01-02&to=2028-01-01", &["to"]),
        ("from=1969-12-31&to=9999-01-01", &["from", "to"]),
        ("to=9999-12-31", &["to"]),
        ("from=2028-1-1&to=today&by=day", &["by", "from", "to"]),
    ] {
        let answer = ask(range).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
}

async fn go_by(app: &TestApp, admin: &TestUser, zone: &str) {
    let body = json!({"shop": {"timeZone": zone}});
    app.configure().json(&body).bearer(admin).await.expect(200);
    app.system.advance(Duration::from_secs(60));
}

/// What each day of the answer says of orders placed, completed and cancelled.
fn counts(data: &Value) -> Vec<(String, [u64; 3])> {
    let days = data["perDay"].as_array().unwrap().iter();
    days.map(|day| {
        let count = |name: &str| day[name].as_u64().unwrap();
        let date = day["date"].as_str().unwrap().to_owned();
        (date, ["created", "completed", "cancelled"].map(count))
    })
    .collect()
}

/// The same, counted from the orders themselves.
async fn recounted(app: &TestApp, zone: &TimeZone, days: &[String]) -> Vec<(String, [u64; 3])> {
    let mut counts: BTreeMap<String, [u64; 3]> =
        days.iter().map(|day| (day.clone(), [0; 3])).collect();
    let mut count = |at: Timestamp, what: usize| {
        if let Some(of_day) = counts.get_mut(&zone.day_of(at).to_string()) {
            of_day[what] += 1;
        }
    };
    let everything = OrderFilter::of(OrderScope::All);
    let orders = app.system.orders().everything(&everything, 1_000).await;
    for order in orders.unwrap().unwrap() {
        count(order.created_at, 0);
        if let Some(at) = order.completed_at {
            count(at, 1);
        }
        if order.status == OrderStatus::Cancelled {
            count(order.updated_at, 2);
        }
    }
    counts.into_iter().collect()
}

#[tokio::test]
async fn days_are_those_of_the_shop_across_both_changes_of_its_clocks() {
    // Lord Howe Island: half an hour back on 6 April 2031, forward again on 5 October.
    for (begin, first, last) in [
        ("2031-04-04T11:00:00Z", "2031-04-04", "2031-04-08"),
        ("2031-10-03T11:10:00Z", "2031-10-03", "2031-10-07"),
    ] {
        let (app, admin) = TestApp::with_admin_at(begin.parse().unwrap()).await;
        let customer = app.system.user(Role::Customer).await;
        let staff = app.system.user(Role::Staff).await;
        go_by(&app, &admin, "Australia/Lord_Howe").await;
        for number in 0..40 {
            let order = app.system.order_in_progress(&customer, &staff).await;
            app.system.advance(Duration::from_secs(25 * 60));
            match number % 4 {
                0 => drop(app.system.complete(&order, &staff).await),
                1 => {
                    let held = app.system.proceed(&order, OrderStatus::OnHold).await;
                    app.system.proceed(&held, OrderStatus::Cancelled).await;
                }
                _ => {}
            }
            app.system.advance(Duration::from_secs(85 * 60));
        }
        app.project().await;
        let admin = app.system.sign_in(&admin.user).await;
        for zone in ["Australia/Lord_Howe", "America/St_Johns", "UTC"] {
            go_by(&app, &admin, zone).await;
            let query = format!("/orders/analytics?from={first}&to={last}");
            let answer = app.admin(&query).bearer(&admin).await;
            let told = counts(answer.expect(200));
            let days: Vec<_> = told.iter().map(|(day, _)| day.clone()).collect();
            let zone: TimeZone = zone.parse().unwrap();
            assert_eq!(told, recounted(&app, &zone, &days).await, "{begin} {zone}");
            let completed: u64 = told.iter().map(|(_, [_, completed, _])| completed).sum();
            let data = answer.expect(200);
            assert_eq!(data["completion"]["count"], completed);
            assert_eq!(data["staff"][0]["completed"], completed);
            let weeks = data["perWeek"].as_array().unwrap();
            let by_week = weeks
                .iter()
                .map(|week| week["completion"]["count"].as_u64());
            assert_eq!(by_week.flatten().sum::<u64>(), completed);
        }
    }
}

#[tokio::test]
async fn weeks_begin_on_monday_and_end_with_the_range() {
    let (app, admin) = TestApp::with_admin().await;
    let query = "/orders/analytics?from=2026-11-28&to=2026-12-09";
    let answer = app.admin(query).bearer(&admin).await;
    let weeks = answer.expect(200)["perWeek"].as_array().unwrap().iter();
    let ends: Vec<_> = weeks
        .map(|week| [&week["from"], &week["to"]].map(|day| day.as_str().unwrap()))
        .collect();
    let expected = [
        ["2026-11-28", "2026-11-29"],
        ["2026-11-30", "2026-12-06"],
        ["2026-12-07", "2026-12-09"],
    ];
    assert_eq!(ends, expected);
}

#[tokio::test]
async fn today_is_the_shops() {
    let at = "2031-11-30T23:30:00Z".parse().unwrap();
    let (app, admin) = TestApp::with_admin_at(at).await;
    go_by(&app, &admin, "Europe/Berlin").await;
    let answer = app.admin("/orders/analytics").bearer(&admin).await;
    let days = counts(answer.expect(200));
    assert_eq!(days.last().unwrap().0, "2031-12-01");
    assert_eq!(days.len(), 30);
}
