//! Somebody is left to administer, whatever happens at the same time.

use futures_util::future::join_all;
use serde_json::{Value, json};
use shared_domain::user::Role;
use testing::TestUser;

use crate::support::TestApp;

impl TestApp {
    async fn active_admins(&self) -> usize {
        let users = self.system.users().every_user().await.unwrap();
        users.iter().filter(|user| user.is_active_admin()).count()
    }

    /// Both ways of giving up being an administrator.
    fn removals(&self, id: impl std::fmt::Display + Copy) -> [testing::Call; 2] {
        [
            self.role(id).json(&json!({"role": "STAFF"})),
            self.activity(id).json(&json!({"isActive": false})),
        ]
    }
}

#[tokio::test]
async fn the_last_active_administrator_stays_one() {
    let (app, admin) = TestApp::with_admin().await;
    let disabled = app.system.user(Role::Admin).await;
    app.system.disable(disabled.id()).await;
    let stored = app.system.stored().await;
    for call in app.removals(admin.id()) {
        call.bearer(&admin).await.expect_error(409, "LAST_ADMIN");
    }
    assert_eq!(app.system.stored().await, stored);
}

#[tokio::test]
async fn an_administrator_may_go_where_another_one_stays() {
    for removal in [0, 1] {
        let (app, admin) = TestApp::with_admin().await;
        app.system.user(Role::Admin).await;
        let [role, activity] = app.removals(admin.id());
        let call = [role, activity].into_iter().nth(removal).unwrap();
        call.bearer(&admin).await.expect(200);
        assert_eq!(app.active_admins().await, 1);
    }
}

#[tokio::test]
async fn of_administrators_who_remove_each_other_at_once_one_is_left() {
    for round in 0..8 {
        let app = TestApp::start().await;
        let mut admins: Vec<TestUser> = Vec::new();
        for _ in 0..4 {
            admins.push(app.system.user(Role::Admin).await);
        }
        // Everybody removes the next one, and now and then themselves.
        let calls = admins.iter().enumerate().map(|(index, admin)| {
            let target = &admins[(index + 1 + round % 4) % admins.len()];
            let [role, activity] = app.removals(target.id());
            let call = if index % 2 == 0 { role } else { activity };
            call.bearer(admin).into_future()
        });
        let answers = join_all(calls).await;
        let left = app.active_admins().await;
        let removed = answers.iter().filter(|answer| answer.status == 200).count();
        assert!(left >= 1, "round {round}: nobody is left");
        assert_eq!(left, admins.len() - removed, "round {round}");
        for answer in answers.iter().filter(|answer| answer.status != 200) {
            let code = &answer.json["error"]["code"];
            let expected = ["LAST_ADMIN", "UNAUTHORIZED", "CONFLICT"].map(Value::from);
            assert!(expected.contains(code), "{code}");
        }
    }
}
