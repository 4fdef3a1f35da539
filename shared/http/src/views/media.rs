//! Files as the API shows them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::ActorView;
use shared_domain::{
    MediaId, OrderId, Timestamp,
    media::{ContentType, FileName, FileType, Media, MediaState, Origin},
    text::Caption,
};
use shared_files::{Links, LinksError, Size};

/// A file of an order.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Media)]
pub struct MediaView {
    id: MediaId,
    order_id: OrderId,
    origin: Origin,
    file_name: FileName,
    mime_type: ContentType,
    /// Bytes: as declared, and, once READY, of what is served.
    #[schema(example = 482_113)]
    size: u64,
    file_type: FileType,
    state: MediaState,
    /// Why it was rejected, for people, or null.
    #[schema(example = "The file is incomplete or damaged")]
    rejection_reason: Option<&'static str>,
    description: Option<Caption>,
    /// True where the customer sees it before the order is completed.
    is_public: bool,
    uploaded_by: ActorView,
    created_at: Timestamp,
    /// Where to download it, for five minutes at most; null until READY.
    #[schema(example = "https://media.example/orders/…/file?X-Amz-Signature=…")]
    url: Option<String>,
    /// The image in 320 pixels; null for other files.
    #[schema(example = "https://media.example/orders/…/thumbnail?X-Amz-Signature=…")]
    thumbnail_url: Option<String>,
    /// The image in 1,280 pixels; null for other files.
    #[schema(example = "https://media.example/orders/…/preview?X-Amz-Signature=…")]
    preview_url: Option<String>,
}

impl MediaView {
    /// The file, with URLs as of now.
    ///
    /// # Errors
    /// Where a URL cannot be signed.
    pub fn new(media: Media, links: &Links, now: Timestamp) -> Result<Self, LinksError> {
        let small = |size| match media.mime_type.is_image() {
            true => links.file(&media, size, now),
            false => Ok(None),
        };
        Ok(Self {
            url: links.file(&media, Size::Full, now)?,
            thumbnail_url: small(Size::Thumbnail)?,
            preview_url: small(Size::Preview)?,
            id: media.id,
            order_id: media.order_id,
            origin: media.origin,
            file_type: media.mime_type.file_type(),
            file_name: media.file_name,
            mime_type: media.mime_type,
            size: media.size,
            state: media.state,
            rejection_reason: media.rejection.map(|rejection| rejection.message()),
            description: media.description,
            is_public: media.is_public,
            uploaded_by: media.uploaded_by.into(),
            created_at: media.created_at,
        })
    }
}
