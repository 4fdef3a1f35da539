//! Writes that take effect once.

use std::cell::Cell;

use axum::{extract::FromRequestParts, http::Request};
use shared_auth::SecretHash;
use shared_domain::{
    Actor,
    order::{Change, ChangeStatus, Decision, Order, OrderStatus, Refusal, change_status},
    user::Role,
};
use shared_http::{ApiError, Attempt, ErrorCode, Idempotency, IdempotencyHeader, Written};
use shared_store::StoredResponse;
use testing::{System, TestUser};

/// An order, who works on it, and a request to start the work.
struct Scene {
    system: System,
    staff: TestUser,
    order: Order,
}

impl Scene {
    async fn start() -> Self {
        let system = System::start().await;
        let owner = system.user(Role::Customer).await;
        let staff = system.user(Role::Staff).await;
        let order = system.order(&owner).await;
        let order = system.assign(&order, &staff).await;
        Self {
            system,
            staff,
            order,
        }
    }

    /// A request with this idempotency key, looked up now.
    async fn request(&self, key: Option<&str>) -> Idempotency {
        let mut request = Request::builder().method("PATCH").uri("/order");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        let Ok(header) = IdempotencyHeader::from_request_parts(&mut parts, &()).await;
        let context = self.system.order_context();
        context.idempotency(&header, self.staff.id()).await.unwrap()
    }

    /// The order with its work started, as it was read when the scene began.
    fn started(&self) -> Change {
        let (by, now) = (Actor::from(&self.staff.user), self.system.now());
        let start = ChangeStatus {
            status: OrderStatus::InProgress,
            comment: None,
        };
        match change_status(&self.order, &by, start, now).unwrap() {
            Decision::Changed(change) => *change,
            Decision::Unchanged => panic!("the work has started"),
        }
    }

    /// An attempt to start the work on the order in this version.
    fn attempt(&self, version: u64, text: &str) -> Result<Attempt<String>, ApiError> {
        Ok(Attempt {
            write: self.system.orders().change(version, &self.started())?,
            response: response(text),
            value: text.to_owned(),
        })
    }
}

fn response(text: &str) -> StoredResponse {
    StoredResponse {
        status: 200,
        etag: None,
        location: None,
        body: text.to_owned(),
    }
}

fn body(text: &str) -> SecretHash {
    SecretHash::of(&[text.as_bytes()])
}

fn now(written: Result<Written<String>, ApiError>) -> String {
    match written.unwrap() {
        Written::Now(text) => text,
        Written::Before(response) => panic!("replayed: {}", response.body),
    }
}

fn before(written: Result<Written<String>, ApiError>) -> String {
    match written.unwrap() {
        Written::Now(text) => panic!("written: {text}"),
        Written::Before(response) => response.body,
    }
}

#[tokio::test]
async fn an_attempt_at_what_has_changed_is_made_again() {
    let scene = Scene::start().await;
    let version = scene.order.version;
    let request = scene.request(Some("start")).await;
    let attempt = |number: usize| {
        let attempt = scene.attempt(version - 1 + number as u64, "started");
        async { attempt }
    };
    assert_eq!(now(request.write(&body("a"), attempt).await), "started");
}

#[tokio::test]
async fn three_attempts_at_what_has_changed_are_a_conflict_and_write_nothing() {
    let scene = Scene::start().await;
    let request = scene.request(Some("start")).await;
    let attempts = Cell::new(0);
    let attempt = |number| {
        assert_eq!(attempts.replace(number + 1), number);
        let attempt = scene.attempt(99, "started");
        async { attempt }
    };
    let error = request.write(&body("a"), attempt).await.unwrap_err();
    assert_eq!((error.code(), attempts.get()), (ErrorCode::Conflict, 3));
    let order = scene.system.reread(scene.order.id).await;
    assert_eq!(order.status, OrderStatus::Pending);
}

#[tokio::test]
async fn a_request_that_was_written_before_is_answered_as_it_was() {
    let scene = Scene::start().await;
    let first = scene.request(Some("start")).await;
    let attempt = |_| {
        let attempt = scene.attempt(scene.order.version, "first");
        async { attempt }
    };
    assert_eq!(now(first.write(&body("a"), attempt).await), "first");
    let again = scene.request(Some("start")).await;
    let unasked = |_| async { panic!("nothing is decided again") };
    assert_eq!(before(again.write(&body("a"), unasked).await), "first");
    let error = again.write(&body("b"), unasked).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::IdempotencyConflict);
}

#[tokio::test]
async fn of_two_that_are_sent_at_once_the_second_is_answered_as_the_first_was() {
    let scene = Scene::start().await;
    let version = scene.order.version;
    let (first, second) = (
        scene.request(Some("start")).await,
        scene.request(Some("start")).await,
    );
    let attempt = |_| {
        let attempt = scene.attempt(version, "first");
        async { attempt }
    };
    assert_eq!(now(first.write(&body("a"), attempt).await), "first");
    let attempt = |_| {
        let attempt = scene.attempt(version + 1, "second");
        async { attempt }
    };
    assert_eq!(before(second.write(&body("a"), attempt).await), "first");
}

#[tokio::test]
async fn a_refusal_gives_way_to_the_response_of_the_same_request_and_to_no_other() {
    let scene = Scene::start().await;
    let (first, second) = (
        scene.request(Some("start")).await,
        scene.request(Some("start")).await,
    );
    let (other, without) = (
        scene.request(Some("other")).await,
        scene.request(None).await,
    );
    let attempt = |_| {
        let attempt = scene.attempt(scene.order.version, "first");
        async { attempt }
    };
    assert_eq!(now(first.write(&body("a"), attempt).await), "first");
    let refused = |_| async { Err(Refusal::NotFound.into()) };
    assert_eq!(before(second.write(&body("a"), refused).await), "first");
    for request in [other, without] {
        let error = request.write(&body("a"), refused).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::NotFound);
    }
}
