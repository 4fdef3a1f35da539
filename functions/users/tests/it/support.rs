//! The users function in a system of its own.

use std::ops::Deref;

use serde_json::{Value, json};
use shared_auth::Password;
use shared_domain::user::{Role, User};
use shared_http::Services;
use testing::{App, Call, System, TestUser};
use users::{Profiles, State, router};

/// A password that is as good as any.
pub const PASSWORD: &str = "correct horse battery";
pub const PROFILE: &str = "/api/v1/users/profile";
pub const CHANGE_PASSWORD: &str = "/api/v1/users/change-password";

/// The users function, with a method for each of its endpoints.
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

    /// The same function with other services.
    pub fn with_services(&self, services: Services) -> App {
        function(&self.system, services)
    }

    /// A customer whose password is [`PASSWORD`].
    pub async fn customer(&self) -> TestUser {
        self.system
            .user_with_password(Role::Customer, PASSWORD)
            .await
    }

    pub fn profile(&self) -> Call {
        self.app.get(PROFILE)
    }

    pub fn dashboard(&self) -> Call {
        self.app.get("/api/v1/users/dashboard")
    }

    /// Lets the read models learn of everything there is.
    pub async fn project(&self) {
        self.system.projector().rebuild().await.unwrap().unwrap();
    }

    pub fn edit(&self, body: &Value) -> Call {
        self.app.put(PROFILE).json(body)
    }

    /// Asks for another e-mail address, with the right password.
    pub fn move_to(&self, email: &str) -> Call {
        self.edit(&json!({"email": email, "currentPassword": PASSWORD}))
    }

    pub fn change_password(&self, current: &str, new: &str) -> Call {
        let body = json!({"currentPassword": current, "newPassword": new});
        self.app.post(CHANGE_PASSWORD).json(&body)
    }

    pub fn upload_avatar(&self, body: &Value) -> Call {
        self.app.post("/api/v1/users/upload-avatar").json(body)
    }

    /// The account as it is kept.
    pub async fn kept(&self, user: &TestUser) -> User {
        let found = self.system.users().find(user.id()).await.unwrap();
        found.unwrap()
    }

    /// Holds this to be the user's password, or not.
    pub async fn expect_password(&self, user: &TestUser, password: &str, is_right: bool) {
        let found = self.system.users().with_credentials(user.id()).await;
        let (_, credentials) = found.unwrap().unwrap();
        let hash = credentials.password_hash.unwrap();
        let compared = hash.compare(Password::presented(password)).await;
        assert_eq!(compared.unwrap().is_right(), is_right, "{password}");
    }

    /// Holds the session of this user to be live, or not.
    pub async fn expect_live(&self, user: &TestUser, live: bool) {
        let answer = self.edit(&json!({})).bearer(user).await;
        if live {
            answer.expect(200);
        } else {
            answer.expect_error(401, "UNAUTHORIZED");
        }
    }
}

fn function(system: &System, services: Services) -> App {
    let profiles = Profiles {
        services,
        orders: system.orders(),
        models: system.read_models(),
        ephemeral: system.ephemeral(),
        links: testing::links_to_nowhere(),
        settings: system.settings(),
    };
    App::new(router(State::new(profiles)))
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}
