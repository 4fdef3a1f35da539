//! What the digest promises to a deployment.

#![allow(clippy::unwrap_used)]

mod answers;
mod digests;
mod template;
