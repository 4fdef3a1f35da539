//! Files of orders.

use futures_util::future::{try_join, try_join_all};
use shared_domain::{
    MediaId, OrderId,
    media::{CheckedContent, ContentType, Media, MediaState, Rejection, accept, reject},
    order::{Order, OrderRef},
};
use shared_files::{Served, Size, UploadKey};
use shared_runtime::{retry::RetryPolicy, telemetry::metric};

use crate::{
    content::{Checked, Renditions, check},
    processor::{ProcessError, Processor},
    upload::Stored,
};

/// What was found of a file: what is served of it, or why nothing is.
type Verdict = Result<CheckedContent, Rejection>;

impl Processor {
    /// Looks at an upload that is to be a file of an order.
    pub(crate) async fn process_file(
        &self,
        order: OrderId,
        media: MediaId,
    ) -> Result<(), ProcessError> {
        let key = UploadKey::File(order, media);
        let (awaited, upload) = try_join(self.awaited(key, order, media), async {
            Ok(self.find(key).await?)
        })
        .await?;
        let (Some((order, media)), Some(upload)) = (awaited, upload) else {
            return Ok(());
        };
        let verdict = self.judge(&upload, &media).await?;
        self.settle(key, order, media, verdict).await
    }

    /// Rejects a file that could not be looked at.
    pub(crate) async fn give_up_file(
        &self,
        order: OrderId,
        media: MediaId,
    ) -> Result<(), ProcessError> {
        let key = UploadKey::File(order, media);
        match self.awaited(key, order, media).await? {
            Some((order, media)) => {
                let verdict = Err(Rejection::Unprocessable);
                self.settle(key, order, media, verdict).await
            }
            None => Ok(()),
        }
    }

    /// The file, if a verdict on it is still awaited. Else what came now is not wanted, and of a
    /// file that is gone nothing is.
    async fn awaited(
        &self,
        key: UploadKey,
        order: OrderId,
        media: MediaId,
    ) -> Result<Option<(Order, Media)>, ProcessError> {
        let reference = OrderRef::Id(order);
        let number = reference.number();
        let (order, media) = try_join(
            self.orders.find(&reference),
            self.orders.file(&number, media),
        )
        .await?;
        match (order, media) {
            (Some((order, _)), Some(media)) if media.state == MediaState::Pending => {
                return Ok(Some((order, media)));
            }
            (Some(_), Some(media)) => self.tidy_file(key, &media).await?,
            _ => self.objects.remove_file(key).await?,
        }
        Ok(None)
    }

    /// Checks an upload and puts what is served of it in its place, where it cannot be seen before
    /// the verdict is written.
    async fn judge(&self, upload: &Stored<'_>, media: &Media) -> Result<Verdict, ProcessError> {
        let declared = (media.mime_type, media.size);
        let fingerprint = upload.fingerprint();
        let look = check(upload, media.mime_type);
        let served = |size| Served::File(media.order_id, media.id, &fingerprint, size);
        let types = self.allowed_types().await?;
        let size = match upload.examine(declared, &types, look).await? {
            Ok(Checked::AsUploaded) => {
                let (key, found) = (upload.key, &upload.found);
                let served = served(Size::Full);
                self.objects
                    .serve_copy(key, found, served, media.mime_type)
                    .await?;
                found.size
            }
            Ok(Checked::Film(film)) => {
                let size = film.len() as u64;
                self.objects
                    .serve(served(Size::Full), media.mime_type, film)
                    .await?;
                size
            }
            Ok(Checked::Image(renditions)) => {
                let size = renditions.file.len() as u64;
                self.serve_image(*renditions, media.mime_type, served)
                    .await?;
                size
            }
            Err(rejection) => return Ok(Err(rejection)),
        };
        Ok(Ok(CheckedContent { size, fingerprint }))
    }

    async fn serve_image<'a>(
        &self,
        renditions: Renditions,
        content_type: ContentType,
        served: impl Fn(Size) -> Served<'a>,
    ) -> Result<(), ProcessError> {
        let Renditions {
            file,
            thumbnail,
            preview,
        } = renditions;
        let sizes = [
            (Size::Thumbnail, thumbnail.content_type, thumbnail.bytes),
            (Size::Preview, preview.content_type, preview.bytes),
            (Size::Full, content_type, file),
        ];
        let serve =
            |(size, content_type, bytes)| self.objects.serve(served(size), content_type, bytes);
        try_join_all(sizes.map(serve)).await?;
        Ok(())
    }

    /// Writes the verdict, once, and removes the upload. A file that was taken away meanwhile takes
    /// what is served of it along.
    async fn settle(
        &self,
        key: UploadKey,
        mut order: Order,
        mut media: Media,
        verdict: Verdict,
    ) -> Result<(), ProcessError> {
        for _ in RetryPolicy::UPLOAD.attempts() {
            let change = match &verdict {
                Ok(content) => accept(&order, &media, content.clone(), self.now()),
                Err(rejection) => reject(&media, *rejection),
            };
            let write = self.orders.change_file(&order, &media, &change)?;
            if write.commit().await?.is_committed() {
                tell(&change.media);
                return self.tidy_file(key, &change.media).await;
            }
            let again = self.awaited(key, media.order_id, media.id).await?;
            let Some(again) = again else { return Ok(()) };
            (order, media) = again;
        }
        Err(ProcessError::Raced)
    }

    /// Removes the upload of a file that is settled, and what other content of it left behind: a
    /// second upload that came too late, or a delivery that was cut short.
    async fn tidy_file(&self, key: UploadKey, media: &Media) -> Result<(), ProcessError> {
        let content = media.fingerprint.as_ref();
        let kept = content.map(|content| format!("{}{content}/", key.served_prefix()));
        let is_stale = |key: &str| kept.as_deref().is_none_or(|kept| !key.starts_with(kept));
        let (upload, prefix) = (key.to_string(), key.served_prefix());
        try_join(
            self.objects.remove_upload(&upload),
            self.objects.remove_served(&prefix, is_stale),
        )
        .await?;
        Ok(())
    }
}

fn tell(media: &Media) {
    let rejection = media.rejection.map(Rejection::as_str);
    tracing::info!(
        order = %media.order_id, media = %media.id, state = %media.state, rejection, "file checked",
    );
    if rejection.is_some() {
        metric::upload_rejected();
    }
}
