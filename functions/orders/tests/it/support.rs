//! The orders function in a system of its own, and people who use it.

use std::ops::Deref;

use axum::http::Method;
use orders::{OrdersApi, State, router};
use serde_json::{Value, json};
use shared_domain::{Duration, UserId, user::Role};
use testing::{App, Call, Response, System, TestUser};

/// The fields of an order in a list.
pub const SUMMARY_FIELDS: [&str; 14] = [
    "allowedTransitions",
    "assignee",
    "assigneeId",
    "completedAt",
    "createdAt",
    "customer",
    "customerId",
    "estimatedCompletion",
    "id",
    "orderNumber",
    "status",
    "title",
    "updatedAt",
    "version",
];

/// Where the orders are.
pub const ORDERS: &str = "/api/v1/orders";

/// The orders function, with a method for each of its endpoints.
pub struct TestApp {
    pub system: System,
    app: App,
}

impl TestApp {
    pub async fn start() -> Self {
        Self::in_system(System::start().await)
    }

    pub fn in_system(system: System) -> Self {
        let context = system.order_context();
        let app = App::new(router(State::new(OrdersApi {
            context,
            models: system.read_models(),
            links: testing::links_to_nowhere(),
        })));
        Self { system, app }
    }

    pub fn list(&self, query: &str) -> Call {
        self.app.get(&format!("{ORDERS}?{query}"))
    }

    pub fn create(&self, body: &Value) -> Call {
        self.app.post(ORDERS).json(body)
    }

    pub fn read(&self, id: &str) -> Call {
        self.app.get(&path(id, ""))
    }

    pub fn replace(&self, id: &str, body: &Value) -> Call {
        self.app.put(&path(id, "")).json(body)
    }

    pub fn edit(&self, id: &str, body: &Value) -> Call {
        self.app.patch(&path(id, "")).json(body)
    }

    pub fn change_status(&self, id: &str, status: &str) -> Call {
        let body = json!({"status": status});
        self.app.patch(&path(id, "/status")).json(&body)
    }

    pub fn cancel(&self, id: &str) -> Call {
        self.app.post(&path(id, "/cancel"))
    }

    pub fn delete_cancel(&self, id: &str) -> Call {
        self.app.delete(&path(id, "/cancel"))
    }

    pub fn assign(&self, id: &str, to: Option<UserId>) -> Call {
        let body = json!({"assigneeId": to.map(|id| id.to_string())});
        self.app.patch(&path(id, "/assignee")).json(&body)
    }

    pub fn history(&self, id: &str, query: &str) -> Call {
        self.app.get(&path(id, &format!("/history?{query}")))
    }

    pub fn notes(&self, id: &str, query: &str) -> Call {
        self.app.get(&path(id, &format!("/notes?{query}")))
    }

    pub fn add_note(&self, id: &str, body: &Value) -> Call {
        self.app.post(&path(id, "/notes")).json(body)
    }
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

/// The function and somebody in every role.
pub struct Scene {
    pub app: TestApp,
    /// Whose orders they are.
    pub owner: TestUser,
    /// Another customer.
    pub stranger: TestUser,
    /// Who works on them.
    pub staff: TestUser,
    /// Another member of staff.
    pub colleague: TestUser,
    pub admin: TestUser,
}

impl Scene {
    pub async fn start() -> Self {
        Self::around(TestApp::start().await).await
    }

    pub async fn around(app: TestApp) -> Self {
        Self {
            owner: app.system.user(Role::Customer).await,
            stranger: app.system.user(Role::Customer).await,
            staff: app.system.user(Role::Staff).await,
            colleague: app.system.user(Role::Staff).await,
            admin: app.system.user(Role::Admin).await,
            app,
        }
    }

    /// An order of the owner that waits for somebody; its id.
    pub async fn queued(&self) -> String {
        let answer = self.app.create(&cake()).bearer(&self.owner).await;
        answer.expect(201);
        id(&answer)
    }

    /// A pending order that is assigned to the staff member.
    pub async fn taken(&self) -> String {
        let id = self.queued().await;
        self.take(&id).await;
        id
    }

    /// Has the staff member take the order.
    pub async fn take(&self, id: &str) {
        let take = self.assign(id, Some(self.staff.id()));
        take.bearer(&self.staff).await.expect(200);
    }

    /// Has the staff member move the order on.
    pub async fn proceed(&self, id: &str, status: &str) {
        let change = self.change_status(id, status);
        change.bearer(&self.staff).await.expect(200);
    }

    /// An order in this state that is assigned to the staff member.
    pub async fn order_in(&self, status: &str) -> String {
        let id = self.taken().await;
        let steps: &[&str] = match status {
            "PENDING" => &[],
            "IN_PROGRESS" => &["IN_PROGRESS"],
            "ON_HOLD" => &["IN_PROGRESS", "ON_HOLD"],
            "COMPLETED" => &["IN_PROGRESS", "COMPLETED"],
            "CANCELLED" => &["CANCELLED"],
            other => panic!("{other} is no status"),
        };
        for step in steps {
            let change = self.change_status(&id, step);
            change.bearer(&self.admin).await.expect(200);
        }
        id
    }

