//! Cursors lead on in the list that they were issued for, and nowhere else.

use shared_domain::user::Role;

use crate::support::TestApp;

const LISTS: [&str; 3] = ["", "&isRead=true", "&isRead=false"];

#[tokio::test]
async fn a_cursor_of_another_filter_or_of_somebody_else_is_refused() {
    let app = TestApp::start().await;
    let user = app.system.user(Role::Staff).await;
    let other = app.system.user(Role::Staff).await;
    for user in [&user, &other] {
        for read in app.tell_many(user, 4).await.iter().take(2) {
            app.read(read).bearer(user).await.expect(200);
        }
    }
    for list in LISTS {
        let answer = app.list(&format!("limit=1{list}")).bearer(&user).await;
        let cursor = answer.expect(200)["pagination"]["nextCursor"].as_str();
        let cursor = cursor.unwrap();
        for to in LISTS {
            let follow = format!("limit=2&cursor={cursor}{to}");
            let answer = app.list(&follow).bearer(&user).await;
            match to == list {
                true => drop(answer.expect(200)),
                false => drop(answer.expect_error(400, "INVALID_CURSOR")),
            }
            let answer = app.list(&follow).bearer(&other).await;
            answer.expect_error(400, "INVALID_CURSOR");
        }
    }
}

#[tokio::test]
async fn a_cursor_that_was_invented_or_cut_is_refused() {
    let (app, user) = TestApp::with_customer().await;
    app.tell_many(&user, 2).await;
    for list in ["", "&isRead=false"] {
        let answer = app.list(&format!("limit=1{list}")).bearer(&user).await;
        let cursor = answer.expect(200)["pagination"]["nextCursor"].as_str();
        let cursor = cursor.unwrap();
        for wrong in ["", "x", "MTIz", &cursor[1..], &cursor[..cursor.len() - 1]] {
            let answer = app.list(&format!("cursor={wrong}{list}")).bearer(&user);
            let answer = answer.await;
            answer
                .expect_error(400, "INVALID_CURSOR")
                .expect_fields(&[]);
        }
    }
}
