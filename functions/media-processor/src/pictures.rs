//! Pictures of users.

use shared_domain::{
    PictureId, UserId,
    media::{AwaitedPicture, Rejection, ShownPicture},
    user::User,
};
use shared_files::{Served, UploadKey};
use shared_runtime::{retry::RetryPolicy, telemetry::metric};

use crate::{
    content::{Picture, picture as make_picture},
    processor::{ProcessError, Processor},
};

impl Processor {
    /// Looks at an upload that is to be a user's picture.
    pub(crate) async fn process_picture(
        &self,
        user: UserId,
        picture: PictureId,
    ) -> Result<(), ProcessError> {
        let Some((user, awaited)) = self.awaited_picture(user, picture).await? else {
            return self.tidy_pictures(user, picture).await;
        };
        let Some(upload) = self.find(UploadKey::Picture(user.id, picture)).await? else {
            return Ok(());
        };
        let declared = (awaited.content_type, awaited.size);
        let look = make_picture(&upload, awaited.content_type);
        let types = self.allowed_types().await?;
        match upload.examine(declared, &types, look).await? {
            Ok(made) => {
                let shown = ShownPicture {
                    id: picture,
                    fingerprint: upload.fingerprint(),
                };
                self.show(user, awaited, shown, made).await
            }
            Err(rejection) => self.refuse(&user, &awaited, rejection).await,
        }
    }

    /// Refuses a picture that could not be looked at.
    pub(crate) async fn give_up_picture(
        &self,
        user: UserId,
        picture: PictureId,
    ) -> Result<(), ProcessError> {
        match self.awaited_picture(user, picture).await? {
            Some((user, awaited)) => {
                let reason = Rejection::Unprocessable;
                self.refuse(&user, &awaited, reason).await
            }
            None => self.tidy_pictures(user, picture).await,
        }
    }

    /// The picture, if it is the one that its user means by now.
    async fn awaited_picture(
        &self,
        user: UserId,
        picture: PictureId,
    ) -> Result<Option<(User, AwaitedPicture)>, ProcessError> {
        let found = self.users.with_awaited_picture(user, self.now()).await?;
        Ok(match found {
            Some((user, Some(awaited))) if awaited.id == picture => Some((user, awaited)),
            _ => None,
        })
    }

    /// Makes it the user's picture.
    async fn show(
        &self,
        mut user: User,
        mut awaited: AwaitedPicture,
        shown: ShownPicture,
        made: Picture,
    ) -> Result<(), ProcessError> {
        let served = Served::Picture(user.id, &shown);
        self.objects
            .serve(served, made.content_type, made.bytes)
            .await?;
        for _ in RetryPolicy::UPLOAD.attempts() {
            let after = user.pictured(shown.clone(), self.now());
            if self.users.change_picture(&user, &after, &awaited).await? {
                tracing::info!(user = %user.id, picture = %shown.id, "picture checked");
                return self.tidy_pictures(user.id, shown.id).await;
            }
            let again = self.awaited_picture(user.id, shown.id).await?;
            let Some(again) = again else {
                return self.tidy_pictures(user.id, shown.id).await;
            };
            (user, awaited) = again;
        }
        Err(ProcessError::Raced)
    }

    async fn refuse(
        &self,
        user: &User,
        awaited: &AwaitedPicture,
        rejection: Rejection,
    ) -> Result<(), ProcessError> {
        let rejection = rejection.as_str();
        tracing::info!(user = %user.id, picture = %awaited.id, rejection, "picture rejected");
        if self.users.refuse_picture(user.id, awaited).await? {
            metric::upload_rejected();
        }
        self.tidy_pictures(user.id, awaited.id).await
    }

    /// Removes an upload that is settled, and all pictures up to the one that is shown, and this
    /// one unless it is the one. Later ones are left alone: another delivery may be at work on
    /// them.
    async fn tidy_pictures(&self, user: UserId, picture: PictureId) -> Result<(), ProcessError> {
        let key = UploadKey::Picture(user, picture);
        self.objects.remove_upload(&key.to_string()).await?;
        let shown = self.users.find(user).await?.and_then(|user| user.picture);
        let kept = shown
            .as_ref()
            .map(|shown| Served::Picture(user, shown).to_string());
        let folder = |id| format!("{}/", UploadKey::Picture(user, id));
        let (own, shown) = (folder(picture), shown.map(|shown| folder(shown.id)));
        let is_stale = |key: &str| {
            let is_up_to = |shown: &str| key < shown || key.starts_with(shown);
            let is_settled = key.starts_with(&own) || shown.as_deref().is_some_and(is_up_to);
            is_settled && kept.as_deref() != Some(key)
        };
        let prefix = key.served_prefix();
        Ok(self.objects.remove_served(&prefix, is_stale).await?)
    }
}
