//! Views of the list of orders that people save and administrators share.

use futures_util::future::join_all;
use serde_json::{Value, json};
use shared_domain::user::Role;
use testing::{Response, TestUser};

use crate::support::TestApp;

const VIEWS: &str = "/api/v1/users/views";

async fn list(app: &TestApp, user: &TestUser) -> Value {
    let answer = app.get(VIEWS).bearer(user).await;
    answer.expect(200).clone()
}

async fn keep(app: &TestApp, user: &TestUser, views: Value, version: u64) -> Response {
    let body = json!({"views": views, "version": version});
    app.put(VIEWS).json(&body).bearer(user).await
}

fn view(name: &str, query: &str, shared: bool) -> Value {
    json!({"name": name, "query": query, "shared": shared})
}

fn names(list: &Value) -> Vec<&str> {
    let views = list["views"].as_array().unwrap().iter();
    views.map(|view| view["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn views_are_kept_in_their_order_and_keep_their_ids() {
    let app = TestApp::start().await;
    let customer = app.system.user(Role::Customer).await;
    assert_eq!(
        list(&app, &customer).await,
        json!({"views": [], "version": 0})
    );
    let wanted = json!([
        view("Open", "status=PENDING", false),
        view("Late", "overdue=true", false)
    ]);
    let first = keep(&app, &customer, wanted, 0).await;
    let kept = first.expect(200);
    assert_eq!(kept["version"], 1);
    assert_eq!(names(kept), ["Open", "Late"]);
    assert_eq!(list(&app, &customer).await, *kept);

    let mut turned = kept["views"].as_array().unwrap().clone();
    turned.reverse();
    turned[0]["name"] = json!("Too late");
    let second = keep(&app, &customer, json!(turned), 1).await;
    let after = second.expect(200);
    assert_eq!(names(after), ["Too late", "Open"]);
    assert_eq!(after["views"][0]["id"], kept["views"][1]["id"]);
    assert_eq!(after["version"], 2);
    let none = keep(&app, &customer, json!([]), 2).await;
    assert_eq!(*none.expect(200), json!({"views": [], "version": 3}));
}

#[tokio::test]
async fn a_change_that_is_sent_again_is_made_once_and_one_made_from_older_views_is_refused() {
    let app = TestApp::start().await;
    let customer = app.system.user(Role::Customer).await;
    let wanted = json!([view("Open", "status=PENDING", false)]);
    let first = keep(&app, &customer, wanted.clone(), 0).await;
    let again = keep(&app, &customer, wanted.clone(), 0).await;
    assert_eq!(again.expect(200), first.expect(200));
    let same = keep(&app, &customer, first.expect(200)["views"].clone(), 1).await;
    assert_eq!(same.expect(200)["version"], 1);
    let other = json!([view("Late", "overdue=true", false)]);
    let late = keep(&app, &customer, other, 0).await;
    late.expect_error(412, "VERSION_MISMATCH");
    let early = keep(&app, &customer, json!([]), 7).await;
    early.expect_error(412, "VERSION_MISMATCH");
    assert_eq!(names(&list(&app, &customer).await), ["Open"]);
}

#[tokio::test]
async fn of_changes_at_the_same_time_one_wins() {
    let app = TestApp::start().await;
    let customer = app.system.user(Role::Customer).await;
    let calls = (0..8).map(|number| {
        let wanted = json!([view(&format!("View {number}"), "", false)]);
        keep(&app, &customer, wanted, 0)
    });
    let answers = join_all(calls).await;
    let won = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(won, 1);
    assert_eq!(list(&app, &customer).await["version"], 1);
}

#[tokio::test]
async fn what_an_administrator_shares_staff_see_among_theirs_uncounted() {
    let app = TestApp::start().await;
    let admin = app.system.user(Role::Admin).await;
    let (staff, customer) = (
        app.system.user(Role::Staff).await,
        app.system.user(Role::Customer).await,
    );
    let wanted = json!([
        view("Mine", "", false),
        view("All late", "overdue=true", true)
    ]);
    keep(&app, &admin, wanted, 0).await.expect(200);
    let seen = list(&app, &staff).await;
    assert_eq!(names(&seen), ["All late"]);
    assert_eq!(
        (&seen["views"][0]["isOwn"], &seen["version"]),
        (&json!(false), &json!(0))
    );
    assert_eq!(names(&list(&app, &customer).await), [""; 0]);
    assert_eq!(names(&list(&app, &admin).await), ["Mine", "All late"]);

    // Sent back as they came, with as many of one's own as there may be.
    let mut views = seen["views"].as_array().unwrap().clone();
    views.extend((0..50).map(|number| view(&format!("Own {number}"), "", false)));
    let kept = keep(&app, &staff, json!(views), 0).await;
    assert_eq!(kept.expect(200)["views"].as_array().unwrap().len(), 51);
    assert_eq!(names(&list(&app, &staff).await).last(), Some(&"All late"));
    let unshared = list(&app, &admin).await["views"][0].clone();
    keep(&app, &admin, json!([unshared]), 1).await.expect(200);
    assert_eq!(names(&list(&app, &staff).await).len(), 50);
}

#[tokio::test]
async fn who_is_no_administrator_any_more_shares_nothing() {
    let app = TestApp::start().await;
    let admin = app.system.user(Role::Admin).await;
    let staff = app.system.user(Role::Staff).await;
    keep(&app, &admin, json!([view("All", "", true)]), 0)
        .await
        .expect(200);
    assert_eq!(names(&list(&app, &staff).await), ["All"]);
    app.system.user(Role::Admin).await;
    app.system.change_role(admin.id(), Role::Staff).await;
    assert_eq!(names(&list(&app, &staff).await), [""; 0]);
    let found = app.system.users().find(admin.id()).await.unwrap().unwrap();
    let demoted = app.system.sign_in(&found).await;
    let own = list(&app, &demoted).await;
    assert_eq!(own["views"][0]["shared"], json!(false));
    let kept = keep(&app, &demoted, own["views"].clone(), 1).await;
    kept.expect(200);
}

#[tokio::test]
async fn views_that_make_no_sense_are_refused_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let staff = app.system.user(Role::Staff).await;
    let kept = keep(&app, &staff, json!([view("One", "", false)]), 0).await;
    let id = kept.expect(200)["views"][0]["id"].clone();
    let with_id = |id: &Value| json!({"id": id, "name": "One", "query": ""});
    let stranger = json!("0198f2c4-7d5e-7c3a-9b1f-2e6d8a4c5b70");
    let many: Vec<_> = (0..51).map(|_| view("View", "", false)).collect();
    for (views, fields) in [
        (
            json!([view("", "status=NOWHERE", false)]),
            &["views[0].name", "views[0].query"][..],
        ),
        (json!([view("A", "page=2", false)]), &["views[0].query"]),
        (json!([view("A", "limit=5", false)]), &["views[0].query"]),
        (
            json!([view("A", &"a".repeat(2_001), false)]),
            &["views[0].query"],
        ),
        (
            json!([view(&"a".repeat(61), "", false)]),
            &["views[0].name"],
        ),
        (json!([with_id(&stranger)]), &["views[0].id"]),
        (json!([with_id(&id), with_id(&id)]), &["views[1].id"]),
        (json!(many), &["views"]),
        (json!("none"), &["views"]),
    ] {
        let answer = keep(&app, &staff, views, 1).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
    for version in [9_007_199_254_740_992, u64::MAX] {
        let answer = keep(&app, &staff, json!([]), version).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(&["version"]);
    }
    let shared = keep(&app, &staff, json!([view("A", "", true)]), 1).await;
    shared.expect_error(403, "FORBIDDEN");
    assert_eq!(names(&list(&app, &staff).await), ["One"]);
}
