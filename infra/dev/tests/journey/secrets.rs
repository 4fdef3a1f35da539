//! Nothing secret and nobody's address stands in the logs, whatever people do.

use std::sync::{Arc, Mutex};

use futures_util::future::join_all;
use local::{Options, Report};
use regex_lite::Regex;
use serde_json::{Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::client::{Answer, Client, Session};
use crate::events::place;
use crate::patience::until;
use crate::{PASSWORD, options, start_with};

/// As many lines are read at least.
const LINES: usize = 10_000;
const NEW_PASSWORD: &str = "staple horse battery";
const WRONG_PASSWORD: &str = "swordfish and some more";

/// What secrets look like: JSON Web Tokens, hashes of passwords, API keys, private keys, presigned
/// URLs, addresses.
const SHAPES: [&str; 6] = [
    r"eyJ[A-Za-z0-9_-]{8,}",
    r"\$argon2",
    r"otk_[A-Za-z0-9_-]{8,}",
    r"PRIVATE KEY|MC4CAQAwBQYDK2Vw",
    r"X-Amz-Signature=",
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
];

/// Secrets that answers gave or requests carried, wherever they stood.
#[derive(Clone, Default)]
struct Secrets(Arc<Mutex<Vec<String>>>);

impl Secrets {
    fn keep(&self, secret: &str) {
        self.0.lock().unwrap().push(secret.to_owned());
    }

    /// Every secret of an answer, by the names of the fields that hold them.
    fn keep_of(&self, answer: &Answer) {
        self.keep_in(&answer.body);
    }

    fn keep_in(&self, value: &Value) {
        const NAMES: [&str; 5] = [
            "accessToken",
            "refreshToken",
            "passwordToken",
            "key",
            "email",
        ];
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value {
                        Value::String(text) if NAMES.contains(&name.as_str()) => self.keep(text),
                        value => self.keep_in(value),
                    }
                }
            }
            Value::Array(values) => values.iter().for_each(|value| self.keep_in(value)),
            _ => {}
        }
    }

    fn found_in(&self, line: &str) -> bool {
        let secrets = self.0.lock().unwrap();
        secrets.iter().any(|secret| line.contains(secret.as_str()))
    }
}

/// Everything that functions wrote.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn report(&self) -> Report {
        let log = self.clone();
        Report::to(move |event| {
            if let local::Event::Output { line, .. } = event {
                log.0.lock().unwrap().push(line);
            }
        })
    }

    fn len(&self) -> usize {
        self.0.lock().unwrap().len()
    }
}

#[tokio::test]
async fn ten_thousand_lines_of_everything_that_people_do_tell_no_secret() {
    let (log, secrets) = (Log::default(), Secrets::default());
    for password in [PASSWORD, NEW_PASSWORD, WRONG_PASSWORD] {
        secrets.keep(password);
    }
    let mut options = Options {
        report: log.report(),
        ..options()
    };
    let requests = ("RATE_LIMIT_MAX_REQUESTS".to_owned(), "1000000".to_owned());
    options.environment.extend([requests]);
    let stack = start_with(options).await;
    let api = Client::new(&stack.endpoints().api);

    administer(&api, &secrets).await;
    let mut customer = account(&api, &secrets).await;
    mistakes(&api, &customer).await;
    while log.len() < LINES {
        customer = refreshed(&api, customer, &secrets).await;
        join_all((0..8).map(|_| order(&customer))).await;
        join_all((0..20).map(|_| look(&customer))).await;
        join_all((0..40).map(|_| misplace(&api, &customer))).await;
    }
    until(async || (log.len() >= LINES).then_some(())).await;
    stack.stop().await;

    let lines = log.0.lock().unwrap();
    let shapes = SHAPES.map(|shape| Regex::new(shape).unwrap());
    let telling = lines
        .iter()
        .filter(|line| secrets.found_in(line) || shapes.iter().any(|shape| shape.is_match(line)));
    assert_eq!(telling.collect::<Vec<_>>(), [""; 0]);
    let secrets = secrets.0.lock().unwrap().len();
    println!(
        "log lines read: {}, for {secrets} secrets and {} shapes of secrets",
        lines.len(),
        SHAPES.len()
    );
}

