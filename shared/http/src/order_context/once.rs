//! A request that takes effect once, however often it is sent.

use axum::response::{IntoResponse, Response};

use super::OrderBook;
use crate::{ApiError, ErrorCode, Idempotent, Replay, reply_for};
use shared_auth::SecretHash;
use shared_domain::{Timestamp, UserId};
use shared_store::{IdempotencyKey, IdempotencyRecord, Remember, Reply};

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
        book: &OrderBook,
        request: &Idempotent,
        caller: UserId,
    ) -> Result<Self, ApiError> {
        let key = request.key(caller)?;
        let earlier = match &key {
            Some(key) => book.ephemeral.find_reply(key, book.services.now()).await?,
            None => None,
        };
        Ok(Self { key, earlier })
    }

    /// The answer to an earlier request with the same key.
    ///
    /// # Errors
    /// `IDEMPOTENCY_CONFLICT` where that request had another body.
    pub fn replay(&self, body: &SecretHash) -> Result<Option<Response>, ApiError> {
        let earlier = self.earlier(body)?;
        Ok(earlier.map(|reply| Replay(reply).into_response()))
    }

    /// What an earlier request with the same key was answered, for those who do not give it as it was.
    ///
    /// # Errors
    /// As [`Once::replay`].
    pub fn earlier(&self, body: &SecretHash) -> Result<Option<Reply>, ApiError> {
        let earlier = self.earlier.clone();
        earlier.map(|earlier| reply_for(earlier, body)).transpose()
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
        book: &OrderBook,
        body: &SecretHash,
    ) -> Result<Response, ApiError> {
        let reply = self.earlier_meanwhile(book, body).await?;
        Ok(Replay(reply).into_response())
    }

    /// What the same request was answered a moment ago; else why it is refused now. Who comes second to
    /// oneself finds done what one asks for.
    ///
    /// # Errors
    /// The refusal; `IDEMPOTENCY_CONFLICT` where the other request had another body.
    pub async fn earlier_or(
        &self,
        refusal: ApiError,
        book: &OrderBook,
        body: &SecretHash,
    ) -> Result<Reply, ApiError> {
        let Some(key) = &self.key else {
            return Err(refusal);
        };
        match book.ephemeral.find_reply(key, book.services.now()).await? {
            Some(earlier) => reply_for(earlier, body),
            None => Err(refusal),
        }
    }

    /// See [`Once::answered_meanwhile`] and [`Once::earlier`].
    ///
    /// # Errors
    /// As [`Once::answered_meanwhile`].
    pub async fn earlier_meanwhile(
        &self,
        book: &OrderBook,
        body: &SecretHash,
    ) -> Result<Reply, ApiError> {
        self.earlier_or(ErrorCode::Conflict.into(), book, body)
            .await
    }
}

impl OrderBook {
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