    /// The order as an administrator sees it now.
    pub async fn see(&self, id: &str) -> Value {
        let answer = self.read(id).bearer(&self.admin).await;
        answer.expect(200)["order"].clone()
    }

    /// Everything that happened to the order, the earliest first, as an administrator sees it.
    pub async fn events(&self, id: &str) -> Vec<Value> {
        let mut events = self
            .all(&path(id, "/history"), "history", &self.admin)
            .await;
        events.reverse();
        events
    }

    /// Adds a note of the staff member's kind.
    pub async fn note(&self, id: &str, text: &str, visibility: &str) {
        self.pass_time().await;
        let body = json!({"kind": "NOTE", "text": text, "visibility": visibility});
        let answer = self.add_note(id, &body).bearer(&self.staff).await;
        answer.expect(201);
    }

    /// Lets a little time pass, so that what happens next happens later.
    pub async fn pass_time(&self) {
        self.system.advance(Duration::from_millis(10));
    }

    /// Everything in a list, page by page.
    pub async fn all(&self, path: &str, name: &str, user: &TestUser) -> Vec<Value> {
        self.app.walk(path, "limit=7", name, user).await.concat()
    }

    pub fn everybody(&self) -> [&TestUser; 5] {
        [
            &self.owner,
            &self.stranger,
            &self.staff,
            &self.colleague,
            &self.admin,
        ]
    }
}

impl Deref for Scene {
    type Target = TestApp;

    fn deref(&self) -> &TestApp {
        &self.app
    }
}

impl TestApp {
    /// The pages of a list, each of which must be as it should.
    pub async fn walk(
        &self,
        path: &str,
        query: &str,
        name: &str,
        user: &TestUser,
    ) -> Vec<Vec<Value>> {
        let mut pages: Vec<Vec<Value>> = Vec::new();
        let mut cursor = String::new();
        loop {
            assert!(pages.len() < 200, "a walk that does not end");
            let answer = self.get(&format!("{path}?{query}{cursor}")).bearer(user);
            let answer = answer.await;
            pages.push(answer.expect(200)[name].as_array().unwrap().clone());
            match next_cursor(&answer) {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return pages,
            }
        }
    }
}

/// Where the page's list goes on. The page must hold together.
#[track_caller]
pub fn next_cursor(answer: &Response) -> Option<String> {
    let data = answer.expect(200);
    let pagination = &data["pagination"];
    let next = pagination["nextCursor"].as_str().map(str::to_owned);
    assert_eq!(pagination.as_object().unwrap().len(), 3);
    assert_eq!(pagination["hasNext"], next.is_some());
    let rows = data.as_object().unwrap().values().find_map(Value::as_array);
    assert!(rows.unwrap().len() as u64 <= pagination["limit"].as_u64().unwrap());
    next
}

/// The path of an order, or of something about it.
pub fn path(id: &str, rest: &str) -> String {
    format!("{ORDERS}/{id}{rest}")
}

/// What somebody sends to order something.
pub fn cake() -> Value {
    json!({
        "title": "Wedding cake",
        "description": "Three tiers",
        "special_instructions": "No nuts",
        "estimatedCompletion": "2030-02-01T12:00:00.000Z",
    })
}

/// `body` with one field replaced.
pub fn with(mut body: Value, field: &str, value: impl Into<Value>) -> Value {
    body[field] = value.into();
    body
}

/// The id of the order in the answer.
pub fn id(answer: &Response) -> String {
    let id = answer.json["data"]["order"]["id"].as_str();
    id.unwrap_or_else(|| panic!("{}", answer.text())).to_owned()
}

/// One field of each of the rows.
pub fn pick<'a>(rows: &'a [Value], field: &str) -> Vec<&'a str> {
    rows.iter()
        .map(|row| row[field].as_str().unwrap())
        .collect()
}

/// The names of the fields of an object, sorted.
pub fn keys(object: &Value) -> Vec<&str> {
    let mut keys: Vec<_> = object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

/// Every write to an order: its method, the end of its path and a body that it takes.
pub fn writes() -> [(Method, &'static str, Value); 7] {
    [
        (Method::PUT, "", json!({"title": "Another cake"})),
        (Method::PATCH, "", json!({"title": "Another cake"})),
        (Method::PATCH, "/status", json!({"status": "IN_PROGRESS"})),
        (Method::POST, "/cancel", json!({"reason": "Too dear"})),
        (Method::DELETE, "/cancel", json!({"reason": "Too dear"})),
        (Method::PATCH, "/assignee", json!({"assigneeId": null})),
        (
            Method::POST,
            "/notes",
            json!({"kind": "MESSAGE", "text": "Hello"}),
        ),
    ]
}

/// What can be read of an order: the ends of the paths.
pub const READS: [&str; 3] = ["", "/history", "/notes"];

/// The states of an order.
pub const STATUSES: [&str; 5] = [
    "PENDING",
    "IN_PROGRESS",
    "COMPLETED",
    "ON_HOLD",
    "CANCELLED",
];

pub const fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

pub const fn hours(count: u64) -> Duration {
    minutes(count * 60)
}
