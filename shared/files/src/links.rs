//! Presigned URLs: the right to one request to S3, for a short time ([Signature Version 4, query
//! parameters](https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html)).
//!
//! Signing takes no network and no client of S3, so that a function that only shows a picture's URL
//! stays small.

use std::{
    env,
    error::Error,
    time::{SystemTime, UNIX_EPOCH},
};

use aws_credential_types::Credentials;
use aws_sigv4::{
    http_request::{
        PercentEncodingMode, SignableBody, SignableRequest, SignatureLocation, SigningSettings,
        UriPathNormalizationMode, sign,
    },
    sign::v4,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Served, Size, UploadKey, disposition::attachment};
use shared_domain::{
    Duration, Timestamp,
    media::{ContentType, Media},
    user::User,
};
use shared_runtime::config::{ConfigError, required};

/// How long a file may be uploaded.
const UPLOAD: Duration = Duration::from_secs(15 * 60);
/// How long a file may be downloaded.
const DOWNLOAD: Duration = Duration::from_secs(5 * 60);
/// Downloads are signed as of the beginning of a span this long, in milliseconds, so that a client
/// that asks twice gets the same URL and its cache serves it.
const ROUNDED_TO: i64 = 60_000;

/// Unreserved characters ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986#section-2.3)) stand for
/// themselves.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A URL could not be signed: a fault of ours.
#[derive(Debug, thiserror::Error)]
#[error("a URL could not be signed")]
pub struct LinksError(#[source] Box<dyn Error + Send + Sync>);

/// The right to upload one object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedUpload {
    /// Where to PUT it.
    pub url: String,
    /// Its type, which the request must name.
    pub content_type: ContentType,
    /// Until when.
    pub expires_at: Timestamp,
}

/// Where a bucket is: at `AWS_ENDPOINT_URL_S3` where that is set, else at S3 ([virtual-hosted
/// style](https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html)).
///
/// # Errors
/// Where neither that nor the region is set.
pub fn bucket_url(bucket: &str) -> Result<String, ConfigError> {
    match env::var("AWS_ENDPOINT_URL_S3") {
        Ok(endpoint) => Ok(format!("{endpoint}/{bucket}")),
        Err(_) => {
            let region = required("AWS_REGION")?;
            Ok(format!("https://{bucket}.s3.{region}.amazonaws.com"))
        }
    }
}

/// Makes presigned URLs.
#[derive(Debug, Clone)]
pub struct Links {
    credentials: Credentials,
    region: String,
    uploads: String,
    media: String,
}

impl Links {
    /// What the environment says of the credentials of the function's role, its region, and where
    /// S3 is: at `AWS_ENDPOINT_URL_S3` where that is set.
    ///
    /// # Errors
    /// Names the variable that is missing.
    pub fn from_env() -> Result<Self, ConfigError> {
        let credentials = Credentials::new(
            required("AWS_ACCESS_KEY_ID")?,
            required("AWS_SECRET_ACCESS_KEY")?,
            env::var("AWS_SESSION_TOKEN").ok(),
            None,
            "environment",
        );
        Ok(Self {
            credentials,
            region: required("AWS_REGION")?,
            uploads: bucket_url(&required("UPLOADS_BUCKET")?)?,
            media: bucket_url(&required("MEDIA_BUCKET")?)?,
        })
    }

    /// Links to the buckets at these URLs.
    pub fn new(credentials: Credentials, region: &str, uploads: String, media: String) -> Self {
        Self {
            credentials,
            region: region.to_owned(),
            uploads,
            media,
        }
    }

    /// The right to upload exactly this many bytes of this type under this key.
    ///
    /// # Errors
    /// Where it cannot be signed.
    pub fn upload(
        &self,
        key: UploadKey,
        content_type: ContentType,
        size: u64,
        now: Timestamp,
    ) -> Result<SignedUpload, LinksError> {
        let size = size.to_string();
        let headers = [
            ("content-length", size.as_str()),
            ("content-type", content_type.as_str()),
        ];
        let url = format!("{}/{key}", self.uploads);
        Ok(SignedUpload {
            url: self.sign("PUT", &url, &headers, now, UPLOAD)?,
            content_type,
            expires_at: now + UPLOAD,
        })
    }

    /// The right to download a file under its own name; nothing until it is READY.
    ///
    /// # Errors
    /// Where it cannot be signed.
    pub fn file(
        &self,
        media: &Media,
        size: Size,
        now: Timestamp,
    ) -> Result<Option<String>, LinksError> {
        let Some(content) = &media.fingerprint else {
            return Ok(None);
        };
        let key = Served::File(media.order_id, media.id, content, size);
        let url = format!("{}/{key}", self.media);
        let url = under_name(&url, &media.download_name());
        self.download(&url, now).map(Some)
    }

