//! S3, through the SDK that the functions use and as browsers reach it.

mod cors;
mod lists;
mod notifications;
mod objects;
mod persistence;
mod signatures;

use std::time::Duration;

use aws_sdk_s3::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_s3::presigning::{PresignedRequest, PresigningConfig};
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::{Client, Config};
use local::s3::S3;
use reqwest::{Method, RequestBuilder, Response};

pub fn client(endpoint: &str) -> Client {
    signing_as(endpoint, Credentials::for_tests())
}

fn signing_as(endpoint: &str, credentials: Credentials) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(endpoint)
        .region(Region::from_static(local::REGION))
        .credentials_provider(credentials)
        .build();
    Client::from_conf(config)
}

struct Fixture {
    storage: S3,
    client: Client,
}

impl Fixture {
    async fn start() -> Self {
        let storage = S3::temporary().await.unwrap();
        Self {
            client: client(storage.endpoint()),
            storage,
        }
    }

    fn uploads(&self) -> &str {
        self.storage.bucket("UploadsBucket")
    }

    fn media(&self) -> &str {
        self.storage.bucket("MediaBucket")
    }

    async fn put(&self, bucket: &str, key: &str, content: &'static str) -> String {
        let put = self.client.put_object().bucket(bucket).key(key);
        let put = put.content_type("text/plain");
        let put = put.body(ByteStream::from_static(content.as_bytes()));
        put.send().await.unwrap().e_tag.unwrap()
    }

    async fn text(&self, bucket: &str, key: &str) -> String {
        let get = self.client.get_object().bucket(bucket).key(key);
        let content = get.send().await.unwrap().body.collect().await.unwrap();
        String::from_utf8(content.to_vec()).unwrap()
    }

    /// A URL that takes the text `hello` as `greeting.txt`.
    async fn presigned_put(&self, config: PresigningConfig) -> PresignedRequest {
        let put = self.client.put_object().bucket(self.uploads());
        let put = put.key("greeting.txt").content_type("text/plain");
        put.content_length(5).presigned(config).await.unwrap()
    }
}

fn a_minute() -> PresigningConfig {
    PresigningConfig::expires_in(Duration::from_secs(60)).unwrap()
}

fn request(method: Method, url: &str) -> RequestBuilder {
    reqwest::Client::new().request(method, url)
}

async fn upload(url: &str, content_type: &str, content: &'static str) -> Response {
    let request = request(Method::PUT, url).header("content-type", content_type);
    request.body(content).send().await.unwrap()
}
