//! The files of an order as the API shows them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::MediaView;
use shared_domain::{
    Timestamp,
    media::{Media, Origin},
};
use shared_files::{Links, LinksError};

/// The files of an order, oldest first.
#[derive(Debug, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AllMedia {
    /// From the staff's side.
    media_files: Vec<MediaView>,
    /// From the customer's side.
    customer_media: Vec<MediaView>,
}

impl AllMedia {
    /// The files, with URLs as of now.
    ///
    /// # Errors
    /// Where a URL cannot be signed.
    pub fn new(
        files: impl Iterator<Item = Media>,
        links: &Links,
        now: Timestamp,
    ) -> Result<Self, LinksError> {
        let mut all = Self::default();
        for media in files {
            let side = match media.origin {
                Origin::Staff => &mut all.media_files,
                Origin::Customer => &mut all.customer_media,
            };
            side.push(MediaView::new(media, links, now)?);
        }
        Ok(all)
    }
}