    /// The right to look at a user's picture, if there is one.
    ///
    /// # Errors
    /// Where it cannot be signed.
    pub fn picture_of(&self, user: &User, now: Timestamp) -> Result<Option<String>, LinksError> {
        let picture = user.picture.as_ref().map(|picture| {
            let url = format!("{}/{}", self.media, Served::Picture(user.id, picture));
            self.download(&url, now)
        });
        picture.transpose()
    }

    fn download(&self, url: &str, now: Timestamp) -> Result<String, LinksError> {
        let millis = now.as_millis();
        let from = Timestamp::from_millis(millis - millis.rem_euclid(ROUNDED_TO));
        self.sign("GET", url, &[], from, DOWNLOAD)
    }

    /// The right to download what is at a URL under a name.
    pub(super) fn sign_attachment(
        &self,
        url: &str,
        name: &str,
        from: Timestamp,
        lifetime: Duration,
    ) -> Result<String, LinksError> {
        self.sign("GET", &under_name(url, name), &[], from, lifetime)
    }

    pub(super) fn sign(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, &str)],
        from: Timestamp,
        lifetime: Duration,
    ) -> Result<String, LinksError> {
        let identity = self.credentials.clone().into();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name("s3")
            .time(system_time(from))
            .settings(settings(lifetime))
            .build()
            .map_err(|error| LinksError(error.into()))?
            .into();
        let body = SignableBody::UnsignedPayload;
        let request = SignableRequest::new(method, url, headers.iter().copied(), body)
            .map_err(|error| LinksError(error.into()))?;
        let (instructions, _) = sign(request, &parameters)
            .map_err(|error| LinksError(error.into()))?
            .into_parts();
        let mut signed = url.to_owned();
        for (name, value) in instructions.params() {
            signed.push(if signed.contains('?') { '&' } else { '?' });
            signed.push_str(name);
            signed.push('=');
            signed.extend(utf8_percent_encode(value, QUERY));
        }
        Ok(signed)
    }
}

/// A URL whose answer a browser keeps under this name.
fn under_name(url: &str, name: &str) -> String {
    let disposition = attachment(name);
    let disposition = utf8_percent_encode(&disposition, QUERY);
    format!("{url}?response-content-disposition={disposition}")
}

/// S3 takes paths as they are.
fn settings(lifetime: Duration) -> SigningSettings {
    let mut settings = SigningSettings::default();
    settings.signature_location = SignatureLocation::QueryParams;
    settings.expires_in = Some(lifetime);
    settings.percent_encoding_mode = PercentEncodingMode::Single;
    settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    settings
}

fn system_time(instant: Timestamp) -> SystemTime {
    UNIX_EPOCH + instant.since(Timestamp::from_millis(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared_domain::{
        MediaId, OrderId, PictureId, UserId,
        media::{Fingerprint, ShownPicture},
        user::Role,
    };

    const NOW: Timestamp = Timestamp::from_millis(1_893_456_030_500);

    fn links() -> Links {
        let at = |bucket: &str| format!("https://{bucket}.example");
        let credentials = Credentials::for_tests();
        Links::new(credentials, "eu-west-1", at("up"), at("served"))
    }

    #[test]
    fn an_upload_is_bound_to_its_key_length_and_type() {
        let key = UploadKey::File(OrderId::generate(NOW), MediaId::generate(NOW));
        let upload = links().upload(key, ContentType::Png, 7, NOW).unwrap();
        assert!(
            upload
                .url
                .starts_with(&format!("https://up.example/{key}?"))
        );
        assert!(
            upload
                .url
                .contains("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost")
        );
        assert!(upload.url.contains("X-Amz-Expires=900"));
        assert_eq!(upload.expires_at, NOW + Duration::from_secs(900));
        let longer = links().upload(key, ContentType::Png, 8, NOW).unwrap();
        assert_ne!(upload.url, longer.url);
    }

    #[test]
    fn a_download_has_the_same_url_within_a_minute() {
        let links = links();
        let user = user().pictured(
            ShownPicture {
                id: PictureId::generate(NOW),
                fingerprint: Fingerprint::of_etag("abc"),
            },
            NOW,
        );
        let at = |seconds| {
            let url = links.picture_of(&user, NOW + Duration::from_secs(seconds));
            url.unwrap().unwrap()
        };
        let (id, picture) = (user.id, user.picture.as_ref().unwrap().id);
        let start = format!("https://served.example/pictures/{id}/{picture}/abc?");
        assert!(at(0).starts_with(&start));
        assert!(at(0).contains("X-Amz-Expires=300"));
        assert_eq!(at(0), at(29));
        assert_ne!(at(0), at(30));
    }

    #[test]
    fn who_has_no_picture_has_no_link_to_one() {
        assert_eq!(links().picture_of(&user(), NOW).unwrap(), None);
    }

    fn user() -> User {
        User::new(
            UserId::generate(NOW),
            "Ada".parse().unwrap(),
            "Lovelace".parse().unwrap(),
            "ada@example.com".parse().unwrap(),
            Role::Customer,
            NOW,
        )
    }
}
