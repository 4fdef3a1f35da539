//! Files of orders, as history tells of them: without the content.

use shared_domain::{
    Given,
    media::{
        CheckedContent, ContentType, Fingerprint, Media, MediaChange, MediaEdit, NewFile, Origin,
        Rejection, accept, declare, edit, reject,
    },
    order::Order,
    user::User,
};
use shared_store::Outcome;

use crate::System;

impl System {
    /// A file that `by` is about to upload.
    pub async fn declared(&self, by: &User, order: &Order, origin: Origin) -> Media {
        let order = self.reread(order.id).await;
        let file = NewFile {
            file_name: "photo.jpg".parse().expect("a name"),
            content_type: ContentType::Jpeg,
            size: 1_000,
            description: None,
        };
        let files = declare(&order, &by.into(), origin, vec![file], self.now());
        let mut files = files.expect("a file");
        let write = self
            .orders()
            .declare_files(&order, &files)
            .expect("a write");
        assert_eq!(write.commit().await.expect("an answer"), Outcome::Committed);
        files.remove(0)
    }

    /// A file that `by` uploaded, found to be what it was declared to be.
    pub async fn file_by(&self, by: &User, order: &Order, origin: Origin) -> Media {
        let declared = self.declared(by, order, origin).await;
        let content = CheckedContent {
            size: 900,
            fingerprint: Fingerprint::of_etag("abc"),
        };
        let now = self.now();
        self.change_file(&declared, |order, media| accept(order, media, content, now))
            .await
    }

    /// A file that `by` uploaded, found to be something else.
    pub async fn rejected_by(&self, by: &User, order: &Order, origin: Origin) -> Media {
        let declared = self.declared(by, order, origin).await;
        self.reject(&declared).await
    }

    /// The file, found to be something else than was declared.
    pub async fn reject(&self, declared: &Media) -> Media {
        let rejection = Rejection::WrongType;
        self.change_file(declared, |_, media| reject(media, rejection))
            .await
    }

    /// The file, which `by` shows the owner or hides from them.
    pub async fn show_by(&self, by: &User, media: &Media, is_public: bool) -> Media {
        let change = MediaEdit {
            is_public: Given(Some(is_public)),
            ..MediaEdit::default()
        };
        let (by, now) = (by.into(), self.now());
        let act = |order: &_, media: &_| {
            let edited = edit(order, media, &by, change, now);
            edited.expect("an answer").expect("a change")
        };
        self.change_file(media, act).await
    }

    /// The file after something was done to it.
    pub async fn change_file(
        &self,
        media: &Media,
        act: impl FnOnce(&Order, &Media) -> MediaChange,
    ) -> Media {
        let order = self.reread(media.order_id).await;
        let change = act(&order, media);
        let write = self.orders().change_file(&order, media, &change);
        let write = write.expect("a write");
        assert_eq!(write.commit().await.expect("an answer"), Outcome::Committed);
        change.media
    }
}
