//! Files as the API shows them.

use serde::Serialize;
use shared_domain::{Timestamp, media::Media};
use shared_files::{Links, LinksError};
use shared_http::{MediaView, UploadView};
use utoipa::ToSchema;

/// One file.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneMedia {
    media: MediaView,
}

/// A file and how to upload it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MediaUpload {
    media: MediaView,
    upload: UploadView,
}

/// Files and how to upload them.
#[derive(Debug, Serialize, ToSchema)]
pub struct MediaUploads {
    uploads: Vec<MediaUpload>,
}

impl OneMedia {
    /// The file, with URLs as of now.
    pub fn new(media: Media, links: &Links, now: Timestamp) -> Result<Self, LinksError> {
        let media = MediaView::new(media, links, now)?;
        Ok(Self { media })
    }
}

impl MediaUpload {
    /// The file and the right to upload it from now on.
    pub fn new(media: Media, links: &Links, now: Timestamp) -> Result<Self, LinksError> {
        let upload = links.upload((&media).into(), media.mime_type, media.size, now)?;
        Ok(Self {
            media: MediaView::new(media, links, now)?,
            upload: upload.into(),
        })
    }
}

impl MediaUploads {
    /// The files and the right to upload them, each from the instant on that is told of it.
    pub fn new(
        files: Vec<Media>,
        links: &Links,
        at: impl Fn(&Media) -> Timestamp,
    ) -> Result<Self, LinksError> {
        let uploads = files.into_iter().map(|media| {
            let now = at(&media);
            MediaUpload::new(media, links, now)
        });
        Ok(Self {
            uploads: uploads.collect::<Result<_, _>>()?,
        })
    }
}
