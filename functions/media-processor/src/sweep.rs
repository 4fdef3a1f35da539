//! Removing what never came, and what outlived its row.

use shared_domain::{MediaId, OrderId, media::MediaState, order::OrderNumber};
use shared_files::UploadKey;
use shared_store::{SWEEP_SHARDS, SweepItem};

use crate::processor::{ProcessError, Processor};

impl Processor {
    /// Removes files that were declared and did not come in time, and the objects of files that are
    /// gone. What one sweep leaves, the next one finds.
    ///
    /// # Errors
    /// The first that occurred; whatever else there was to sweep is swept all the same.
    pub async fn sweep(&self) -> Result<(), ProcessError> {
        let mut outcome = Ok(());
        // Another shard is the first each hour, so that none waits behind one that is never done.
        let hours = u8::try_from(self.now().as_seconds() / 3_600 % i64::from(SWEEP_SHARDS));
        for shard in 0..SWEEP_SHARDS {
            let shard = (shard + hours.unwrap_or_default()) % SWEEP_SHARDS;
            for found in self.orders.files_to_sweep(shard, self.now()).await? {
                let swept = match found {
                    SweepItem::Awaited(order, media) => self.sweep_awaited(order, media).await,
                    SweepItem::Removed(order, media) => self.sweep_removed(order, media).await,
                };
                outcome = outcome.and(swept);
            }
        }
        outcome
    }

    async fn sweep_awaited(&self, order: OrderId, media: MediaId) -> Result<(), ProcessError> {
        let (number, now) = (OrderNumber::of(order), self.now());
        let found = self.orders.file(&number, media).await?;
        let overdue =
            found.filter(|media| media.state == MediaState::Pending && !media.is_awaited(now));
        // The index lags: it may have come, or be gone.
        let Some(overdue) = overdue else {
            return Ok(());
        };
        if self.orders.drop_file(&number, &overdue, now).await? {
            tracing::info!(%order, %media, "file never came");
            // The mark of its removal stays for the next sweep: somebody may yet be looking at the
            // upload.
            let key = UploadKey::File(order, media);
            self.objects.remove_file(key).await?;
        }
        Ok(())
    }

    async fn sweep_removed(&self, order: OrderId, media: MediaId) -> Result<(), ProcessError> {
        self.objects
            .remove_file(UploadKey::File(order, media))
            .await?;
        let number = OrderNumber::of(order);
        Ok(self.orders.forget_removed(&number, media).await?)
    }
}
