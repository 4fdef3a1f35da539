//! Which operations are served. The others are answered with `NotImplemented` by the trait.

use std::collections::BTreeMap;
use std::sync::Arc;

use s3s::dto::*;
use s3s::{S3, S3Request, S3Response, S3Result, s3_error};

use super::access::IamAccess;
use super::bucket::Bucket;
use super::multipart::Uploads;
use super::notification::{Notifier, ObjectCreated};
use super::{delete, list, read, versions, write};

#[derive(Debug)]
pub(super) struct Operations {
    /// By name.
    pub buckets: BTreeMap<String, Arc<Bucket>>,
    pub uploads: Uploads,
    pub notifier: Notifier,
    pub access: IamAccess,
}

type Answer<T> = S3Result<S3Response<T>>;

impl Operations {
    fn bucket(&self, name: &str) -> S3Result<&Bucket> {
        let bucket = self.buckets.get(name);
        bucket
            .map(Arc::as_ref)
            .ok_or_else(|| s3_error!(NoSuchBucket))
    }
}

#[async_trait::async_trait]
impl S3 for Operations {
    async fn list_buckets(&self, _: S3Request<ListBucketsInput>) -> Answer<ListBucketsOutput> {
        let bucket = |(name, bucket): (&String, &Arc<Bucket>)| s3s::dto::Bucket {
            name: Some(name.clone()),
            creation_date: Some(bucket.created()),
            ..s3s::dto::Bucket::default()
        };
        answer(ListBucketsOutput {
            buckets: Some(self.buckets.iter().map(bucket).collect()),
            ..ListBucketsOutput::default()
        })
    }

    async fn head_bucket(&self, request: S3Request<HeadBucketInput>) -> Answer<HeadBucketOutput> {
        self.bucket(&request.input.bucket)?;
        answer(HeadBucketOutput::default())
    }

    async fn get_object(&self, request: S3Request<GetObjectInput>) -> Answer<GetObjectOutput> {
        let bucket = self.bucket(&request.input.bucket)?;
        let (name, credentials) = (request.input.bucket.clone(), request.credentials);
        let found = read::get(bucket, request.input).await;
        let told = |error| {
            self.access
                .unless_listable(credentials.as_ref(), &name, error)
        };
        answer(found.map_err(told)?)
    }

    async fn head_object(&self, request: S3Request<HeadObjectInput>) -> Answer<HeadObjectOutput> {
        let bucket = self.bucket(&request.input.bucket)?;
        let (name, credentials) = (request.input.bucket.clone(), request.credentials);
        let found = read::head(bucket, request.input).await;
        let told = |error| {
            self.access
                .unless_listable(credentials.as_ref(), &name, error)
        };
        answer(found.map_err(told)?)
    }

    async fn put_object(&self, request: S3Request<PutObjectInput>) -> Answer<PutObjectOutput> {
        let bucket = self.bucket(&request.input.bucket)?;
        let object = write::put(bucket, request.input, request.trailing_headers).await?;
        self.notifier
            .notify(bucket, &object, ObjectCreated::Put)
            .await;
        answer(PutObjectOutput {
            e_tag: Some(object.strong_e_tag()),
            version_id: bucket.response_version_id(&object),
            ..PutObjectOutput::default()
        })
    }

    async fn copy_object(&self, request: S3Request<CopyObjectInput>) -> Answer<CopyObjectOutput> {
        let bucket = self.bucket(&request.input.bucket)?;
        let (from, key, version) = write::source(&request.input)?;
        let source = self.bucket(&from)?.read(&key, version.as_deref()).await;
        let told = |error| {
            let credentials = request.credentials.as_ref();
            self.access.unless_listable(credentials, &from, error)
        };
        let source = source.map_err(told)?;
        let object = write::copy(bucket, request.input, source).await?;
        self.notifier
            .notify(bucket, &object, ObjectCreated::Copy)
            .await;
        answer(write::copy_output(bucket, &object))
    }

    async fn delete_object(
        &self,
        request: S3Request<DeleteObjectInput>,
    ) -> Answer<DeleteObjectOutput> {
        let bucket = self.bucket(&request.input.bucket)?;
        answer(delete::one(bucket, request.input).await?)
    }

    async fn delete_objects(
        &self,
        request: S3Request<DeleteObjectsInput>,
    ) -> Answer<DeleteObjectsOutput> {
        let bucket = self.bucket(&request.input.bucket)?;
        answer(delete::many(bucket, request.input).await?)
    }

    async fn list_objects_v2(
        &self,
        request: S3Request<ListObjectsV2Input>,
    ) -> Answer<ListObjectsV2Output> {
        let bucket = self.bucket(&request.input.bucket)?;
        answer(list::objects(bucket, request.input).await)
    }

    async fn list_object_versions(
        &self,
        request: S3Request<ListObjectVersionsInput>,
    ) -> Answer<ListObjectVersionsOutput> {
        let bucket = self.bucket(&request.input.bucket)?;
        answer(versions::list(bucket, request.input).await?)
    }

    async fn create_multipart_upload(
        &self,
        request: S3Request<CreateMultipartUploadInput>,
    ) -> Answer<CreateMultipartUploadOutput> {
        self.bucket(&request.input.bucket)?;
        answer(CreateMultipartUploadOutput {
            bucket: Some(request.input.bucket.clone()),
            key: Some(request.input.key.clone()),
            upload_id: Some(self.uploads.create(request.input).await),
            ..CreateMultipartUploadOutput::default()
        })
    }

    async fn upload_part(&self, request: S3Request<UploadPartInput>) -> Answer<UploadPartOutput> {
        let bucket = self.bucket(&request.input.bucket)?;
        let part = self
            .uploads
            .add_part(bucket, request.input, request.trailing_headers);
        answer(UploadPartOutput {
            e_tag: Some(part.await?),
            ..UploadPartOutput::default()
        })
    }

    async fn complete_multipart_upload(
        &self,
        request: S3Request<CompleteMultipartUploadInput>,
    ) -> Answer<CompleteMultipartUploadOutput> {
        let bucket = self.bucket(&request.input.bucket)?;
        let object = self.uploads.complete(bucket, request.input).await?;
        self.notifier
            .notify(bucket, &object, ObjectCreated::CompleteMultipartUpload)
            .await;
        answer(CompleteMultipartUploadOutput {
            bucket: Some(bucket.spec.bucket_name.clone()),
            e_tag: Some(object.strong_e_tag()),
            version_id: bucket.response_version_id(&object),
            key: Some(object.key),
            ..CompleteMultipartUploadOutput::default()
        })
    }

    async fn abort_multipart_upload(
        &self,
        request: S3Request<AbortMultipartUploadInput>,
    ) -> Answer<AbortMultipartUploadOutput> {
        let input = request.input;
        self.uploads
            .abort(&input.bucket, &input.key, &input.upload_id)
            .await?;
        answer(AbortMultipartUploadOutput::default())
    }
}

fn answer<T>(output: T) -> Answer<T> {
    Ok(S3Response::new(output))
}
