//! `GET /api/v1/orders`

use serde_json::{Value, json};
use shared_domain::UserId;
use testing::TestUser;

use crate::support::{STATUSES, SUMMARY_FIELDS, Scene, cake, id, keys, next_cursor, pick, with};

/// The ids in the list, in its order.
async fn listed(scene: &Scene, query: &str, user: &TestUser) -> Vec<String> {
    let answer = scene.list(query).bearer(user).await;
    let orders = answer.expect(200)["orders"].as_array().unwrap();
    pick(orders, "id").into_iter().map(str::to_owned).collect()
}

async fn expect_named(scene: &Scene, query: &str, user: &TestUser, fields: &[&str]) {
    let answer = scene.list(query).bearer(user).await;
    answer
        .expect_error(400, "VALIDATION_ERROR")
        .expect_fields(fields);
}

/// One order in every status, oldest first, then one in the queue.
async fn one_of_each(scene: &Scene) -> Vec<String> {
    let mut ids = Vec::new();
    for status in STATUSES {
        scene.pass_time().await;
        ids.push(scene.order_in(status).await);
    }
    scene.pass_time().await;
    ids.push(scene.queued().await);
    ids
}

fn pick_ids(ids: &[String], at: &[usize]) -> Vec<String> {
    at.iter().map(|at| ids[*at].clone()).collect()
}

fn newest_first(ids: &[String]) -> Vec<String> {
    ids.iter().rev().cloned().collect()
}

#[tokio::test]
async fn a_row_is_an_order_without_its_long_texts() {
    let scene = Scene::start().await;
    let id = scene.order_in("COMPLETED").await;
    let whole = scene.see(&id).await;
    for user in [&scene.owner, &scene.staff, &scene.admin] {
        let answer = scene.list("").bearer(user).await;
        let data = answer.expect(200);
        assert_eq!(keys(data), ["orders", "pagination"]);
        let row = &data["orders"][0];
        assert_eq!(keys(row), SUMMARY_FIELDS);
        for field in SUMMARY_FIELDS {
            assert_eq!(row[field], whole[field], "{field}");
        }
        assert_eq!(
            data["pagination"],
            json!({"limit": 20, "hasNext": false, "nextCursor": null})
        );
    }
}

#[tokio::test]
async fn each_sees_the_orders_that_concern_them() {
    let scene = Scene::start().await;
    let ids = one_of_each(&scene).await;
    scene.pass_time().await;
    let strangers = id(&scene.create(&cake()).bearer(&scene.stranger).await);
    let all = [newest_first(&ids), vec![strangers.clone()]].concat();
    assert_eq!(listed(&scene, "", &scene.owner).await, newest_first(&ids));
    assert_eq!(
        listed(&scene, "", &scene.stranger).await,
        *std::slice::from_ref(&strangers)
    );
    assert_eq!(
        listed(&scene, "", &scene.staff).await,
        newest_first(&ids[..5])
    );
    assert!(listed(&scene, "", &scene.colleague).await.is_empty());
    let everything = listed(&scene, "", &scene.admin).await;
    assert_eq!(everything[0], strangers);
    assert_eq!(everything.len(), all.len());
    for user in [&scene.staff, &scene.colleague] {
        let queue = listed(&scene, "assigneeId=none", user).await;
        assert_eq!(queue, [strangers.clone(), ids[5].clone()]);
    }
}

#[tokio::test]
async fn orders_come_newest_first_unless_asked_otherwise() {
    let scene = Scene::start().await;
    let ids = one_of_each(&scene).await;
    for user in [&scene.owner, &scene.admin] {
        for query in ["", "sort=-createdAt", "overdue=false"] {
            assert_eq!(listed(&scene, query, user).await, newest_first(&ids));
        }
        assert_eq!(listed(&scene, "sort=createdAt", user).await, ids);
    }
    assert_eq!(
        listed(&scene, "sort=createdAt", &scene.staff).await,
        &ids[..5]
    );
}

#[tokio::test]
async fn orders_are_filtered_by_status() {
    let scene = Scene::start().await;
    let ids = one_of_each(&scene).await;
    for (at, status) in STATUSES.iter().enumerate().skip(1) {
        for user in [&scene.owner, &scene.staff, &scene.admin] {
            let query = format!("status={status}");
            assert_eq!(listed(&scene, &query, user).await, [ids[at].clone()]);
        }
    }
    let query = "status=PENDING,%20ON_HOLD,PENDING&sort=createdAt";
    assert_eq!(
        listed(&scene, query, &scene.owner).await,
        pick_ids(&ids, &[0, 3, 5])
    );
    assert_eq!(
        listed(&scene, query, &scene.admin).await,
        pick_ids(&ids, &[0, 3, 5])
    );
    assert_eq!(
        listed(&scene, query, &scene.staff).await,
        pick_ids(&ids, &[0, 3])
    );
    let queue = "assigneeId=none&status=PENDING";
    assert_eq!(
        listed(&scene, queue, &scene.staff).await,
        pick_ids(&ids, &[5])
    );
    let nothing = "assigneeId=none&status=COMPLETED";
    assert!(listed(&scene, nothing, &scene.staff).await.is_empty());
}

