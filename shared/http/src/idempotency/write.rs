//! Writes that take effect once, however often their request is sent.

use shared_auth::SecretHash;
use shared_domain::UserId;
use shared_runtime::{clock::SharedClock, retry::RetryPolicy};
use shared_store::{
    Condition, Ephemeral, IdempotencyKey, IdempotencyRecord, IdempotentWrite, Outcome,
    StoredResponse,
};

use super::header::IdempotencyHeader;
use crate::{ApiError, ErrorCode};

/// What names a request, where it carries an idempotency key, and what it was answered before.
#[derive(Debug)]
pub struct Idempotency {
    ephemeral: Ephemeral,
    clock: SharedClock,
    key: Option<IdempotencyKey>,
    earlier: Option<IdempotencyRecord>,
}

/// What one attempt at a write has decided from what it has read.
#[derive(Debug)]
pub struct Attempt<T> {
    /// What is to be written.
    pub write: IdempotentWrite,
    /// What is kept with it, for the same request when it is sent again.
    pub response: StoredResponse,
    /// What the caller of [`Idempotency::write`] goes on with, once it is written.
    pub value: T,
}

/// What became of a write.
#[derive(Debug)]
pub enum Written<T> {
    /// It was made now.
    Now(T),
    /// It was made when the request came before, which was answered so.
    Before(StoredResponse),
}

impl<T> Written<T> {
    /// The same with another value, where it was made now.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Written<U> {
        match self {
            Self::Now(value) => Written::Now(change(value)),
            Self::Before(response) => Written::Before(response),
        }
    }
}

impl Idempotency {
    /// Looks a request of `caller` up.
    ///
    /// # Errors
    /// `VALIDATION_ERROR` where its key is malformed.
    pub async fn look_up(
        ephemeral: &Ephemeral,
        clock: &SharedClock,
        header: &IdempotencyHeader,
        caller: UserId,
    ) -> Result<Self, ApiError> {
        let mut request = Self {
            ephemeral: ephemeral.clone(),
            clock: clock.clone(),
            key: header.key(caller)?,
            earlier: None,
        };
        request.earlier = request.find().await?;
        Ok(request)
    }

    /// Keeps the body that the key of a request in parts stands for: another one with the same key
    /// is another request, even where they have no part in common.
    ///
    /// # Errors
    /// `IDEMPOTENCY_CONFLICT` where the earlier request had another body.
    pub async fn claim(&self, body: &SecretHash) -> Result<(), ApiError> {
        let claimed = async |_| {
            Ok(Attempt {
                write: self.ephemeral.no_change(),
                response: StoredResponse::default(),
                value: (),
            })
        };
        self.write(body, claimed).await?;
        Ok(())
    }

    /// A part of the request that is written once by itself: where it was done, it stays done when
    /// the request is sent again, and else it is decided anew.
    ///
    /// # Errors
    /// Where the store fails.
    pub async fn part(&self, name: &str) -> Result<Self, ApiError> {
        let mut part = Self {
            ephemeral: self.ephemeral.clone(),
            clock: self.clock.clone(),
            key: self.key.as_ref().map(|key| key.part(name)),
            earlier: None,
        };
        part.earlier = part.find().await?;
        Ok(part)
    }

    /// Makes a write once. `attempt`, which is told how many came before it, reads, decides and
    /// says what is to be written; where somebody else has changed what it read, it is asked again,
    /// as often as [`RetryPolicy::REQUEST`] says. The earlier response counts wherever there is
    /// one: before the first attempt, in place of a refusal (the same request, sent twice at once,
    /// may have changed what this one finds), and where the same request was written first.
    ///
    /// # Errors
    /// What the attempt refuses; what the condition that did not hold means; `CONFLICT`
    /// after the last attempt; `IDEMPOTENCY_CONFLICT` where the earlier request had another body.
    pub async fn write<T, F>(
        &self,
        body: &SecretHash,
        attempt: impl Fn(usize) -> F,
    ) -> Result<Written<T>, ApiError>
    where
        F: Future<Output = Result<Attempt<T>, ApiError>>,
    {
        if let Some(earlier) = &self.earlier {
            return replay(earlier.clone(), body);
        }
        let mut refusal = ErrorCode::Conflict.into();
        for number in RetryPolicy::REQUEST.attempts() {
            match self.try_once(body, attempt(number).await).await {
                Ok(Some(value)) => return Ok(Written::Now(value)),
                Ok(None) => {}
                Err(refused) => {
                    refusal = refused;
                    break;
                }
            }
        }
        match self.find().await? {
            Some(earlier) => replay(earlier, body),
            None => Err(refusal),
        }
    }

    /// Writes what an attempt has decided. None where it is to be tried again.
    async fn try_once<T>(
        &self,
        body: &SecretHash,
        attempt: Result<Attempt<T>, ApiError>,
    ) -> Result<Option<T>, ApiError> {
        let Attempt {
            write,
            response,
            value,
        } = attempt?;
        match self.with_response(write, body, response)?.commit().await? {
            Outcome::Committed => Ok(Some(value)),
            Outcome::Refused(condition, _) => {
                failure(condition).map_or(Ok(None), |code| Err(code.into()))
            }
            Outcome::Contended => Ok(None),
        }
    }

    /// The write, and the response to its request, where that carries a key.
    fn with_response(
        &self,
        write: IdempotentWrite,
        body: &SecretHash,
        response: StoredResponse,
    ) -> Result<IdempotentWrite, ApiError> {
        let Some(key) = self.key.clone() else {
            return Ok(write);
        };
        let record = IdempotencyRecord {
            key,
            body: body.clone(),
            response,
        };
        Ok(write.with_response(&self.ephemeral, &record, self.clock.now())?)
    }

    /// What the request was answered by now.
    async fn find(&self) -> Result<Option<IdempotencyRecord>, ApiError> {
        match &self.key {
            Some(key) => Ok(self.ephemeral.find_response(key, self.clock.now()).await?),
            None => Ok(None),
        }
    }
}

/// What a condition that did not hold means for the request: a failure, or nothing where what it
/// read has changed and it is to be tried again.
const fn failure(condition: Condition) -> Option<ErrorCode> {
    match condition {
        // Another request with the same key was first. Where its response is gone again, the caller
        // may try again.
        Condition::Unanswered => Some(ErrorCode::Conflict),
        Condition::RoomForFiles => Some(ErrorCode::MediaLimit),
        Condition::EmailFree => Some(ErrorCode::EmailTaken),
        _ => None,
    }
}

/// What the request was answered before, for another with the same key.
fn replay<T>(earlier: IdempotencyRecord, body: &SecretHash) -> Result<Written<T>, ApiError> {
    if earlier.body == *body {
        Ok(Written::Before(earlier.response))
    } else {
        Err(ErrorCode::IdempotencyConflict.into())
    }
}