/// What an administrator does with secrets.
async fn administer(api: &Client, secrets: &Secrets) {
    let admin = api.sign_in("admin@example.com", PASSWORD).await;
    secrets.keep(admin.access_token());
    let invitation = json!({
        "firstName": "Grace", "lastName": "Hopper", "email": "grace@example.com", "role": "STAFF"
    });
    let invited = admin
        .post("/admin/users", &invitation)
        .await
        .expect_status(201);
    secrets.keep_of(&invited);
    let token = invited.data("/passwordToken");
    let body = json!({"passwordToken": token, "newPassword": NEW_PASSWORD});
    api.post("/auth/set-password", &body)
        .await
        .expect_status(200);
    api.post("/auth/set-password", &body)
        .await
        .expect_status(400);
    let grace = api.sign_in("grace@example.com", NEW_PASSWORD).await;
    secrets.keep(grace.access_token());
    let path = format!("/admin/users/{}/password-token", grace.user_id);
    secrets.keep_of(&admin.post(&path, &json!({})).await);
    let key = json!({
        "name": "Reports", "scopes": ["read", "export"], "expiresAt": "2999-01-01T00:00:00.000Z"
    });
    admin.post("/admin/api-keys", &key).await.expect_status(400);
    let expires_at = soon();
    let key = json!({"name": "Reports", "scopes": ["read", "export"], "expiresAt": expires_at});
    let made = admin.post("/admin/api-keys", &key).await.expect_status(201);
    secrets.keep_of(&made);
    let secret = made.data("/key");
    let with_key = [("x-api-key", secret.as_str().unwrap())];
    api.get_with("/orders", &with_key).await.expect_status(200);
    api.get_with("/admin/users", &with_key).await;
    admin.get("/admin/orders/export").await.expect_status(200);
    admin.get("/admin/users?search=grace@example.com").await;
    let path = format!("/admin/users/{}/role", grace.user_id);
    admin
        .patch(&path, &json!({"role": "ADMIN"}))
        .await
        .expect_status(200);
}

/// An account from registered to renamed.
async fn account(api: &Client, secrets: &Secrets) -> Session {
    let body = json!({
        "firstName": "Ada", "lastName": "Lovelace", "email": "ada@example.com", "password": PASSWORD
    });
    secrets.keep_of(&api.post("/auth/register", &body).await.expect_status(201));
    let session = api.sign_in("ada@example.com", PASSWORD).await;
    secrets.keep(session.access_token());
    let change = json!({"currentPassword": PASSWORD, "newPassword": NEW_PASSWORD});
    session
        .post("/users/change-password", &change)
        .await
        .expect_status(200);
    let change = json!({"email": "ada.lovelace@example.com", "currentPassword": NEW_PASSWORD});
    secrets.keep_of(
        &session
            .put("/users/profile", &change)
            .await
            .expect_status(200),
    );
    session
}

/// What people sign in with by mistake.
async fn mistakes(api: &Client, customer: &Session) {
    let token = customer.access_token();
    let wrong = json!({"email": "ada.lovelace@example.com", "password": WRONG_PASSWORD});
    api.post("/auth/login", &wrong).await.expect_status(401);
    let unknown = json!({"email": "nobody@example.com", "password": WRONG_PASSWORD});
    api.post("/auth/login", &unknown).await.expect_status(401);
    let misplaced =
        json!({"email": WRONG_PASSWORD, "password": "ada.lovelace@example.com", "token": token});
    api.post("/auth/login", &misplaced).await.expect_status(400);
    api.post("/auth/refresh", &json!({"refreshToken": token}))
        .await
        .expect_status(401);
    api.post("/auth/logout", &json!({"refreshToken": token}))
        .await
        .expect_status(200);
}

/// Secrets in headers, paths and queries that are not for them.
async fn misplace(api: &Client, customer: &Session) {
    let token = customer.access_token();
    for headers in [
        [("authorization", format!("Bearer {token}x"))],
        [("x-api-key", token.to_owned())],
        [("x-request-id", token.to_owned())],
        [("x-request-id", "ada.lovelace@example.com".to_owned())],
        [("idempotency-key", "otk_not_really_a_key".to_owned())],
    ] {
        let headers = headers
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        api.get_with(&format!("/orders?access_token={token}"), &headers)
            .await
            .expect_status(401);
    }
    api.get_with(&format!("/orders/{token}"), &[])
        .await
        .expect_status(401);
    customer
        .get(&format!("/orders/{token}"))
        .await
        .expect_status(404);
    customer
        .get(&format!("/orders?cursor={token}"))
        .await
        .expect_status(400);
    customer.get(&format!("/{token}")).await.expect_status(404);
}

/// One order, looked at and cancelled.
async fn order(customer: &Session) {
    let order = place(customer, "A letter to ada.lovelace@example.com").await;
    customer
        .get(&format!("/orders/{order}"))
        .await
        .expect_status(200);
    let note = json!({"kind": "MESSAGE", "text": format!("My password is {NEW_PASSWORD}")});
    customer
        .post(&format!("/orders/{order}/notes"), &note)
        .await
        .expect_status(201);
    let reason = json!({"reason": format!("Write to nobody@example.com, {WRONG_PASSWORD}")});
    customer
        .post(&format!("/orders/{order}/cancel"), &reason)
        .await
        .expect_status(200);
    customer.get("/notifications").await.expect_status(200);
}

/// A look at one's lists, with an address among the words.
async fn look(customer: &Session) {
    let words = "search=ada.lovelace%40example.com";
    let found = customer.get(&format!("/orders?limit=1&{words}")).await;
    found.expect_status(200);
    let unread = customer.get("/notifications/unread-count").await;
    unread.expect_status(200);
}

async fn refreshed(api: &Client, session: Session, secrets: &Secrets) -> Session {
    let body = json!({"refreshToken": session.refresh_token});
    let answer = api.post("/auth/refresh", &body).await.expect_status(200);
    secrets.keep_of(&answer);
    session.refreshed(&answer)
}

/// A month from now.
pub fn soon() -> String {
    let then = OffsetDateTime::now_utc() + time::Duration::days(30);
    then.format(&Rfc3339).unwrap()
}
