//! `GET /api/v1/admin/audit`

use std::collections::BTreeSet;

use serde_json::{Value, json};
use shared_domain::{
    Actor, AuditEventId, Duration, SessionId, Timestamp, UserId,
    audit::{Act, AuditEvent, AuditType, Target},
    user::Role,
};
use testing::TestUser;

use crate::support::TestApp;

impl TestApp {
    /// Keeps an event of this type, a while after the one before.
    async fn keep(&self, act: Act) -> AuditEvent {
        self.system.advance(Duration::from_millis(700));
        let now = self.system.now();
        let event = AuditEvent {
            id: AuditEventId::generate(now),
            act,
            source_address: Some("2001:db8::7".parse().unwrap()),
            request_id: Some("the-request".to_owned()),
            created_at: now,
        };
        let kept = self.system.audit().entry(event.clone()).keep().await;
        kept.unwrap();
        event
    }

    /// The ids of a whole list.
    async fn ids(&self, query: &str, user: &TestUser) -> Vec<String> {
        let path = format!("/audit?{query}");
        let pages = self.walk(&path, "events", user).await;
        let id = |event: &Value| event["id"].as_str().unwrap().to_owned();
        pages.concat().iter().map(id).collect()
    }
}

fn actors(now: Timestamp) -> [Actor; 2] {
    ["Ada Lovelace", "Grace Hopper"].map(|name| Actor {
        id: UserId::generate(now),
        name: name.to_owned(),
        role: Role::Staff,
    })
}

/// Two hundred events of all types, by two actors or nobody, the latest first.
async fn trail(app: &TestApp, actors: &[Actor]) -> Vec<AuditEvent> {
    let mut events = Vec::new();
    for number in 0..200 {
        let kind = AuditType::ALL[(number * 7 + number / 20) % AuditType::ALL.len()];
        let act = Act::new(kind);
        let act = match actors.get(number % 5) {
            Some(actor) => act.by(actor.clone()),
            None => act,
        };
        events.insert(0, app.keep(act).await);
    }
    events
}

#[tokio::test]
async fn every_filter_gives_what_looking_at_every_event_gives() {
    let (app, admin) = TestApp::with_admin().await;
    let actors = actors(app.system.now());
    let events = trail(&app, &actors).await;
    let (from, to) = (events[150].created_at, events[20].created_at);
    let kinds = [
        None,
        Some(AuditType::SignedIn),
        Some(AuditType::RoleChanged),
    ];
    for kind in kinds {
        for actor in [None, Some(actors[0].id)] {
            for (from, to) in [(None, None), (Some(from), None), (Some(from), Some(to))] {
                let mut query = "limit=7".to_owned();
                let mut add = |name: &str, value: Option<String>| {
                    query.extend(value.map(|value| format!("&{name}={value}")));
                };
                add("type", kind.map(|kind| kind.to_string()));
                add("actorId", actor.map(|actor| actor.to_string()));
                add("from", from.map(|from| from.to_string()));
                add("to", to.map(|to| to.to_string()));
                let wanted = events.iter().filter(|event| {
                    kind.is_none_or(|kind| event.act.kind == kind)
                        && actor.is_none_or(|id| {
                            event.act.actor.as_ref().is_some_and(|one| one.id == id)
                        })
                        && from.is_none_or(|from| from <= event.created_at)
                        && to.is_none_or(|to| event.created_at <= to)
                });
                let wanted: Vec<_> = wanted.map(|event| event.id.to_string()).collect();
                assert!(!wanted.is_empty());
                assert_eq!(app.ids(&query, &admin).await, wanted, "{query}");
            }
        }
    }
}

#[tokio::test]
async fn a_walk_meets_each_event_once_whatever_the_pages_and_what_happens_meanwhile() {
    let (app, admin) = TestApp::with_admin().await;
    let actors = actors(app.system.now());
    let events = trail(&app, &actors).await;
    let expected: Vec<_> = events.iter().map(|event| event.id.to_string()).collect();
    for limit in [9, 100] {
        assert_eq!(app.ids(&format!("limit={limit}"), &admin).await, expected);
    }
    let first = app.admin("/audit?limit=100").bearer(&admin).await;
    let data = first.expect(200).clone();
    app.keep(Act::new(AuditType::SignedIn)).await;
    let cursor = data["pagination"]["nextCursor"].as_str().unwrap();
    let path = format!("/audit?limit=100&cursor={cursor}");
    let second = app.admin(&path).bearer(&admin).await;
    let rows = [&data["events"], &second.expect(200)["events"]];
    let ids = rows.iter().flat_map(|rows| rows.as_array().unwrap());
    let ids: BTreeSet<_> = ids.map(|event| event["id"].as_str().unwrap()).collect();
    assert_eq!(ids, expected.iter().map(String::as_str).collect());
}

