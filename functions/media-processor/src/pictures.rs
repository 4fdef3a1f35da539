//! Pictures of users.

use shared::{
    domain::{
        PictureId, UserId,
        media::{AwaitedPicture, Fingerprint, Rejection, ShownPicture},
        user::User,
    },
    files::{Served, UploadKey},
};

use crate::{
    content::{Picture, picture as make_picture},
    processor::{ProcessError, Processor, TRIES},
    upload::{Stored, check_declaration, rejection},
};

impl Processor {
    /// Looks at an upload that is to be a user's picture.
    pub(crate) async fn process_picture(
        &self,
        user: UserId,
        picture: PictureId,
    ) -> Result<(), ProcessError> {
        let key = UploadKey::Picture(user, picture);
        let Some((user, awaited)) = self.awaited_picture(user, picture).await? else {
            return self.tidy_pictures(key).await;
        };
        let Some(found) = self.objects.find(key).await? else {
            return Ok(());
        };
        let upload = Stored {
            objects: &self.objects,
            key,
            found,
        };
        match self.judge_picture(&upload, &awaited).await? {
            Ok(made) => {
                let shown = ShownPicture {
                    id: picture,
                    fingerprint: Fingerprint::of_etag(&upload.found.etag),
                };
                self.show(user, awaited, shown, made).await
            }
            Err(rejection) => self.refuse(key, &user, &awaited, rejection).await,
        }
    }

    /// Refuses a picture that could not be looked at.
    pub(crate) async fn give_up_picture(
        &self,
        user: UserId,
        picture: PictureId,
    ) -> Result<(), ProcessError> {
        let key = UploadKey::Picture(user, picture);
        match self.awaited_picture(user, picture).await? {
            Some((user, awaited)) => {
                let reason = Rejection::Unprocessable;
                self.refuse(key, &user, &awaited, reason).await
            }
            None => self.tidy_pictures(key).await,
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

    async fn judge_picture(
        &self,
        upload: &Stored<'_>,
        awaited: &AwaitedPicture,
    ) -> Result<Result<Picture, Rejection>, ProcessError> {
        let declared = (awaited.content_type, awaited.size);
        if let Err(rejection) = check_declaration(&upload.found, declared, &self.types) {
            return Ok(Err(rejection));
        }
        match make_picture(upload, awaited.content_type).await {
            Ok(made) => Ok(Ok(made)),
            Err(failure) => Ok(Err(rejection(failure)?)),
        }
    }

    /// Makes it the user's picture.
    async fn show(
        &self,
        mut user: User,
        mut awaited: AwaitedPicture,
        shown: ShownPicture,
        made: Picture,
    ) -> Result<(), ProcessError> {
        let key = UploadKey::Picture(user.id, shown.id);
        let served = Served::Picture(user.id, &shown);
        self.objects
            .serve(served, made.content_type, made.bytes)
            .await?;
        for _ in 0..TRIES {
            let after = user.pictured(shown.clone(), self.now());
            if self.users.change_picture(&user, &after, &awaited).await? {
                tracing::info!(user = %user.id, picture = %shown.id, "picture checked");
                return self.tidy_pictures(key).await;
            }
            let again = self.awaited_picture(user.id, shown.id).await?;
            let Some(again) = again else {
                return self.tidy_pictures(key).await;
            };
            (user, awaited) = again;
        }
        Err(ProcessError::Raced)
    }

    async fn refuse(
        &self,
        key: UploadKey,
        user: &User,
        awaited: &AwaitedPicture,
        rejection: Rejection,
    ) -> Result<(), ProcessError> {
        let rejection = rejection.as_str();
        tracing::info!(user = %user.id, picture = %awaited.id, rejection, "picture rejected");
        self.users.refuse_picture(user.id, awaited).await?;
        self.tidy_pictures(key).await
    }

    /// Removes an upload that is settled, and all pictures up to the one that is shown, and this one unless
    /// it is the one. Later ones are left alone: another delivery may be at work on them.
    async fn tidy_pictures(&self, key: UploadKey) -> Result<(), ProcessError> {
        self.objects.remove_upload(&key.to_string()).await?;
        let UploadKey::Picture(user, _) = key else {
            return Ok(());
        };
        let shown = self.users.find(user).await?.and_then(|user| user.picture);
        let kept = shown.map(|shown| Served::Picture(user, &shown).to_string());
        let own = format!("{key}/");
        let is_stale = |key: &str| match kept.as_deref() {
            Some(kept) => {
                key != kept && (key < kept || is_beside(key, kept) || key.starts_with(&own))
            }
            None => key.starts_with(&own),
        };
        let prefix = key.served_prefix();
        Ok(self.objects.remove_served(&prefix, is_stale).await?)
    }
}

/// True for another content of the same picture.
fn is_beside(key: &str, other: &str) -> bool {
    let picture = |key: &str| key.rsplit_once('/').map(|(picture, _)| picture.to_owned());
    picture(key) == picture(other)
}
