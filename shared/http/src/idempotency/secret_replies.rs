//! Answers with secrets that are kept to be given again.

use aws_lc_rs::error::Unspecified;

use crate::ApiError;
use shared_auth::{Sealer, ServerSecret};
use shared_store::Reply;

/// What sealed answers are bound to: no other sealed text opens as one.
const BOUND_TO: &str = "reply";

/// Keeps answers in such a way that the table alone does not tell what they say.
#[derive(Debug, Clone)]
pub struct SecretReplies(Sealer);

impl SecretReplies {
    /// Those that this secret seals.
    ///
    /// # Errors
    /// Where the cipher does not take the key, which no secret brings about.
    pub fn new(secret: &ServerSecret) -> Result<Self, Unspecified> {
        Sealer::new(secret, "secret reply").map(Self)
    }

    /// The reply as it is kept.
    ///
    /// # Errors
    /// `INTERNAL_ERROR` where the system has no randomness to give.
    pub fn seal(&self, reply: &Reply) -> Result<Reply, ApiError> {
        let body = self.0.seal(&reply.body, BOUND_TO);
        Ok(Reply {
            body: body.map_err(ApiError::internal)?,
            ..reply.clone()
        })
    }

    /// The reply as it was given.
    ///
    /// # Errors
    /// `INTERNAL_ERROR` where another secret sealed it.
    pub fn open(&self, kept: &Reply) -> Result<Reply, ApiError> {
        let body = self.0.open(&kept.body, BOUND_TO);
        Ok(Reply {
            body: body.ok_or_else(|| ApiError::internal("a kept answer does not open"))?,
            ..kept.clone()
        })
    }
}
