//! The IAM actions that requests to S3 require.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html>

use std::sync::Arc;

use s3s::access::{S3Access, S3AccessContext};
use s3s::auth::Credentials;
use s3s::dto::{CopyObjectInput, DeleteObjectsInput};
use s3s::path::S3Path;
use s3s::{S3Error, S3ErrorCode, S3Request, S3Result, s3_error};

use super::write;
use crate::iam::{AccessRequest, ConditionKey, Iam};

/// Authorizes requests by who signed them, with presigned URLs too.
#[derive(Debug, Clone)]
pub(super) struct IamAccess(pub Arc<Iam>);

impl IamAccess {
    fn check(&self, credentials: Option<&Credentials>, requests: &[AccessRequest]) -> S3Result<()> {
        let unsigned = || s3_error!(AccessDenied, "Access Denied");
        let credentials = credentials.ok_or_else(unsigned)?;
        let outcome = self.0.check(&credentials.access_key, requests);
        outcome.map_err(|error| s3_error!(AccessDenied, "{error}"))
    }

    /// `NoSuchKey` where the caller may list the bucket, and else `AccessDenied`.
    /// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestSyntax>
    pub fn unless_listable(
        &self,
        credentials: Option<&Credentials>,
        bucket: &str,
        error: S3Error,
    ) -> S3Error {
        if *error.code() != S3ErrorCode::NoSuchKey {
            return error;
        }
        let list = AccessRequest::new("s3:ListBucket", bucket_arn(bucket));
        match self.check(credentials, &[list]) {
            Ok(()) => error,
            Err(denied) => denied,
        }
    }
}

#[async_trait::async_trait]
impl S3Access for IamAccess {
    async fn check(&self, context: &mut S3AccessContext<'_>) -> S3Result<()> {
        // Deleting many objects is judged below, by their keys.
        let requests = match context.s3_op().name() {
            "DeleteObjects" => Vec::new(),
            _ => vec![needed(context)],
        };
        self.check(context.credentials(), &requests)
    }

    /// The source of a copy is read.
    async fn copy_object(&self, request: &mut S3Request<CopyObjectInput>) -> S3Result<()> {
        let (bucket, key, version) = write::source(&request.input)?;
        let read = on_object("GetObject", &bucket, &key, version.is_some());
        self.check(request.credentials.as_ref(), &[read])
    }

    async fn delete_objects(&self, request: &mut S3Request<DeleteObjectsInput>) -> S3Result<()> {
        let (bucket, deleted) = (&request.input.bucket, &request.input.delete.objects);
        let requests = deleted.iter().map(|object| {
            let has_version = object.version_id.is_some();
            on_object("DeleteObject", bucket, &object.key, has_version)
        });
        let requests: Vec<_> = requests.collect();
        self.check(request.credentials.as_ref(), &requests)
    }
}

fn needed(context: &S3AccessContext<'_>) -> AccessRequest {
    let query = context.uri().query().unwrap_or_default();
    let parameter = |name: &str| {
        let mut parameters = form_urlencoded::parse(query.as_bytes());
        let found = parameters.find(|(key, _)| key == name);
        found.map(|(_, value)| value.into_owned())
    };
    let operation = context.s3_op().name();
    match context.s3_path() {
        S3Path::Root => AccessRequest::new("s3:ListAllMyBuckets", "*"),
        S3Path::Bucket { bucket } => {
            let request = AccessRequest::new(on_bucket(operation), bucket_arn(bucket));
            request.with(ConditionKey::Prefix, parameter("prefix"))
        }
        S3Path::Object { bucket, key } => {
            let operation = match operation {
                "HeadObject" => "GetObject",
                "CopyObject"
                | "CreateMultipartUpload"
                | "UploadPart"
                | "CompleteMultipartUpload" => "PutObject",
                operation => operation,
            };
            on_object(operation, bucket, key, parameter("versionId").is_some())
        }
    }
}

fn on_bucket(operation: &str) -> String {
    match operation {
        "HeadBucket" | "ListObjects" | "ListObjectsV2" => "s3:ListBucket".to_owned(),
        "ListObjectVersions" => "s3:ListBucketVersions".to_owned(),
        operation => format!("s3:{operation}"),
    }
}

fn on_object(operation: &str, bucket: &str, key: &str, has_version: bool) -> AccessRequest {
    let version = match has_version {
        true => "Version",
        false => "",
    };
    let object = format!("{}/{key}", bucket_arn(bucket));
    AccessRequest::new(format!("s3:{operation}{version}"), object)
}

fn bucket_arn(bucket: &str) -> String {
    format!("arn:aws:s3:::{bucket}")
}
