//! What is sent of an entry: what it names, as it is now and as this person may see it.

use serde::Serialize;
use shared_domain::{
    Actor, MediaId,
    media::see,
    notification::Notification,
    order::{Order, OrderRef, OrderText, relation},
    realtime::PushEvent,
    user::User,
};
use shared_http::{MediaView, NotificationView, OrderView};
use shared_store::{EventLogEntry, NotificationLookup, StoreError};

use crate::Realtime;

/// What a client is sent.
#[derive(Debug, Serialize)]
pub(crate) struct Message {
    /// Its position in the log.
    id: String,
    #[serde(flatten)]
    content: Content,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", content = "data")]
enum Content {
    #[serde(rename = "notification")]
    Notification { notification: NotificationView },
    #[serde(rename = "order.updated")]
    Order { order: OrderView },
    #[serde(rename = "media.updated")]
    Media { media: MediaView },
}

impl Realtime {
    /// None where there is nothing of it that they may see.
    pub(crate) async fn render(
        &self,
        entry: &EventLogEntry,
        user: &User,
    ) -> Result<Option<Message>, StoreError> {
        let actor = Actor::from(user);
        let reference = OrderRef::Number(entry.push_event.order().clone());
        let Some((order, text)) = self.orders.find(&reference).await? else {
            return Ok(None);
        };
        if relation(&order, &actor).is_none() {
            return Ok(None);
        }
        let content = self
            .content(&entry.push_event, order, text, user, &actor)
            .await?;
        Ok(content.map(|content| Message {
            id: entry.position.to_string(),
            content,
        }))
    }

    async fn content(
        &self,
        event: &PushEvent,
        order: Order,
        text: OrderText,
        user: &User,
        actor: &Actor,
    ) -> Result<Option<Content>, StoreError> {
        match event {
            PushEvent::Notification { notification } => self.notification(notification, user).await,
            PushEvent::Order { .. } => Ok(Some(Content::Order {
                order: OrderView::new(order, text, actor),
            })),
            PushEvent::Media { media, .. } => self.media(&order, *media, actor).await,
        }
    }

    /// As it is in the inbox; if it is not there yet, as it will be.
    async fn notification(
        &self,
        notification: &Notification,
        user: &User,
    ) -> Result<Option<Content>, StoreError> {
        let told = self
            .notifications
            .find(user.id, notification.id, self.now());
        let view = match told.await? {
            NotificationLookup::NotYet if notification.expires_at() <= self.now() => {
                return Ok(None);
            }
            NotificationLookup::NotYet => NotificationView::new(notification.clone(), false),
            NotificationLookup::Kept(received) => received.into(),
            NotificationLookup::Forgotten => return Ok(None),
        };
        Ok(Some(Content::Notification { notification: view }))
    }

    async fn media(
        &self,
        order: &Order,
        id: MediaId,
        actor: &Actor,
    ) -> Result<Option<Content>, StoreError> {
        let found = self.orders.file(&order.number, id).await?;
        let visible = found.filter(|media| see(order, media, actor).is_ok());
        let view = visible.map(|media| MediaView::new(media, &self.links, self.now()));
        let media = view.transpose().map_err(StoreError::internal)?;
        Ok(media.map(|media| Content::Media { media }))
    }
}