#[tokio::test]
async fn administrators_filter_by_customer_and_assignee() {
    let scene = Scene::start().await;
    let queued = scene.queued().await;
    scene.pass_time().await;
    let taken = scene.taken().await;
    scene.pass_time().await;
    let on_hold = scene.order_in("ON_HOLD").await;
    scene
        .assign(&on_hold, None)
        .bearer(&scene.admin)
        .await
        .expect(200);
    scene.pass_time().await;
    let mine = scene.queued().await;
    scene
        .assign(&mine, Some(scene.admin.id()))
        .bearer(&scene.admin)
        .await
        .expect(200);
    scene.pass_time().await;
    let strangers = id(&scene.create(&cake()).bearer(&scene.stranger).await);
    let (owner, staff) = (scene.owner.id(), scene.staff.id());
    let nobody = UserId::generate(scene.system.now());
    for (query, expected) in [
        (
            format!("customerId={owner}"),
            vec![&mine, &on_hold, &taken, &queued],
        ),
        (
            format!("customerId={}", scene.stranger.id()),
            vec![&strangers],
        ),
        (format!("customerId={nobody}"), vec![]),
        (format!("assigneeId={staff}"), vec![&taken]),
        (format!("assigneeId={nobody}"), vec![]),
        ("assigneeId=me".to_owned(), vec![&mine]),
        (
            "assigneeId=none".to_owned(),
            vec![&strangers, &on_hold, &queued],
        ),
        ("assigneeId=none&status=ON_HOLD".to_owned(), vec![&on_hold]),
        (
            format!("assigneeId=none&customerId={owner}"),
            vec![&on_hold, &queued],
        ),
        (format!("assigneeId=me&customerId={owner}"), vec![&mine]),
        (
            format!("assigneeId={staff}&customerId={owner}&status=PENDING"),
            vec![&taken],
        ),
        (
            format!("assigneeId={staff}&customerId={}", scene.stranger.id()),
            vec![],
        ),
    ] {
        let found = listed(&scene, &query, &scene.admin).await;
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{query}");
    }
    assert_eq!(listed(&scene, "assigneeId=me", &scene.staff).await, [taken]);
}

#[tokio::test]
async fn orders_are_filtered_by_when_they_were_placed_both_ends_included() {
    let scene = Scene::start().await;
    let first = scene.queued().await;
    scene.pass_time().await;
    let second = scene.queued().await;
    scene.pass_time().await;
    let third = scene.queued().await;
    for user in [&scene.owner, &scene.admin] {
        for (query, expected) in [
            ("from=2030-01-01T00:00:00.010Z", vec![&third, &second]),
            ("from=2030-01-01T00:00:00.011Z", vec![&third]),
            ("to=2030-01-01T00:00:00.010Z", vec![&second, &first]),
            ("to=2030-01-01T00:00:00.009Z", vec![&first]),
            (
                "from=2030-01-01T00:00:00.010Z&to=2030-01-01T00:00:00.010Z",
                vec![&second],
            ),
            (
                "from=2030-01-01T01:00:00.005%2B01:00&to=2030-01-01T01:00:00.015%2B01:00",
                vec![&second],
            ),
            ("from=2031-01-01T00:00:00Z", vec![]),
            ("to=2029-01-01T00:00:00Z", vec![]),
        ] {
            let found = listed(&scene, query, user).await;
            assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{query}");
        }
    }
}

#[tokio::test]
async fn what_is_for_others_to_ask_is_refused() {
    let scene = Scene::start().await;
    let (owner, staff) = (scene.owner.id(), scene.staff.id());
    for (user, query) in [
        (&scene.owner, format!("customerId={owner}")),
        (&scene.owner, format!("customerId={}", scene.stranger.id())),
        (&scene.owner, "assigneeId=none".to_owned()),
        (&scene.owner, "assigneeId=me".to_owned()),
        (&scene.owner, format!("assigneeId={staff}")),
        (&scene.staff, format!("customerId={owner}")),
        (&scene.staff, format!("customerId={owner}&assigneeId=me")),
        (&scene.staff, format!("assigneeId={}", scene.colleague.id())),
    ] {
        let answer = scene.list(&query).bearer(user).await;
        answer.expect_error(403, "FORBIDDEN");
    }
}

