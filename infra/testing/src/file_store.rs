//! Files of one's own.

use std::collections::BTreeMap;

use aws_sdk_s3::{
    Client, Config,
    config::{BehaviorVersion, Credentials, Region},
    primitives::ByteStream,
};
use local::s3::S3;
use shared_domain::{
    media::ContentType,
    settings::{RateLimits, RequestLimit, Settings},
    shop::Shop,
};
use shared_files::{Exports, Links, Objects, UploadKey};

/// The buckets of `template.yaml`, in a folder that goes with them.
#[derive(Debug)]
pub struct FileStore {
    storage: S3,
    /// A client for them.
    pub client: Client,
}

/// An object as it is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServedObject {
    /// What it is said to be.
    pub content_type: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl FileStore {
    /// Empty buckets.
    pub async fn start() -> Self {
        let storage = S3::temporary().await.expect("storage of one's own");
        Self {
            client: client(storage.endpoint()),
            storage,
        }
    }

    /// Where the bucket of what is served is.
    pub fn media_url(&self) -> String {
        format!("{}/{}", self.storage.endpoint(), self.media())
    }

    /// Where the bucket of what is taken out of the system is.
    pub fn exports_url(&self) -> String {
        let bucket = self.storage.bucket("ExportsBucket");
        format!("{}/{bucket}", self.storage.endpoint())
    }

    /// Keeps what is taken out of the system.
    pub fn exports(&self) -> Exports {
        Exports::new(&self.links(), self.exports_url())
    }

    /// What an export holds, fetched as a client does that was given a URL.
    pub async fn exported(&self, url: &str) -> String {
        let path = url.strip_prefix(&self.exports_url()).expect("an export");
        let key = path
            .trim_start_matches('/')
            .split('?')
            .next()
            .expect("a key");
        let bucket = self.storage.bucket("ExportsBucket");
        let request = self.client.get_object().bucket(bucket).key(key);
        let object = request.send().await.expect("an object");
        let bytes = object.body.collect().await.expect("a body").to_vec();
        String::from_utf8(bytes).expect("text")
    }

    /// Signs URLs for them.
    pub fn links(&self) -> Links {
        links(self.storage.endpoint(), &self.uploads(), &self.media())
    }

    /// The objects in them.
    pub fn objects(&self) -> Objects {
        Objects::new(self.client.clone(), &self.uploads(), &self.media())
    }

    /// Buckets that cannot be reached.
    pub fn unreachable_objects() -> Objects {
        // Nothing listens on the discard port of the loopback address.
        Objects::new(client("http://127.0.0.1:9"), "uploads", "media")
    }

    /// Uploads something, as a client does that was given a URL.
    pub async fn upload(&self, key: UploadKey, content_type: ContentType, bytes: &[u8]) {
        self.put(&self.uploads(), &key.to_string(), content_type, bytes)
            .await;
    }

    /// Uploads something under a key that nobody was given a URL for.
    pub async fn upload_unasked(&self, key: &str, bytes: &[u8]) {
        self.put(&self.uploads(), key, ContentType::Jpeg, bytes)
            .await;
    }

    /// Puts something where what is served is.
    pub async fn put_served(&self, key: &str, content_type: ContentType, bytes: &[u8]) {
        self.put(&self.media(), key, content_type, bytes).await;
    }

    /// The keys of all uploads.
    pub async fn uploaded_keys(&self) -> Vec<String> {
        self.keys(&self.uploads()).await
    }

    /// All that is served, by key.
    pub async fn served(&self) -> BTreeMap<String, ServedObject> {
        let mut served = BTreeMap::new();
        for key in self.keys(&self.media()).await {
            let request = self.client.get_object().bucket(self.media()).key(&key);
            let object = request.send().await.expect("an object");
            let content_type = object.content_type().unwrap_or_default().to_owned();
            let bytes = object.body.collect().await.expect("a body").to_vec();
            served.insert(
                key,
                ServedObject {
                    content_type,
                    bytes,
                },
            );
        }
        served
    }

    async fn put(&self, bucket: &str, key: &str, content_type: ContentType, bytes: &[u8]) {
        self.client
            .put_object()
            .bucket(bucket)
            .key(key)
            .content_type(content_type.as_str())
            .body(ByteStream::from(bytes.to_vec()))
            .send()
            .await
            .expect("an object to put");
    }

    async fn keys(&self, bucket: &str) -> Vec<String> {
        let request = self.client.list_objects_v2().bucket(bucket);
        let listed = request.send().await.expect("a list of objects");
        let keys = listed.contents().iter().filter_map(|object| object.key());
        keys.map(str::to_owned).collect()
    }

    fn uploads(&self) -> String {
        self.storage.bucket("UploadsBucket").to_owned()
    }

    fn media(&self) -> String {
        self.storage.bucket("MediaBucket").to_owned()
    }
}

/// Signs URLs of a storage that is nowhere.
pub fn links_to_nowhere() -> Links {
    links("http://127.0.0.1:9", "uploads", "media")
}

/// What a deployment says unless it says otherwise.
pub fn settings() -> Settings {
    let types = ContentType::ALL.map(ContentType::as_str).join(",");
    let limit = |requests: u64| requests.try_into().expect("a limit");
    Settings {
        max_file_size: "5242880".parse().expect("a size"),
        allowed_file_types: types.parse().expect("types"),
        rate_limits: RateLimits {
            window_seconds: "900".parse().expect("a window"),
            customer: limit(100),
            staff: limit(1_000),
            anonymous: limit(100),
            login: limit(20),
            register: limit(10),
            refresh: limit(60),
        },
        shop: Shop::default(),
        version: Settings::FIRST_VERSION,
    }
}

/// The same, for tests that are not about how many requests are taken.
pub fn generous_settings() -> Settings {
    let limit = RequestLimit::MAX.try_into().expect("a limit");
    let settings = settings();
    let rate_limits = RateLimits {
        customer: limit,
        staff: limit,
        anonymous: limit,
        login: limit,
        register: limit,
        refresh: limit,
        ..settings.rate_limits
    };
    Settings {
        rate_limits,
        ..settings
    }
}

fn links(endpoint: &str, uploads: &str, media: &str) -> Links {
    let at = |bucket: &str| format!("{endpoint}/{bucket}");
    let credentials = Credentials::for_tests();
    Links::new(credentials, local::REGION, at(uploads), at(media))
}

fn client(endpoint: &str) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(endpoint)
        .force_path_style(true)
        .region(Region::from_static(local::REGION))
        .credentials_provider(Credentials::for_tests())
        .build();
    Client::from_conf(config)
}
