//! Acting on a file: decide, write, and try again where somebody else was faster.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use shared_auth::SecretHash;
use shared_domain::{
    Actor, Timestamp,
    media::{Media, MediaChange, see},
    order::{Order, Refusal},
};
use shared_http::{ApiError, ErrorCode, TRIES, Writing, replayed};
use shared_store::{Committed, Remember, Reply};

use crate::{
    State,
    path::NamedFile,
    replies::{keep, kept},
};

/// What is done to a file.
#[derive(Debug, Clone, Copy)]
pub enum Act {
    /// It is changed.
    Change,
    /// It is taken away.
    Remove,
}

/// A file that was acted on, now or when the request came first.
#[derive(Debug)]
pub struct Acted {
    /// The file afterwards; on removal, as it was.
    pub media: Media,
    /// True where the request had been answered before.
    pub is_replay: bool,
}

impl Acted {
    /// The answer, marked where it is given again.
    pub fn answer(&self, answer: impl IntoResponse) -> Response {
        match self.is_replay {
            true => replayed(answer),
            false => answer.into_response(),
        }
    }

    /// What was answered before, to somebody who may still see it: what is shown of a file holds URLs,
    /// which are signed anew.
    fn again(act: Act, reply: &Reply, order: &Order, actor: &Actor) -> Result<Self, ApiError> {
        let media = kept(reply)?;
        if let Act::Change = act {
            see(order, &media, actor)?;
        }
        Ok(Self {
            media,
            is_replay: true,
        })
    }
}

impl State {
    /// Lets `decide` change the file; nothing is written where it is so already.
    pub async fn act(
        &self,
        act: Act,
        writing: &Writing,
        NamedFile(id): NamedFile,
        body: &SecretHash,
        decide: impl Fn(&Order, &Media, &Actor, Timestamp) -> Result<Option<MediaChange>, Refusal>,
    ) -> Result<Acted, ApiError> {
        if let Some(earlier) = writing.once.earlier(body)? {
            let (order, _) = writing.order()?;
            return Acted::again(act, &earlier, &order, &writing.actor);
        }
        let (mut order, _) = writing.seen()?;
        for _ in 0..TRIES {
            let now = self.book.services.now();
            let decided = async {
                let media = self.media(&order, id).await?;
                let change = decide(&order, &media, &writing.actor, now)?;
                Ok((media, change))
            };
            let (media, change) = match decided.await {
                Ok(decided) => decided,
                Err(refusal) => {
                    let earlier = writing.once.earlier_or(refusal, &self.book, body).await?;
                    return Acted::again(act, &earlier, &order, &writing.actor);
                }
            };
            let after = change.as_ref().map_or(&media, |change| &change.media);
            let record = writing.once.record(body, &keep(StatusCode::OK, after)?);
            let remember = self.book.remember(record.as_ref(), now);
            match self
                .write(act, &order, &media, change.as_ref(), now, remember)
                .await?
            {
                Committed::Done => {
                    return Ok(Acted {
                        media: after.clone(),
                        is_replay: false,
                    });
                }
                Committed::AlreadyAnswered => {
                    let earlier = writing.once.earlier_meanwhile(&self.book, body).await?;
                    return Acted::again(act, &earlier, &order, &writing.actor);
                }
                Committed::Raced => (order, _) = writing.order_again(&self.book).await?,
            }
        }
        Err(ErrorCode::Conflict.into())
    }

    async fn write(
        &self,
        act: Act,
        order: &Order,
        before: &Media,
        change: Option<&MediaChange>,
        now: Timestamp,
        remember: Option<Remember<'_>>,
    ) -> Result<Committed, ApiError> {
        let orders = &self.book.orders;
        Ok(match (act, change, remember) {
            (Act::Change, Some(change), remember) => {
                orders.change_file(order, before, change, remember).await?
            }
            (Act::Remove, Some(removal), remember) => {
                orders.remove_file(order, removal, now, remember).await?
            }
            (_, None, Some(remember)) => orders.remember(remember).await?,
            (_, None, None) => Committed::Done,
        })
    }
}
