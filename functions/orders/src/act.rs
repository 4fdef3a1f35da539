//! Acting on an order: decide, check `If-Match`, write, and try again where somebody else was faster.

use axum::response::{IntoResponse, Response};
use shared_auth::SecretHash;
use shared_domain::{
    Actor, Timestamp,
    order::{Decision, Order, OrderText, Refusal},
};
use shared_http::{Answer, ApiError, ErrorCode, IfMatch, Replay, TRIES, Writing, give};
use shared_runtime::telemetry::metric;
use shared_store::{Committed, Remember};

use crate::{State, views::OneOrder};

impl State {
    /// Lets `decide` change the order, and answers with the order afterwards.
    ///
    /// # Errors
    /// What `decide` refuses; `VERSION_MISMATCH`; `CONFLICT` after three tries.
    pub async fn act(
        &self,
        writing: Writing,
        body: &SecretHash,
        decide: impl Fn(&Order, &OrderText, &Actor, Timestamp) -> Result<Decision, Refusal>,
    ) -> Result<Response, ApiError> {
        if let Some(replay) = writing.once.replay(body)? {
            return Ok(replay);
        }
        let (mut order, mut text) = writing.seen()?;
        for _ in 0..TRIES {
            let now = self.services.now();
            let decided = decide(&order, &text, &writing.actor, now);
            let decision = match judge(&writing.if_match, &order, decided) {
                Ok(decision) => decision,
                Err(refusal) => {
                    let earlier = writing.once.earlier_or(refusal, self, body).await?;
                    return Ok(Replay(earlier).into_response());
                }
            };
            let reply = answer(&decision, &order, &text, &writing.actor).into_reply();
            let record = writing.once.record(body, &reply);
            match self
                .write(&order, &decision, self.remember(record.as_ref(), now))
                .await?
            {
                Committed::Done => {
                    if let Decision::Changed(change) = &decision {
                        metric::order_changed(change);
                    }
                    return Ok(give(&reply));
                }
                Committed::AlreadyAnswered => {
                    return writing.once.answered_meanwhile(self, body).await;
                }
                Committed::Raced => (order, text) = writing.order_again(self).await?,
            }
        }
        Err(ErrorCode::Conflict.into())
    }

    async fn write(
        &self,
        order: &Order,
        decision: &Decision,
        remember: Option<Remember<'_>>,
    ) -> Result<Committed, ApiError> {
        Ok(match (decision, remember) {
            (Decision::Changed(change), remember) => {
                self.orders.change(order.version, change, remember).await?
            }
            (Decision::Unchanged, Some(remember)) => self.orders.remember(remember).await?,
            (Decision::Unchanged, None) => Committed::Done,
        })
    }
}

/// What is decided, in the order of the contract: a refusal that is no conflict, then `If-Match`, then
/// the conflict.
///
/// # Errors
/// The first of these that applies.
pub fn judge<T>(
    if_match: &IfMatch,
    order: &Order,
    decided: Result<T, Refusal>,
) -> Result<T, ApiError> {
    if decided.as_ref().err().is_none_or(Refusal::is_conflict) {
        if_match.check(order.version)?;
    }
    Ok(decided?)
}

fn answer(decision: &Decision, order: &Order, text: &OrderText, actor: &Actor) -> Answer<OneOrder> {
    match decision {
        Decision::Changed(change) => {
            let text = change.text.as_ref().unwrap_or(text);
            OneOrder::answer(change.order.clone(), text.clone(), actor)
        }
        Decision::Unchanged => OneOrder::answer(order.clone(), text.clone(), actor),
    }
}
