//! Looking at the files of an order.

use futures_util::future::join3;
use shared_domain::{
    Actor, MediaId,
    media::{Media, see},
    order::{Order, OrderRef, Refusal},
};
use shared_http::{ApiError, NoQuery, OrderReadRequest, PathId};
use shared_store::StoreError;

use crate::Files;

/// An order that exists, and who asks for its files.
#[derive(Debug)]
pub struct Seen<T> {
    /// Who asks.
    pub actor: Actor,
    /// The order.
    pub order: Order,
    /// What they ask for.
    pub files: T,
}

impl Files {
    /// Reads the caller, the order and what `files` reads of it at the same time, and judges what
    /// is found in the order that the contract gives.
    pub async fn look<T>(
        &self,
        request: &OrderReadRequest,
        files: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<Seen<T>, ApiError> {
        let (reader, order, files) = join3(
            self.context.services.reader(&request.principal),
            self.context.find(request.reference.as_ref()),
            files,
        )
        .await;
        let actor = reader?;
        NoQuery::check(&request.query)?;
        let (order, _) = order?.ok_or(Refusal::NotFound)?;
        Ok(Seen {
            actor,
            order,
            files: files?,
        })
    }

    /// The file that a path names, if the caller may see it.
    pub async fn look_at(
        &self,
        request: &OrderReadRequest,
        PathId(id): PathId<MediaId>,
    ) -> Result<Media, ApiError> {
        let reference = request.reference.as_ref();
        let seen = self.look(request, self.named(reference, id)).await?;
        let media = seen.files.ok_or(Refusal::NotFound)?;
        see(&seen.order, &media, &seen.actor)?;
        Ok(media)
    }

    /// The file of an order.
    ///
    /// # Errors
    /// `NOT_FOUND` where there is none.
    pub async fn media(&self, order: &Order, id: Option<MediaId>) -> Result<Media, ApiError> {
        let id = id.ok_or(Refusal::NotFound)?;
        let found = self.context.orders.file(&order.number, id).await?;
        found.ok_or_else(|| Refusal::NotFound.into())
    }

    async fn named(
        &self,
        reference: Option<&OrderRef>,
        id: Option<MediaId>,
    ) -> Result<Option<Media>, StoreError> {
        match (reference, id) {
            (Some(order), Some(id)) => self.context.orders.file(&order.number(), id).await,
            _ => Ok(None),
        }
    }
}
