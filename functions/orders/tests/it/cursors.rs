//! Cursors: opaque, tamper-evident and bound to whom and what they were issued for.

use std::collections::BTreeSet;

use testing::{Response, TestUser};

use crate::support::{ORDERS, Scene, next_cursor, path};

/// A scene with two orders that have a second page of everything.
async fn scene() -> (Scene, String, String) {
    let scene = Scene::start().await;
    let (one, other) = (scene.taken().await, scene.taken().await);
    for id in [&one, &other] {
        for text in ["One", "Two", "Three"] {
            scene.note(id, text, "CUSTOMER").await;
        }
    }
    (scene, one, other)
}

async fn cursor(scene: &Scene, path: &str, query: &str, user: &TestUser) -> String {
    let answer = scene
        .get(&format!("{path}?limit=1&{query}"))
        .bearer(user)
        .await;
    next_cursor(&answer).expect("a second page")
}

async fn follow(scene: &Scene, path: &str, query: &str, cursor: &str, user: &TestUser) -> Response {
    scene
        .get(&format!("{path}?{query}&cursor={cursor}"))
        .bearer(user)
        .await
}

#[tokio::test]
async fn a_cursor_leads_on_in_the_list_it_was_issued_for_whatever_the_pages_size() {
    let (scene, one, _) = scene().await;
    for list in [
        ORDERS.to_owned(),
        path(&one, "/history"),
        path(&one, "/notes"),
    ] {
        for user in [&scene.owner, &scene.staff, &scene.admin] {
            let cursor = cursor(&scene, &list, "", user).await;
            for limit in [1, 2, 100] {
                let query = format!("limit={limit}");
                follow(&scene, &list, &query, &cursor, user)
                    .await
                    .expect(200);
            }
        }
    }
}

#[tokio::test]
async fn a_cursor_leads_nowhere_else() {
    let (scene, one, other) = scene().await;
    let lists = [
        (ORDERS.to_owned(), ""),
        (ORDERS.to_owned(), "sort=createdAt"),
        (ORDERS.to_owned(), "status=PENDING"),
        (ORDERS.to_owned(), "status=PENDING,ON_HOLD"),
        (ORDERS.to_owned(), "from=2029-01-01T00:00:00Z"),
        (ORDERS.to_owned(), "to=2031-01-01T00:00:00Z"),
        (ORDERS.to_owned(), "overdue=true"),
        (path(&one, "/history"), ""),
        (path(&one, "/notes"), ""),
        (path(&other, "/history"), ""),
        (path(&other, "/notes"), ""),
    ];
    let has_second_page = |query: &str| query != "overdue=true";
    for (list, query) in lists.iter().filter(|(_, query)| has_second_page(query)) {
        let cursor = cursor(&scene, list, query, &scene.owner).await;
        for (to, filter) in &lists {
            let answer = follow(&scene, to, filter, &cursor, &scene.owner).await;
            if (to, filter) == (list, query) {
                answer.expect(200);
            } else {
                answer.expect_error(400, "INVALID_CURSOR");
            }
        }
        for user in [&scene.staff, &scene.admin] {
            let answer = follow(&scene, list, query, &cursor, user).await;
            answer.expect_error(400, "INVALID_CURSOR");
        }
    }
}

#[tokio::test]
async fn the_same_filters_in_other_words_are_the_same_list() {
    let (scene, ..) = scene().await;
    let issued = cursor(&scene, ORDERS, "status=PENDING,ON_HOLD", &scene.owner).await;
    for query in [
        "status=ON_HOLD,PENDING",
        "status=PENDING,ON_HOLD,PENDING&sort=-createdAt&overdue=false",
    ] {
        follow(&scene, ORDERS, query, &issued, &scene.owner)
            .await
            .expect(200);
    }
}

#[tokio::test]
async fn the_lists_of_administrators_are_told_apart() {
    let (scene, ..) = scene().await;
    let (owner, staff) = (scene.owner.id(), scene.staff.id());
    let filters = [
        String::new(),
        format!("customerId={owner}"),
        format!("assigneeId={staff}"),
        format!("customerId={owner}&assigneeId={staff}"),
        "status=PENDING".to_owned(),
    ];
    for query in &filters {
        let cursor = cursor(&scene, ORDERS, query, &scene.admin).await;
        for other in filters.iter().filter(|other| *other != query) {
            let answer = follow(&scene, ORDERS, other, &cursor, &scene.admin).await;
            answer.expect_error(400, "INVALID_CURSOR");
        }
    }
}

#[tokio::test]
async fn a_cursor_that_was_invented_cut_or_changed_is_refused() {
    let (scene, one, _) = scene().await;
    for list in [
        ORDERS.to_owned(),
        path(&one, "/history"),
        path(&one, "/notes"),
    ] {
        let issued = cursor(&scene, &list, "", &scene.owner).await;
        let mut wrong: BTreeSet<String> = [
            "",
            "0",
            "null",
            "x",
            "%00",
            "%F0%9F%8E%82",
            "..",
            "eyJwayI6IngifQ",
            "MTIz",
        ]
        .map(str::to_owned)
        .into();
        wrong.extend(
            [1, 16, issued.len() / 2, issued.len() - 1].map(|end| issued[..end].to_owned()),
        );
        wrong.insert(format!("{issued}A"));
        wrong.insert(format!("{issued}="));
        wrong.insert(format!("A{issued}"));
        wrong.insert(issued.to_lowercase());
        wrong.insert("A".repeat(4_000));
        for at in [0, issued.len() / 2, issued.len() - 2] {
            let other = if issued.as_bytes()[at] == b'A' {
                "B"
            } else {
                "A"
            };
            let mut changed = issued.clone();
            changed.replace_range(at..=at, other);
            wrong.insert(changed);
        }
        for cursor in wrong {
            let answer = follow(&scene, &list, "", &cursor, &scene.owner).await;
            answer
                .expect_error(400, "INVALID_CURSOR")
                .expect_fields(&[]);
        }
    }
}

#[tokio::test]
async fn a_cursor_says_nothing_and_is_the_same_for_the_same_page_alone() {
    let (scene, ..) = scene().await;
    let one = cursor(&scene, ORDERS, "", &scene.owner).await;
    let other = cursor(&scene, ORDERS, "", &scene.owner).await;
    assert_eq!(one, other);
    let filtered = cursor(&scene, ORDERS, "&status=PENDING", &scene.owner).await;
    assert_ne!(one, filtered);
    assert!(
        one.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    );
    assert!(!one.contains("2030"));
}
