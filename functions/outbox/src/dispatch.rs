//! Sending requests to SNS.

shared_runtime::dispatch!(aws_sdk_sns: PublishBatch);
