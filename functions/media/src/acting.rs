//! Acting on a file: decide, and write once.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use shared_auth::SecretHash;
use shared_domain::{
    Actor, MediaId, Timestamp,
    media::{Media, MediaChange, see},
    order::{Order, Refusal},
};
use shared_http::{ApiError, Attempt, OrderWriteRequest, PathId, Written, replayed};
use shared_store::{IdempotentWrite, StoreError, StoredResponse};

use crate::{
    Files,
    stored_response::{keep, kept},
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

    /// What was answered before, to somebody who may still see it: what is shown of a file holds
    /// URLs, which are signed anew.
    fn again(
        act: Act,
        response: &StoredResponse,
        order: &Order,
        actor: &Actor,
    ) -> Result<Self, ApiError> {
        let media = kept(response)?;
        if let Act::Change = act {
            see(order, &media, actor)?;
        }
        Ok(Self {
            media,
            is_replay: true,
        })
    }
}

impl Files {
    /// Lets `decide` change the file; nothing is written where it is so already.
    pub async fn act(
        &self,
        act: Act,
        request: &OrderWriteRequest,
        PathId(id): PathId<MediaId>,
        body: &SecretHash,
        decide: impl Fn(&Order, &Media, &Actor, Timestamp) -> Result<Option<MediaChange>, Refusal>,
    ) -> Result<Acted, ApiError> {
        let decide = &decide;
        let attempt = move |number| async move {
            let now = self.context.services.now();
            let (order, _) = request.order(&self.context, number).await?;
            let media = self.media(&order, id).await?;
            let change = decide(&order, &media, &request.actor, now)?;
            let write = self.write(act, &order, &media, change.as_ref(), now)?;
            let after = change.map_or(media, |change| change.media);
            Ok(Attempt {
                write,
                response: keep(StatusCode::OK, &after)?,
                value: after,
            })
        };
        match request.idempotency.write(body, attempt).await? {
            Written::Now(media) => Ok(Acted {
                media,
                is_replay: false,
            }),
            Written::Before(response) => {
                let (order, _) = request.found()?;
                Acted::again(act, &response, &order, &request.actor)
            }
        }
    }

    fn write(
        &self,
        act: Act,
        order: &Order,
        before: &Media,
        change: Option<&MediaChange>,
        now: Timestamp,
    ) -> Result<IdempotentWrite, StoreError> {
        let orders = &self.context.orders;
        match (act, change) {
            (Act::Change, Some(change)) => orders.change_file(order, before, change),
            (Act::Remove, Some(removal)) => orders.remove_file(order, removal, now),
            (_, None) => Ok(orders.no_change()),
        }
    }
}
