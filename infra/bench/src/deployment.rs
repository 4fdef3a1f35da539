//! A deployment to measure: a database, buckets, signing keys, accounts, and the environment of the
//! functions that names them.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
use local::dynamodb::InMemory;
use local::s3::S3;
use shared_auth::SigningKeys;
use shared_store::Users;
use tokio::process::Command;

use crate::Error;
use crate::accounts::Accounts;
use crate::binaries::{Binaries, FUNCTIONS};
use crate::runtime::Instance;
use crate::secrets;
use crate::server::Server;

const KEY_ID: &str = "k1";

/// A deployment of this process alone.
#[derive(Debug)]
pub struct Deployment {
    /// The database.
    pub database: InMemory,
    /// An account of each role.
    pub accounts: Accounts,
    _storage: S3,
    binaries: Binaries,
    variables: BTreeMap<String, String>,
    _secrets: Server,
}

impl Deployment {
    /// An empty database but for an account of each role.
    pub async fn start(binaries: Binaries) -> Result<Self, Error> {
        let keys = SigningKeys::generate([KEY_ID]).map_err(Error::setup)?;
        let secrets = secrets::serve(&keys).await?;
        let storage = S3::temporary().await?;
        let mut deployment = Self {
            database: InMemory::start().await?,
            accounts: Accounts::default(),
            variables: variables(&keys, &secrets, &storage),
            _storage: storage,
            binaries,
            _secrets: secrets,
        };
        deployment.create_accounts().await?;
        Ok(deployment)
    }

    async fn create_accounts(&mut self) -> Result<(), Error> {
        let [auth, ..] = FUNCTIONS;
        let mut auth = self.instance(auth).await?;
        let users = Users::new(&self.client(), self.database.table("UsersTable"));
        self.accounts = Accounts::create(&mut auth, &users).await?;
        auth.stop().await
    }

    /// Starts an instance of a function.
    pub async fn instance(&self, function: &str) -> Result<Instance, Error> {
        self.instance_with(function, self.database.endpoint()).await
    }

    /// Starts an instance of a function whose DynamoDB endpoint is `dynamodb`.
    pub async fn instance_with(&self, function: &str, dynamodb: &str) -> Result<Instance, Error> {
        let (program, environment) = (self.binaries.path(function)?, self.environment(dynamodb));
        Instance::start(function, program, &environment).await
    }

    /// Starts an instance of a function under a tool such as valgrind.
    pub async fn instance_under(
        &self,
        mut tool: Command,
        function: &str,
    ) -> Result<Instance, Error> {
        tool.arg(self.binaries.path(function)?);
        let environment = self.environment(self.database.endpoint());
        Instance::run(tool, function, &environment).await
    }

    fn environment(&self, dynamodb: &str) -> BTreeMap<String, String> {
        let mut environment = self.variables.clone();
        environment.insert("AWS_ENDPOINT_URL_DYNAMODB".to_owned(), dynamodb.to_owned());
        environment
    }

    /// A client of the database.
    pub fn client(&self) -> Client {
        client(self.database.endpoint())
    }
}

/// A client of the database at this URL.
pub fn client(endpoint: &str) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(endpoint)
        .region(Region::from_static(local::REGION))
        .credentials_provider(Credentials::new("local", "local", None, None, "bench"))
        .build();
    Client::from_conf(config)
}

/// What Lambda and the template give the functions, all of it to each of them.
fn variables(keys: &SigningKeys, secrets: &Server, storage: &S3) -> BTreeMap<String, String> {
    let variables = [
        ("AWS_ACCESS_KEY_ID", "local"),
        ("AWS_SECRET_ACCESS_KEY", "local"),
        ("AWS_REGION", local::REGION),
        ("AWS_DEFAULT_REGION", local::REGION),
        ("AWS_ENDPOINT_URL_SECRETS_MANAGER", &secrets.url()),
        ("AWS_LAMBDA_FUNCTION_NAME", "bench"),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/bench"),
        ("AWS_LAMBDA_LOG_STREAM_NAME", "bench"),
        ("TZ", ":UTC"),
        ("ENVIRONMENT", "bench"),
        ("USERS_TABLE", "UsersTable"),
        ("ORDERS_TABLE", "OrdersTable"),
        ("NOTIFICATIONS_TABLE", "NotificationsTable"),
        ("READ_MODELS_TABLE", "ReadModelsTable"),
        ("EPHEMERAL_TABLE", "EphemeralTable"),
        ("AUDIT_TABLE", "AuditTable"),
        ("JWKS", &keys.jwks()),
        ("SIGNING_KEY_ID", KEY_ID),
        ("SIGNING_KEY_SECRET", secrets::SECRET),
        ("SERVER_SECRET", &"a secret of the benchmark ".repeat(3)),
        ("AWS_ENDPOINT_URL_S3", storage.endpoint()),
        ("UPLOADS_BUCKET", storage.bucket("UploadsBucket")),
        ("MEDIA_BUCKET", storage.bucket("MediaBucket")),
        ("MAX_FILE_SIZE", "104857600"),
        (
            "ALLOWED_FILE_TYPES",
            "image/jpeg,image/png,video/mp4,application/pdf",
        ),
        ("EXPORTS_BUCKET", storage.bucket("ExportsBucket")),
        ("EVENTS_TOPIC", "arn:aws:sns:eu-west-1:000000000000:events"),
        ("AWS_ENDPOINT_URL_SNS", storage.endpoint()),
        ("RATE_LIMIT_WINDOW_MS", "900000"),
        ("RATE_LIMIT_MAX_REQUESTS", "1000000"),
        ("RATE_LIMIT_STAFF", "1000000"),
        ("RATE_LIMIT_LOGIN", "1000000"),
        ("RATE_LIMIT_REGISTER", "1000000"),
        ("RATE_LIMIT_REFRESH", "1000000"),
        ("MAX_RECEIVE_COUNT", "4"),
        ("JWT_EXPIRES_IN", "24h"),
        ("JWT_REFRESH_EXPIRES_IN", "7d"),
    ];
    let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    variables.into_iter().map(own).collect()
}
