//! Sending requests to S3.

shared_runtime::dispatch! {
    aws_sdk_s3: CopyObject, DeleteObject, GetObject, HeadObject, ListObjectVersions, PutObject
}