#[tokio::test]
async fn events_of_the_same_instant_are_each_met_once() {
    let (app, admin) = TestApp::with_admin().await;
    let now = app.system.now();
    for number in 0..30 {
        let kind = AuditType::ALL[number % AuditType::ALL.len()];
        let entry = app.system.services().entry(Act::new(kind));
        entry.keep().await.unwrap();
        // The same attempt, once more.
        entry.keep().await.unwrap();
    }
    let ids = app
        .ids(&format!("limit=4&from={now}&to={now}"), &admin)
        .await;
    let distinct: BTreeSet<_> = ids.iter().collect();
    assert_eq!((ids.len(), distinct.len()), (30, 30));
}

#[tokio::test]
async fn a_page_does_bounded_work_where_a_filter_is_narrower_than_the_index() {
    let (app, admin) = TestApp::with_admin().await;
    let [actor, _] = actors(app.system.now());
    let rare = app
        .keep(Act::new(AuditType::RoleChanged).by(actor.clone()))
        .await;
    for _ in 0..230 {
        app.keep(Act::new(AuditType::SignedIn).by(actor.clone()))
            .await;
    }
    let path = format!("/audit?limit=5&type=ROLE_CHANGED&actorId={}", actor.id);
    let pages = app.walk(&path, "events", &admin).await;
    assert_eq!(
        pages.iter().map(Vec::len).collect::<Vec<_>>(),
        [0, 0, 1],
        "a hundred rows a page"
    );
    assert_eq!(pages[2][0]["id"], json!(rare.id));
}

#[tokio::test]
async fn an_event_is_shown_whole_with_null_for_what_is_not_known() {
    let (app, admin) = TestApp::with_admin().await;
    let user = app.system.user(Role::Staff).await;
    let session = SessionId::generate(app.system.now());
    let act = Act::new(AuditType::RoleChanged)
        .by(&admin.user)
        .on(Target::User(user.id()))
        .of_session(session)
        .changing("role", Role::Staff, Role::Admin);
    let full = app.keep(act).await;
    app.system.advance(Duration::from_secs(1));
    let empty = app.system.services().entry(Act::new(AuditType::SignedIn));
    empty.keep().await.unwrap();
    let answer = app.admin("/audit").bearer(&admin).await;
    let events = &answer.expect(200)["events"];
    let expected = json!([
        {
            "id": events[0]["id"], "type": "SIGNED_IN", "actor": null, "target": null,
            "sessionId": null, "changes": null, "sourceAddress": null, "requestId": null,
            "createdAt": app.system.now(),
        },
        {
            "id": full.id, "type": "ROLE_CHANGED",
            "actor": {"id": admin.id(), "name": admin.user.full_name(), "role": "ADMIN"},
            "target": {"type": "USER", "id": user.id()},
            "sessionId": session,
            "changes": {"role": {"from": "STAFF", "to": "ADMIN"}},
            "sourceAddress": "2001:db8::7", "requestId": "the-request",
            "createdAt": full.created_at,
        },
    ]);
    assert_eq!(*events, expected);
    let pagination = json!({"limit": 20, "hasNext": false, "nextCursor": null});
    assert_eq!(answer.json["data"]["pagination"], pagination);
}

#[tokio::test]
async fn a_cursor_leads_its_caller_through_its_filters_and_nobody_elsewhere() {
    let (app, admin) = TestApp::with_admin().await;
    let other = app.system.user(Role::Admin).await;
    for _ in 0..3 {
        app.keep(Act::new(AuditType::SignedIn)).await;
    }
    let first = app.admin("/audit?limit=1").bearer(&admin).await;
    let data = first.expect(200);
    let cursor = data["pagination"]["nextCursor"].as_str().unwrap();
    for (user, query) in [
        (&other, format!("limit=1&cursor={cursor}")),
        (&admin, format!("type=SIGNED_IN&cursor={cursor}")),
        (&admin, format!("limit=1&cursor={}", &cursor[1..])),
    ] {
        let answer = app.admin(&format!("/audit?{query}")).bearer(user).await;
        answer.expect_error(400, "INVALID_CURSOR");
    }
}

#[tokio::test]
async fn every_wrong_parameter_is_named() {
    let (app, admin) = TestApp::with_admin().await;
    for (query, fields) in [
        (
            "type=LOGIN&actorId=ada&from=today&limit=0&targetId=1",
            &["actorId", "from", "limit", "targetId", "type"][..],
        ),
        ("from=2030-01-02T00:00:00Z&to=2030-01-01T00:00:00Z", &["to"]),
    ] {
        let answer = app.admin(&format!("/audit?{query}")).bearer(&admin).await;
        answer
            .expect_error(400, "VALIDATION_ERROR")
            .expect_fields(fields);
    }
}

#[tokio::test]
async fn who_was_demoted_reads_nothing_from_that_moment_on() {
    let (app, admin) = TestApp::with_admin().await;
    let other = app.system.user(Role::Admin).await;
    app.admin("/audit").bearer(&other).await.expect(200);
    let call = app.role(other.id()).json(&json!({"role": "STAFF"}));
    call.bearer(&admin).await.expect(200);
    let answer = app.admin("/audit").bearer(&other).await;
    answer.expect_error(401, "UNAUTHORIZED");
}
