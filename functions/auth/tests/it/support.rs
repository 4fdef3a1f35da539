//! The auth function in a system of its own.

use std::ops::Deref;

use auth::{Auth, State, router};
use serde_json::{Value, json};
use shared_domain::Duration;
use shared_http::Services;
use testing::{App, Call, Response, System, TestUser};

/// A password that is as good as any.
pub const PASSWORD: &str = "correct horse battery";

/// The auth function, with a method for each of its endpoints.
pub struct TestApp {
    pub system: System,
    app: App,
}

impl TestApp {
    pub async fn start() -> Self {
        Self::in_system(System::start().await)
    }

    pub fn in_system(system: System) -> Self {
        let app = function(&system, system.services());
        Self { system, app }
    }

    /// From now on requests reach an instance that has just been started.
    pub fn restart(&mut self) {
        self.app = function(&self.system, self.system.services());
    }

    /// The same function with other services.
    pub fn with_services(&self, services: Services) -> App {
        function(&self.system, services)
    }

    pub fn register(&self, body: &Value) -> Call {
        self.app.post("/api/v1/auth/register").json(body)
    }

    pub fn login(&self, email: &str, password: &str) -> Call {
        let body = json!({"email": email, "password": password});
        self.app.post("/api/v1/auth/login").json(&body)
    }

    pub fn refresh(&self, token: &str) -> Call {
        let body = json!({"refreshToken": token});
        self.app.post("/api/v1/auth/refresh").json(&body)
    }

    pub fn logout(&self, token: &str) -> Call {
        let body = json!({"refreshToken": token});
        self.app.post("/api/v1/auth/logout").json(&body)
    }

    pub fn set_password(&self, token: &str, password: &str) -> Call {
        let body = json!({"passwordToken": token, "newPassword": password});
        self.app.post("/api/v1/auth/set-password").json(&body)
    }

    pub fn logout_all(&self) -> Call {
        self.app.post("/api/v1/auth/logout-all")
    }

    pub fn sessions(&self) -> Call {
        self.app.get("/api/v1/auth/sessions")
    }

    pub fn end_session(&self, id: &str) -> Call {
        self.app.delete(&format!("/api/v1/auth/sessions/{id}"))
    }

    pub fn jwks(&self) -> Call {
        self.app.get("/.well-known/jwks.json")
    }

    /// Holds the session of this access token to be live, or not.
    pub async fn expect_live(&self, token: &str, live: bool) {
        let answer = self.sessions().token(token).await;
        if live {
            answer.expect(200);
        } else {
            answer.expect_error(401, "UNAUTHORIZED");
        }
    }
}

fn function(system: &System, services: Services) -> App {
    let auth = Auth {
        services,
        ephemeral: system.ephemeral(),
        signer: system.signer(),
        refresh_key: system.refresh_key(),
        refresh_lifetime: System::REFRESH_LIFETIME,
        links: testing::links_to_nowhere(),
        jwks: system.jwks(),
    };
    App::new(router(State::new(auth)))
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

/// What somebody sends to register.
pub fn ada() -> Value {
    json!({
        "firstName": "Ada",
        "lastName": "Lovelace",
        "email": "ada@example.com",
        "password": PASSWORD,
    })
}

/// `body` with one field replaced.
pub fn with(mut body: Value, field: &str, value: impl Into<Value>) -> Value {
    body[field] = value.into();
    body
}

/// The access token of an answer with tokens.
pub fn access_token(answer: &Response) -> String {
    token(answer, "accessToken")
}

/// The refresh token of an answer with tokens.
pub fn refresh_token(answer: &Response) -> String {
    token(answer, "refreshToken")
}

fn token(answer: &Response, name: &str) -> String {
    let token = answer.json["data"]["tokens"][name].as_str();
    token
        .unwrap_or_else(|| panic!("{}", answer.text()))
        .to_owned()
}

/// The ids in the list of this user's sessions, in its order.
pub async fn session_ids(app: &TestApp, user: &TestUser) -> Vec<String> {
    let answer = app.sessions().bearer(user).await;
    let sessions = answer.expect(200)["sessions"].as_array().unwrap().clone();
    let id = |session: &Value| session["id"].as_str().unwrap().to_owned();
    sessions.iter().map(id).collect()
}

pub const fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

pub const fn days(count: u64) -> Duration {
    Duration::from_secs(count * 86_400)
}
