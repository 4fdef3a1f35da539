//! A system of one's own.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use aws_sdk_dynamodb::{
    Client, Config,
    config::{BehaviorVersion, Credentials, Region},
};
use local::dynamodb::InMemory;
use shared_auth::{Jwks, RefreshKey, ServerSecret, Signer, SigningKeys, Verifier};
use shared_domain::{
    Duration, Timestamp,
    settings::{RateLimitsEdit, Settings, SettingsEdit},
};
use shared_http::{Cursors, Limiter, Services};
use shared_runtime::clock::Clock;
use shared_store::{Audit, Ephemeral, Notifications, SettingsCache, Users};

use crate::{ScriptedAnswer, StoppedClock, scripted, store_calls::StoreCalls};

const SECRET: &str = "a server secret that only the tests know";

/// Everything around a function: a database in memory, keys and the time. No two share anything.
#[derive(Debug)]
pub struct System {
    /// The time.
    pub clock: Arc<StoppedClock>,
    /// The tables of `template.yaml`.
    pub database: InMemory,
    /// A client for the database.
    pub client: Client,
    /// The keys that sign access tokens.
    pub keys: SigningKeys,
    /// What the functions share.
    pub secret: ServerSecret,
    pub(crate) calls: StoreCalls,
    people: AtomicUsize,
    limits: Settings,
    counter: String,
}

impl System {
    /// The id of the key that signs access tokens.
    pub const KEY_ID: &str = "test";
    /// How long an access token lives.
    pub const ACCESS_LIFETIME: Duration = Duration::from_secs(15 * 60);
    /// How long a refresh token may lie unused.
    pub const REFRESH_LIFETIME: Duration = Duration::from_secs(7 * 86_400);

    /// A system where nothing has happened yet.
    pub async fn start() -> Self {
        let database = InMemory::start().await.expect("a database in memory");
        let calls = StoreCalls::default();
        Self {
            clock: Arc::default(),
            client: client(database.endpoint(), &calls),
            calls,
            limits: crate::generous_settings(),
            counter: database.endpoint().to_owned(),
            database,
            keys: SigningKeys::generate([Self::KEY_ID]).expect("a key"),
            secret: ServerSecret::new(SECRET).expect("a long secret"),
            people: AtomicUsize::new(0),
        }
    }

    /// The same, where everything happens about now.
    pub async fn start_today() -> Self {
        Self::with_clock(StoppedClock::today()).await
    }

    /// The same, where it begins at this instant, which is yet to come.
    pub async fn start_at(instant: Timestamp) -> Self {
        Self::with_clock(StoppedClock::at(instant)).await
    }

    async fn with_clock(clock: StoppedClock) -> Self {
        Self {
            clock: Arc::new(clock),
            ..Self::start().await
        }
    }

    /// A system whose database cannot be reached.
    pub async fn without_database() -> Self {
        // Nothing listens on the discard port of the loopback address.
        Self::with_database_at("http://127.0.0.1:9").await
    }

    /// A system whose database gives these answers in turn, the last of them for ever: what the
    /// real one says now and then, and the one in memory never.
    pub async fn with_database_saying(answers: &[ScriptedAnswer]) -> Self {
        let endpoint = scripted::serve(answers).await;
        Self::with_database_at(&endpoint).await
    }

    async fn with_database_at(endpoint: &str) -> Self {
        let system = Self::start().await;
        Self {
            client: client(endpoint, &system.calls),
            ..system
        }
    }

    /// The same, where no more than so many requests are taken.
    pub fn limited(self, edit: RateLimitsEdit) -> Self {
        let edit = SettingsEdit {
            rate_limits: edit,
            ..SettingsEdit::default()
        };
        let limits = self.limits.edited(edit).expect("other limits");
        Self { limits, ..self }
    }

    /// The same, where the database gives these answers to whoever counts requests.
    pub async fn counter_saying(self, answers: &[ScriptedAnswer]) -> Self {
        let counter = scripted::serve(answers).await;
        Self { counter, ..self }
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Lets this much time pass at once.
    pub fn advance(&self, span: Duration) {
        self.clock.advance(span);
    }

    /// What every function needs to know who sends a request.
    pub fn services(&self) -> Services {
        Services {
            clock: self.clock.clone(),
            verifier: Verifier::new(&self.jwks()),
            users: self.users(),
            audit: self.audit(),
            cursors: Cursors::new(&self.secret).expect("a key for cursors"),
            settings: self.settings(),
            limiter: self.limiter(),
        }
    }

    /// Counts requests, as a new instance of a function does: in the database in memory, unless it
    /// is to say something else to whoever counts.
    pub fn limiter(&self) -> Limiter {
        // Counts go out beside the work, at no certain moment: nobody listens to them.
        let client = client(&self.counter, &StoreCalls::default());
        let users = Users::new(&client, self.table("UsersTable"));
        let ephemeral = Ephemeral::new(&client, self.table("EphemeralTable"));
        Limiter::new(ephemeral, SettingsCache::new(&users, self.limits.clone()))
    }

    /// What administrators have set; first of all what a deployment says.
    pub fn settings(&self) -> SettingsCache {
        SettingsCache::new(&self.users(), crate::settings())
    }

    /// The Users table.
    pub fn users(&self) -> Users {
        Users::new(&self.client, self.table("UsersTable"))
    }

    /// The audit trail.
    pub fn audit(&self) -> Audit {
        Audit::new(&self.client, self.table("AuditTable"))
    }

    /// The Ephemeral table.
    pub fn ephemeral(&self) -> Ephemeral {
        Ephemeral::new(&self.client, self.table("EphemeralTable"))
    }

    /// The Notifications table.
    pub fn notifications(&self) -> Notifications {
        Notifications::new(&self.client, self.table("NotificationsTable"))
    }

    /// Signs access tokens.
    pub fn signer(&self) -> Signer {
        let key = self.keys.get(Self::KEY_ID).expect("the key of the tests");
        Signer::new(Self::KEY_ID, key, Self::ACCESS_LIFETIME)
    }

    /// The public half of what signs access tokens.
    pub fn jwks(&self) -> Jwks {
        self.keys.jwks().parse().expect("public keys")
    }

    /// Makes refresh tokens.
    pub fn refresh_key(&self) -> RefreshKey {
        RefreshKey::new(&self.secret)
    }

    /// The name of the table with this logical id.
    pub fn table<'a>(&'a self, logical_id: &'a str) -> &'a str {
        self.database.table(logical_id)
    }

    /// Tells the people of this system apart.
    pub(crate) fn next_person(&self) -> usize {
        self.people.fetch_add(1, Ordering::SeqCst) + 1
    }
}

fn client(endpoint: &str, calls: &StoreCalls) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(endpoint)
        .region(Region::from_static(local::REGION))
        .credentials_provider(Credentials::for_tests())
        .interceptor(calls.clone())
        .build();
    Client::from_conf(config)
}
