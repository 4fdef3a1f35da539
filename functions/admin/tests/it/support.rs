//! The admin function in a system of its own.

use std::ops::Deref;

use admin::{Administration, State, router};
use serde_json::Value;
use shared_domain::{Timestamp, user::Role};
use shared_files::Exports;
use shared_http::{
    OrderContext, SecretResponses, Services,
    health::{Dependency, Probe},
};
use shared_store::Audit;
use testing::{App, Call, FileStore, System, TestUser};

/// Where administration is.
pub const ADMIN: &str = "/api/v1/admin";

/// Nothing listens on the discard port of the loopback address.
pub const NOWHERE: &str = "http://127.0.0.1:9";

/// The admin function, with a method for each of its endpoints that many tests call.
pub struct TestApp {
    pub system: System,
    pub files: FileStore,
    app: App,
}

impl TestApp {
    pub async fn start() -> Self {
        Self::in_system(System::start().await).await
    }

    /// The same where it is today, for storage looks at the real time, and an administrator.
    pub async fn today_with_admin() -> (Self, TestUser) {
        let app = Self::in_system(System::start_today().await).await;
        let admin = app.system.user(Role::Admin).await;
        (app, admin)
    }

    /// The same where it begins at this instant, and an administrator.
    pub async fn with_admin_at(instant: Timestamp) -> (Self, TestUser) {
        let app = Self::in_system(System::start_at(instant).await).await;
        let admin = app.system.user(Role::Admin).await;
        (app, admin)
    }

    /// The function, and an administrator.
    pub async fn with_admin() -> (Self, TestUser) {
        let app = Self::start().await;
        let admin = app.system.user(Role::Admin).await;
        (app, admin)
    }

    pub async fn in_system(system: System) -> Self {
        let files = FileStore::start().await;
        let media = files.media_url();
        let app = function(&system, &files, &media, files.exports());
        Self { system, files, app }
    }

    /// The same function where the audit trail can be neither written nor read.
    pub fn without_trail(&self) -> App {
        let mut services = self.system.services();
        services.audit = Audit::new(&self.system.client, "NoSuchTable");
        let media = self.files.media_url();
        let exports = self.files.exports();
        function_with(services, &self.system, &self.files, &media, exports)
    }

    /// The same function where messaging is at another URL.
    pub fn with_messaging_at(&self, url: &str) -> App {
        function(&self.system, &self.files, url, self.files.exports())
    }

    /// The same function where the bucket of exports is at another URL.
    pub fn with_exports_at(&self, url: &str) -> App {
        let exports = Exports::new(&self.files.links(), url.to_owned());
        function(&self.system, &self.files, &self.files.media_url(), exports)
    }

    pub fn admin(&self, path: &str) -> Call {
        self.app.get(&format!("{ADMIN}{path}"))
    }

    pub fn role(&self, id: impl std::fmt::Display) -> Call {
        self.app.patch(&format!("{ADMIN}/users/{id}/role"))
    }

    pub fn activity(&self, id: impl std::fmt::Display) -> Call {
        self.app.patch(&format!("{ADMIN}/users/{id}"))
    }

    pub fn invite(&self) -> Call {
        self.app.post(&format!("{ADMIN}/users"))
    }

    pub fn password_token(&self, id: impl std::fmt::Display) -> Call {
        self.app.post(&format!("{ADMIN}/users/{id}/password-token"))
    }

    pub fn configure(&self) -> Call {
        self.app.put(&format!("{ADMIN}/config"))
    }

    pub fn create_key(&self) -> Call {
        self.app.post(&format!("{ADMIN}/api-keys"))
    }

    pub fn revoke_key(&self, id: &str) -> Call {
        self.app.delete(&format!("{ADMIN}/api-keys/{id}"))
    }

    /// Lets the read models learn of everything there is.
    pub async fn project(&self) {
        self.system.projector().rebuild().await.unwrap().unwrap();
    }

    /// The rows of a whole list, page by page.
    pub async fn walk(&self, path: &str, rows: &str, user: &TestUser) -> Vec<Vec<Value>> {
        let mut pages = Vec::new();
        let mut cursor = String::new();
        loop {
            assert!(pages.len() < 50, "a walk that does not end");
            let answer = self.admin(&format!("{path}{cursor}")).bearer(user).await;
            let data = answer.expect(200);
            pages.push(data[rows].as_array().unwrap().clone());
            match data["pagination"]["nextCursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return pages,
            }
        }
    }
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

fn function(system: &System, files: &FileStore, messaging: &str, exports: Exports) -> App {
    function_with(system.services(), system, files, messaging, exports)
}

fn function_with(
    services: Services,
    system: &System,
    files: &FileStore,
    messaging: &str,
    exports: Exports,
) -> App {
    let context = OrderContext {
        services,
        ..system.order_context()
    };
    let dependencies = vec![
        Probe::new("orders", &context.orders),
        Probe::new("media", Dependency::endpoint(files.media_url())),
        Probe::new("messaging", Dependency::endpoint(messaging.to_owned())),
    ];
    let administration = Administration {
        context,
        models: system.read_models(),
        links: testing::links_to_nowhere(),
        exports,
        settings: system.settings(),
        secrets: SecretResponses::new(&system.secret).unwrap(),
        dependencies,
    };
    App::new(router(State::new(administration)))
}
