//! The people of a system.

use serde_json::{Value, json};
use shared_domain::{Duration, user::Role};
use testing::TestUser;

use crate::support::TestApp;

fn ids(rows: &[Value]) -> Vec<String> {
    let id = |row: &Value| row["id"].as_str().unwrap().to_owned();
    rows.iter().map(id).collect()
}

impl TestApp {
    /// People of each role, the latest first, the administrator who asks last of all.
    async fn people(&self, admin: &TestUser) -> Vec<TestUser> {
        let mut people = vec![admin.clone()];
        for role in [
            Role::Customer,
            Role::Staff,
            Role::Customer,
            Role::Customer,
            Role::Admin,
        ] {
            self.system.advance(Duration::from_secs(1));
            people.insert(0, self.system.user(role).await);
        }
        people
    }

    async fn listed(&self, query: &str, admin: &TestUser) -> Vec<String> {
        let path = format!("/users?{query}");
        ids(&self.walk(&path, "users", admin).await.concat())
    }
}

#[tokio::test]
async fn everybody_is_listed_once_the_latest_first_however_long_the_pages_are() {
    let (app, admin) = TestApp::with_admin().await;
    let people = app.people(&admin).await;
    let expected: Vec<_> = people.iter().map(|one| one.id().to_string()).collect();
    for limit in [1, 2, 3, 6, 100] {
        let listed = app.listed(&format!("limit={limit}"), &admin).await;
        assert_eq!(listed, expected, "limit {limit}");
    }
}

#[tokio::test]
async fn filters_narrow_the_list_together() {
    let (app, admin) = TestApp::with_admin().await;
    let people = app.people(&admin).await;
    let kept_out = people
        .iter()
        .find(|one| one.user.role == Role::Customer)
        .unwrap();
    app.system.disable(kept_out.id()).await;
    app.project().await;
    for (query, admits) in [
        (
            "role=STAFF",
            Box::new(|one: &TestUser| one.user.role == Role::Staff)
                as Box<dyn Fn(&TestUser) -> bool>,
        ),
        ("isActive=false", Box::new(|one| one.id() == kept_out.id())),
        (
            "isActive=true&role=CUSTOMER",
            Box::new(|one| one.user.role == Role::Customer && one.id() != kept_out.id()),
        ),
        (
            "search=CUSTOMER",
            Box::new(|one| one.user.role == Role::Customer),
        ),
        (
            "search=customer&isActive=false",
            Box::new(|one| one.id() == kept_out.id()),
        ),
        ("search=ex", Box::new(|_| true)),
        (
            "search=ex&role=ADMIN",
            Box::new(|one| one.user.role == Role::Admin),
        ),
        ("search=nobody", Box::new(|_| false)),
        (
            "search=staff%20com",
            Box::new(|one| one.user.role == Role::Staff),
        ),
    ] {
        let admitted = people.iter().filter(|one| admits(one));
        let expected: Vec<_> = admitted.map(|one| one.id().to_string()).collect();
        for limit in [1, 100] {
            let listed = app.listed(&format!("{query}&limit={limit}"), &admin).await;
            assert_eq!(listed, expected, "{query}, limit {limit}");
        }
    }
}

#[tokio::test]
async fn a_user_is_shown_without_anything_that_proves_who_they_are() {
    let (app, admin) = TestApp::with_admin().await;
    let answer = app.admin("/users").bearer(&admin).await;
    let user = &answer.expect(200)["users"][0];
    assert_eq!(user["email"], json!(admin.user.email));
    assert_eq!(user["isActive"], true);
    assert_eq!(user["phone"], Value::Null);
    assert_eq!(user["kind"], "ACCOUNT");
    assert_eq!(user["emailVerifiedAt"], Value::Null);
    assert_eq!(user.as_object().unwrap().len(), 12);
    assert!(!answer.text().contains("hash"));
}

#[tokio::test]
async fn a_cursor_goes_on_with_the_same_filters_alone() {
    let (app, admin) = TestApp::with_admin().await;
    app.people(&admin).await;
    let answer = app.admin("/users?limit=1").bearer(&admin).await;
    let cursor = answer.expect(200)["pagination"]["nextCursor"]
        .as_str()
        .unwrap();
    let other = app.system.user(Role::Admin).await;
    for (query, user) in [
        (format!("/users?role=STAFF&cursor={cursor}"), &admin),
        (format!("/users?cursor={cursor}"), &other),
        (format!("/users?cursor={}", &cursor[1..]), &admin),
    ] {
        let answer = app.admin(&query).bearer(user).await;
        answer.expect_error(400, "INVALID_CURSOR");
    }
}

#[tokio::test]
async fn who_is_renamed_is_found_by_the_new_name_alone() {
    let (app, admin) = TestApp::with_admin().await;
    let customer = app.system.user(Role::Customer).await;
    app.project().await;
    assert_eq!(app.listed("search=number", &admin).await.len(), 2);
    let edit = shared_domain::user::ProfileEdit {
        last_name: Some("Žižková".parse().unwrap()),
        ..Default::default()
    };
    let after = customer.user.edited(edit, app.system.now()).unwrap();
    let users = app.system.users();
    users
        .change_profile(&customer.user, &after, &customer.session, None)
        .await
        .unwrap();
    app.system
        .projector()
        .project_user(customer.id())
        .await
        .unwrap();
    let is_found = async |word: &str| {
        let found = app.listed(&format!("search={word}"), &admin).await;
        found == [customer.id().to_string()]
    };
    assert!(is_found("zizkova").await);
    assert!(
        !app.listed("search=number", &admin)
            .await
            .contains(&customer.id().to_string())
    );
}
