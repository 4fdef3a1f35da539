//! What an order is shown with, so that a page takes one request.

use std::str::FromStr;

use deserr::Deserr;
use futures_util::future::join;
use shared_domain::{
    Actor, Invalid,
    media::Media,
    order::{OrderRef, Relation},
    read_from_text,
};
use shared_http::{AllMedia, ApiError, Limit, OrderReadRequest, OrderView};
use shared_store::OrderLife;
use utoipa::IntoParams;

use crate::{
    OrdersApi,
    list_notes::NOTES,
    reading,
    views::{EventView, NotePage, OrderWithHistory},
};

/// What else to show.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct IncludeQuery {
    /// `notes`, `media`, or both, separated by a comma: their first pages come along. Notes are
    /// null where the caller may not read them.
    #[deserr(default)]
    #[param(value_type = Option<String>, example = "notes,media")]
    pub include: Include,
}

/// The pages that come along.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Include {
    notes: bool,
    /// Files, and the URLs to download them.
    pub media: bool,
}

read_from_text!(Include);

impl FromStr for Include {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let mut include = Self::default();
        for name in text.split(',') {
            match name {
                "notes" => include.notes = true,
                "media" => include.media = true,
                _ => return Err(Invalid::new("must be notes, media or notes,media")),
            }
        }
        Ok(include)
    }
}

impl OrdersApi {
    /// The files of the order, where they are to come along.
    pub async fn files(
        &self,
        include: Include,
        reference: Option<&OrderRef>,
    ) -> Result<Vec<Media>, ApiError> {
        match reference {
            Some(reference) if include.media => {
                Ok(self.context.orders.files(&reference.number()).await?)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The order with all that `reader`, who is this to it, asked for and may see.
    pub async fn show(
        &self,
        life: OrderLife,
        (reader, relation): (&Actor, Relation),
        request: &OrderReadRequest,
        (include, files): (Include, Vec<Media>),
    ) -> Result<OrderWithHistory, ApiError> {
        let (history, notes) = join(
            self.latest_events(&life, relation),
            self.first_notes(include, &life, relation, request),
        )
        .await;
        let media = include.media.then(|| {
            let status = life.order.status;
            let is_visible = |media: &Media| media.is_visible_to(reader, relation, status);
            let visible = files.into_iter().filter(is_visible);
            AllMedia::new(visible, &self.links, self.context.services.now())
        });
        Ok(OrderWithHistory {
            history: history?.into_iter().map(EventView::from).collect(),
            notes: include.notes.then_some(notes?),
            media: media.transpose()?,
            order: OrderView::new(life.order, life.text, reader),
        })
    }

    /// The first page of the notes, for those who may read them.
    async fn first_notes(
        &self,
        include: Include,
        life: &OrderLife,
        relation: Relation,
        request: &OrderReadRequest,
    ) -> Result<Option<NotePage>, ApiError> {
        if !include.notes || relation == Relation::Queue {
            return Ok(None);
        }
        let scope = reading::scope(request, NOTES);
        let (number, first) = (&life.order.number, (Limit::default(), None));
        let page = self.note_page(number, relation, first, &scope).await?;
        Ok(Some(page))
    }
}
