//! Responses with secrets that are kept to be given again.

use aws_lc_rs::error::Unspecified;

use crate::ApiError;
use shared_auth::{Sealer, ServerSecret};
use shared_store::StoredResponse;

/// What sealed responses are bound to: no other sealed text opens as one.
const BOUND_TO: &str = "reply";

/// Keeps responses in such a way that the table alone does not tell what they say.
#[derive(Debug, Clone)]
pub struct SecretResponses(Sealer);

impl SecretResponses {
    /// Those that this secret seals.
    ///
    /// # Errors
    /// Where the cipher does not take the key, which no secret brings about.
    pub fn new(secret: &ServerSecret) -> Result<Self, Unspecified> {
        Sealer::new(secret, "secret reply").map(Self)
    }

    /// The response as it is kept.
    ///
    /// # Errors
    /// `INTERNAL_ERROR` where the system has no randomness to give.
    pub fn seal(&self, response: &StoredResponse) -> Result<StoredResponse, ApiError> {
        let body = self.0.seal(&response.body, BOUND_TO);
        Ok(StoredResponse {
            body: body.map_err(ApiError::internal)?,
            ..response.clone()
        })
    }

    /// The response as it was given.
    ///
    /// # Errors
    /// `INTERNAL_ERROR` where another secret sealed it.
    pub fn open(&self, kept: &StoredResponse) -> Result<StoredResponse, ApiError> {
        let body = self.0.open(&kept.body, BOUND_TO);
        Ok(StoredResponse {
            body: body.ok_or_else(|| ApiError::internal("a kept response does not open"))?,
            ..kept.clone()
        })
    }
}
