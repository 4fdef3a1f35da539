//! What is kept of a notification, while it is unread and after.

use serde_json::Value;

use crate::support::TestApp;

const CONTENT: [&str; 12] = [
    "action",
    "createdAt",
    "id",
    "message",
    "orderId",
    "orderNumber",
    "pk",
    "sk",
    "status",
    "title",
    "ttl",
    "type",
];

async fn only(app: &TestApp) -> Value {
    let mut items = app.system.items("NotificationsTable").await;
    assert_eq!(items.len(), 1);
    items.remove(0)
}

fn names(item: &Value) -> Vec<&str> {
    let mut names: Vec<_> = item
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    names
}

#[tokio::test]
async fn an_unread_notification_stands_in_the_index_until_it_is_read_or_deleted() {
    let (app, user) = TestApp::with_customer().await;
    let told = app.tell(&user).await;
    let id = told.id.to_string();
    let item = only(&app).await;
    let mut unread = [&CONTENT[..], &["arrivedKey", "unreadOf"]].concat();
    unread.sort_unstable();
    assert_eq!(names(&item), unread);
    assert_eq!(item["pk"], format!("INBOX#{}", user.id()));
    assert_eq!(item["sk"], format!("NOTIFICATION#{id}"));
    assert_eq!(item["unreadOf"], user.id().to_string());
    assert_eq!(item["arrivedKey"], format!("{}#{id}", app.system.now()));
    // 90 days.
    assert_eq!(item["ttl"], told.created_at.as_seconds() + 7_776_000);

    app.read(&id).bearer(&user).await.expect(200);
    assert_eq!(names(&only(&app).await), CONTENT);

    app.remove(&id).bearer(&user).await.expect(200);
    let left = only(&app).await;
    assert_eq!(names(&left), ["pk", "sk", "ttl"]);
    assert_eq!(left["ttl"], item["ttl"]);
}

#[tokio::test]
async fn the_mark_of_what_was_read_goes_with_what_it_marks() {
    let (app, user) = TestApp::with_customer().await;
    app.read_all().bearer(&user).await.expect(200);
    let mark = only(&app).await;
    assert_eq!(names(&mark), ["pk", "readThrough", "sk", "ttl"]);
    assert_eq!(mark["pk"], format!("INBOX#{}", user.id()));
    assert_eq!(mark["sk"], "READ");
    assert_eq!(mark["readThrough"], app.system.now().to_string());
    assert_eq!(mark["ttl"], app.system.now().as_seconds() + 7_776_000);
}
