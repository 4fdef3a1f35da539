//! A request that takes effect once, however often it is sent.

use axum::response::{IntoResponse, Response};
use shared::{
    auth::SecretHash,
    domain::{Timestamp, UserId},
    http::{ApiError, ErrorCode, Idempotent, Replay},
    store::{IdempotencyKey, IdempotencyRecord, Remember, Reply},
};

use crate::State;

/// What names a request, where it carries an idempotency key, and what it was answered before.
#[derive(Debug)]
pub struct Once {
    key: Option<IdempotencyKey>,
    earlier: Option<IdempotencyRecord>,
}

impl Once {
    /// Looks the request up.
    ///
    /// # Errors
    /// `VALIDATION_ERROR` where its key is malformed.
    pub async fn look_up(
        state: &State,
        request: &Idempotent,
        caller: UserId,
    ) -> Result<Self, ApiError> {
        let key = request.key(caller)?;
        let earlier = match &key {
            Some(key) => {
                state
                    .ephemeral
                    .find_reply(key, state.services.now())
                    .await?
            }
            None => None,
        };
        Ok(Self { key, earlier })
    }

    /// The answer to an earlier request with the same key.
    ///
    /// # Errors
    /// `IDEMPOTENCY_CONFLICT` where that request had another body.
    pub fn replay(&self, body: &SecretHash) -> Result<Option<Response>, ApiError> {
        let earlier = self.earlier.clone();
        earlier
            .map(|earlier| Ok(Replay::of(earlier, body)?.into_response()))
            .transpose()
    }

    /// The record of this request and its answer, where it carries a key.
    pub fn record(&self, body: &SecretHash, reply: &Reply) -> Option<IdempotencyRecord> {
        self.key.clone().map(|key| IdempotencyRecord {
            key,
            body: body.clone(),
            reply: reply.clone(),
        })
    }

    /// The answer that the same request, sent twice at once, was given a moment ago.
    ///
    /// # Errors
    /// `IDEMPOTENCY_CONFLICT` where that request had another body.
    pub async fn answered_meanwhile(
        &self,
        state: &State,
        body: &SecretHash,
    ) -> Result<Response, ApiError> {
        let Some(key) = &self.key else {
            return Err(ErrorCode::Conflict.into());
        };
        let earlier = state
            .ephemeral
            .find_reply(key, state.services.now())
            .await?;
        Ok(Replay::of(earlier.ok_or(ErrorCode::Conflict)?, body)?.into_response())
    }
}

impl State {
    /// The answer to keep with a write.
    pub fn remember<'a>(
        &'a self,
        record: Option<&'a IdempotencyRecord>,
        now: Timestamp,
    ) -> Option<Remember<'a>> {
        record.map(|record| Remember {
            ephemeral: &self.ephemeral,
            record,
            now,
        })
    }
}
