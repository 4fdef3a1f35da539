//! Sending requests to AWS.
//!
//! The body of an async function is compiled in every crate that awaits it, and that of the SDK's `send` is most of what
//! a function consists of. Here it is awaited in functions that are not async, so it is compiled here, once. It is kept
//! on the heap too: futures that hold others of the SDK's size in themselves are moved about the stack.

use aws_sdk_dynamodb::{error::SdkError, operation as dynamodb};
use aws_sdk_s3::operation as s3;
use aws_sdk_sns::operation as sns;
use futures_util::future::BoxFuture;

/// A request that can be sent.
pub trait Dispatch {
    /// What it is answered with.
    type Answer;

    /// Sends it.
    fn dispatch(self) -> BoxFuture<'static, Self::Answer>;
}

macro_rules! dispatch {
    ($($service:ident::$operation:ident: $request:ident => $output:ident, $error:ident;)*) => {$(
        impl Dispatch for $service::$operation::builders::$request {
            type Answer = Result<$service::$operation::$output, SdkError<$service::$operation::$error>>;

            fn dispatch(self) -> BoxFuture<'static, Self::Answer> {
                Box::pin(self.send())
            }
        }
    )*};
}

dispatch! {
    dynamodb::batch_get_item: BatchGetItemFluentBuilder => BatchGetItemOutput, BatchGetItemError;
    dynamodb::delete_item: DeleteItemFluentBuilder => DeleteItemOutput, DeleteItemError;
    dynamodb::get_item: GetItemFluentBuilder => GetItemOutput, GetItemError;
    dynamodb::put_item: PutItemFluentBuilder => PutItemOutput, PutItemError;
    dynamodb::query: QueryFluentBuilder => QueryOutput, QueryError;
    dynamodb::transact_write_items: TransactWriteItemsFluentBuilder => TransactWriteItemsOutput, TransactWriteItemsError;
    dynamodb::update_item: UpdateItemFluentBuilder => UpdateItemOutput, UpdateItemError;
    s3::copy_object: CopyObjectFluentBuilder => CopyObjectOutput, CopyObjectError;
    s3::delete_object: DeleteObjectFluentBuilder => DeleteObjectOutput, DeleteObjectError;
    s3::get_object: GetObjectFluentBuilder => GetObjectOutput, GetObjectError;
    s3::head_object: HeadObjectFluentBuilder => HeadObjectOutput, HeadObjectError;
    s3::list_object_versions: ListObjectVersionsFluentBuilder => ListObjectVersionsOutput, ListObjectVersionsError;
    s3::put_object: PutObjectFluentBuilder => PutObjectOutput, PutObjectError;
    sns::publish_batch: PublishBatchFluentBuilder => PublishBatchOutput, PublishBatchError;
}
