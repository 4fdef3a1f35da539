//! What the streams of the tables tell of, for subscribers.

use serde::Deserialize;

use super::StoreError;
use crate::{
    dynamo::{
        item::{Item, from_item, take_request_id},
        keys::{self, Key},
        table::sort_key,
    },
    orders::items::read_order_event,
};
use shared_domain::{
    UserId,
    media::{Media, MediaState},
};
use shared_events::{Event, FileRejected, Published, SessionEnded, UserEvent};

/// A change to an item of a table, as a stream tells of it
/// ([StreamRecord](https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html)).
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StreamRecord {
    /// The key of the item.
    pub keys: serde_dynamo::Item,
    /// The item afterwards; none where it was removed.
    pub new_image: Option<serde_dynamo::Item>,
    /// Where the change stands in its shard.
    pub sequence_number: String,
}

impl StreamRecord {
    /// What subscribers hear of this change, if they hear of it.
    ///
    /// # Errors
    /// Where the item is not what its key says.
    pub fn published(self) -> Result<Option<Published>, StoreError> {
        let keys: Item = self.keys.into();
        let kind = sort_key(&keys).unwrap_or_default();
        match self.new_image {
            Some(image) => appeared(&kind, image.into()),
            None => Ok(disappeared(&kind, &keys)),
        }
    }
}

/// What subscribers hear of an item that is there now.
pub(super) fn appeared(kind: &str, mut image: Item) -> Result<Option<Published>, StoreError> {
    if kind.starts_with(keys::EVENT) {
        let (event, request_id) = read_order_event(image)?;
        let event = Event::Order(Box::new(event));
        return Ok(Some(Published { request_id, event }));
    }
    if kind == keys::USER {
        let request_id = take_request_id(&mut image);
        let event = Event::User(UserEvent {
            user: from_item(image)?,
        });
        return Ok(Some(Published { request_id, event }));
    }
    if kind.starts_with(keys::FILE) {
        return rejected(image);
    }
    Ok(None)
}

fn rejected(image: Item) -> Result<Option<Published>, StoreError> {
    let order_number = Key::order_of_files(&image);
    let media: Media = from_item(image)?;
    let (MediaState::Rejected, Some(order_number)) = (media.state, order_number) else {
        return Ok(None);
    };
    let rejected = FileRejected {
        order_number,
        media,
    };
    Ok(Some(Published {
        request_id: None,
        event: Event::FileRejected(Box::new(rejected)),
    }))
}

fn disappeared(kind: &str, keys: &Item) -> Option<Published> {
    let session_id = kind.strip_prefix(keys::SESSION)?.parse().ok()?;
    let user_id: UserId = Key::user_of(keys)?;
    let ended = SessionEnded {
        user_id,
        session_id,
    };
    Some(Published {
        request_id: None,
        event: Event::SessionEnded(ended),
    })
}
