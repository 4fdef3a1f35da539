//! Orders as a file.

use serde_json::json;
use shared_domain::{Duration, TimeZone, order::OrderStatus, user::Role};
use testing::TestUser;

use crate::support::TestApp;

impl TestApp {
    /// The lines of an export, without the header.
    async fn exported(&self, query: &str, user: &TestUser) -> Vec<String> {
        let answer = self
            .admin(&format!("/orders/export{query}"))
            .bearer(user)
            .await;
        let data = answer.expect(200);
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let file = self.files.exported(data["url"].as_str().unwrap()).await;
        let text = file.strip_prefix('\u{feff}').unwrap();
        let mut lines: Vec<_> = text.trim_end().split("\r\n").map(str::to_owned).collect();
        let header = lines.remove(0);
        assert!(
            header.starts_with("orderNumber,id,status,title,"),
            "{header}"
        );
        assert_eq!(data["rows"], json!(lines.len()));
        lines
    }
}

#[tokio::test]
async fn the_file_holds_the_filtered_list_in_its_order() {
    let (app, admin) = TestApp::today_with_admin().await;
    let customer = app.system.user(Role::Customer).await;
    let mut orders = Vec::new();
    for _ in 0..3 {
        app.system.advance(Duration::from_secs(1));
        orders.insert(0, app.system.order(&customer).await);
    }
    app.system.proceed(&orders[1], OrderStatus::Cancelled).await;
    app.project().await;
    let numbers = |lines: Vec<String>| -> Vec<String> {
        let first = |line: String| line.split(',').next().unwrap().to_owned();
        lines.into_iter().map(first).collect()
    };
    let number = |index: usize| orders[index].number.to_string();
    for (query, expected) in [
        ("", vec![0, 1, 2]),
        ("?sort=createdAt", vec![2, 1, 0]),
        ("?status=PENDING", vec![0, 2]),
        ("?search=oak", vec![0, 1, 2]),
        ("?search=birch", vec![]),
        ("?assigneeId=none&status=CANCELLED", vec![1]),
        ("?overdue=true", vec![]),
    ] {
        let expected: Vec<_> = expected.into_iter().map(number).collect();
        let exported = numbers(app.exported(query, &admin).await);
        assert_eq!(exported, expected, "{query}");
    }
}

#[tokio::test]
async fn overdue_orders_are_exported_by_their_due_time() {
    let (app, admin) = TestApp::today_with_admin().await;
    let customer = app.system.user(Role::Customer).await;
    for seconds in [20, 10] {
        let at = app.system.now() + Duration::from_secs(seconds);
        app.system.order_due(&customer, at).await;
    }
    app.system.advance(Duration::from_secs(60));
    let lines = app.exported("?overdue=true", &admin).await;
    let due: Vec<_> = lines.iter().map(|line| line.split(',').nth(9)).collect();
    assert_eq!(due.len(), 2);
    assert!(due[0] < due[1]);
}

#[tokio::test]
async fn commas_quotes_and_formulas_do_no_harm() {
    let (app, admin) = TestApp::today_with_admin().await;
    let customer = app.system.user(Role::Customer).await;
    let title = r#"=HYPERLINK("http://evil","a, b")"#;
    app.system.order_titled(&customer, title).await;
    let lines = app.exported("", &admin).await;
    let title = r#","'=HYPERLINK(""http://evil"",""a, b"")","#;
    assert!(lines[0].contains(title), "{}", lines[0]);
}

#[tokio::test]
async fn a_file_has_no_pages() {
    let (app, admin) = TestApp::today_with_admin().await;
    let answer = app
        .admin("/orders/export?limit=5&cursor=x&status=DONE")
        .bearer(&admin)
        .await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(&["cursor", "limit", "status"]);
}

#[tokio::test]
async fn days_and_times_of_the_file_are_those_of_the_shop() {
    let (app, admin) = TestApp::today_with_admin().await;
    let customer = app.system.user(Role::Customer).await;
    let body = json!({"shop": {"timeZone": "Asia/Kathmandu"}});
    app.configure().json(&body).bearer(&admin).await.expect(200);
    app.system.advance(Duration::from_secs(60));
    let zone: TimeZone = "Asia/Kathmandu".parse().unwrap();
    let order = app.system.order(&customer).await;
    let today = zone.day_of(order.created_at);
    for (query, count) in [
        (format!("?from={today}&to={today}"), 1),
        (format!("?from={}", today.next()), 0),
        (format!("?to={}", today.earlier(1)), 0),
        (format!("?from={today}&to={}", order.created_at), 1),
    ] {
        let lines = app.exported(&query, &admin).await;
        assert_eq!(lines.len(), count, "{query}");
    }
    let line = app.exported("", &admin).await.remove(0);
    let created = line.split(',').nth(11).unwrap();
    assert!(created.ends_with("+05:45"), "{created}");
    assert_eq!(created.parse(), Ok(order.created_at));
    for (query, field) in [
        ("from=2030-02-02&to=2030-02-01", "to"),
        ("from=2030-02-02&to=2030-02-01T00:00:00Z", "to"),
        ("from=1969-12-31", "from"),
        ("to=9999-01-01", "to"),
    ] {
        let answer = app
            .admin(&format!("/orders/export?{query}"))
            .bearer(&admin)
            .await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&[field]);
    }
}