#[tokio::test]
async fn every_failing_parameter_is_named_at_once() {
    let scene = Scene::start().await;
    let wrong = "limit=0&status=DONE&customerId=x&assigneeId=you&from=yesterday&to=2030&overdue=yes&sort=title&page=2";
    let fields = [
        "limit",
        "status",
        "customerId",
        "assigneeId",
        "from",
        "to",
        "overdue",
        "sort",
        "page",
    ];
    for user in scene.everybody() {
        expect_named(&scene, wrong, user, &fields).await;
    }
    for limit in [
        "0",
        "101",
        "abc",
        "",
        "-1",
        "1.5",
        "1e1",
        "99999999999999999999",
        "%2010",
    ] {
        expect_named(&scene, &format!("limit={limit}"), &scene.owner, &["limit"]).await;
    }
    for status in ["", "pending", "PENDING,", "PENDING;ON_HOLD", "PENDING,DONE"] {
        expect_named(
            &scene,
            &format!("status={status}"),
            &scene.owner,
            &["status"],
        )
        .await;
    }
    for limit in ["1", "100", "007"] {
        scene
            .list(&format!("limit={limit}"))
            .bearer(&scene.owner)
            .await
            .expect(200);
    }
}

#[tokio::test]
async fn a_parameter_is_given_once() {
    let scene = Scene::start().await;
    expect_named(&scene, "limit=5&limit=5", &scene.owner, &["limit"]).await;
    expect_named(
        &scene,
        "status=PENDING&status=ON_HOLD&a=1&a=2",
        &scene.owner,
        &["a", "status"],
    )
    .await;
}

#[tokio::test]
async fn what_contradicts_itself_is_named() {
    let scene = Scene::start().await;
    expect_named(
        &scene,
        "from=2030-01-02T00:00:00Z&to=2030-01-01T00:00:00Z",
        &scene.owner,
        &["to"],
    )
    .await;
    for sort in ["createdAt", "-createdAt"] {
        let query = format!("overdue=true&sort={sort}");
        expect_named(&scene, &query, &scene.owner, &["sort"]).await;
    }
}

#[tokio::test]
async fn a_list_follows_what_happens_to_its_orders() {
    let scene = Scene::start().await;
    let id = scene.taken().await;
    let edit = json!({"title": "Birthday cake"});
    scene
        .edit(&id, &edit)
        .bearer(&scene.owner)
        .await
        .expect(200);
    scene.proceed(&id, "IN_PROGRESS").await;
    let reassign = scene.assign(&id, Some(scene.colleague.id()));
    reassign.bearer(&scene.admin).await.expect(200);
    for (user, query) in [
        (&scene.owner, "status=IN_PROGRESS"),
        (&scene.colleague, "status=IN_PROGRESS"),
        (&scene.admin, "status=IN_PROGRESS"),
    ] {
        let answer = scene.list(query).bearer(user).await;
        let row = &answer.expect(200)["orders"][0];
        assert_eq!(row["title"], "Birthday cake");
        assert_eq!(row["version"], 5);
        assert_eq!(row["assigneeId"], scene.colleague.id().to_string());
    }
    for (user, query) in [
        (&scene.owner, "status=PENDING"),
        (&scene.staff, ""),
        (&scene.colleague, "assigneeId=none"),
        (&scene.admin, "status=PENDING"),
    ] {
        assert!(listed(&scene, query, user).await.is_empty());
    }
}

#[tokio::test]
async fn a_filter_that_no_index_serves_gives_short_pages_that_lead_on() {
    let scene = Scene::start().await;
    let wanted = scene.order_in("COMPLETED").await;
    for _ in 0..110 {
        scene.pass_time().await;
        scene.queued().await;
    }
    let query = "status=COMPLETED";
    let answer = scene.list(query).bearer(&scene.owner).await;
    assert_eq!(answer.expect(200)["orders"], json!([]));
    let cursor = next_cursor(&answer).expect("a way on");
    let next = listed(&scene, &format!("{query}&cursor={cursor}"), &scene.owner).await;
    assert_eq!(next, [wanted]);
}

#[tokio::test]
async fn orders_of_the_same_millisecond_are_all_found() {
    let scene = Scene::start().await;
    let mut placed = Vec::new();
    for number in 0..15 {
        let body = with(cake(), "title", format!("Cake {number}"));
        placed.push(id(&scene.create(&body).bearer(&scene.owner).await));
    }
    placed.sort_unstable();
    for user in [&scene.owner, &scene.admin, &scene.staff] {
        let scope = if user.id() == scene.staff.id() {
            "assigneeId=none&"
        } else {
            ""
        };
        for limit in [1, 2, 4, 15] {
            for (sort, reversed) in [("createdAt", false), ("-createdAt", true)] {
                let query = format!("{scope}sort={sort}&limit={limit}");
                let pages = scene
                    .app
                    .walk("/api/v1/orders", &query, "orders", user)
                    .await;
                let mut found: Vec<Value> = pages.concat();
                if reversed {
                    found.reverse();
                }
                assert_eq!(pick(&found, "id"), placed, "{query}");
            }
        }
    }
}
