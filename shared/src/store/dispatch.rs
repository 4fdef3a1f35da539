//! Sending requests to DynamoDB.
//!
//! The body of an async function is compiled in every crate that awaits it, and that of the SDK's `send` is most of what
//! a function consists of. Here it is awaited in functions that are not async, so it is compiled here, once.

use aws_sdk_dynamodb::{error::SdkError, operation as op};
use futures_util::future::BoxFuture;

/// A request that can be sent.
pub trait Dispatch {
    /// What it is answered with.
    type Answer;

    /// Sends it.
    fn dispatch(self) -> BoxFuture<'static, Self::Answer>;
}

macro_rules! dispatch {
    ($($request:ty => $output:ty, $error:ty;)*) => {$(
        impl Dispatch for $request {
            type Answer = Result<$output, SdkError<$error>>;

            fn dispatch(self) -> BoxFuture<'static, Self::Answer> {
                Box::pin(self.send())
            }
        }
    )*};
}

dispatch! {
    op::batch_get_item::builders::BatchGetItemFluentBuilder =>
        op::batch_get_item::BatchGetItemOutput, op::batch_get_item::BatchGetItemError;
    op::delete_item::builders::DeleteItemFluentBuilder =>
        op::delete_item::DeleteItemOutput, op::delete_item::DeleteItemError;
    op::get_item::builders::GetItemFluentBuilder =>
        op::get_item::GetItemOutput, op::get_item::GetItemError;
    op::put_item::builders::PutItemFluentBuilder =>
        op::put_item::PutItemOutput, op::put_item::PutItemError;
    op::query::builders::QueryFluentBuilder =>
        op::query::QueryOutput, op::query::QueryError;
    op::transact_write_items::builders::TransactWriteItemsFluentBuilder =>
        op::transact_write_items::TransactWriteItemsOutput, op::transact_write_items::TransactWriteItemsError;
    op::update_item::builders::UpdateItemFluentBuilder =>
        op::update_item::UpdateItemOutput, op::update_item::UpdateItemError;
}
