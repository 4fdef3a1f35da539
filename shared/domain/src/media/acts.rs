//! What may be done with a file, and what an order's history says of it.
//!
//! History tells of a file from the moment it is READY: what never came, or was rejected, is
//! nothing that happened to the order.

use crate::{
    Actor, Given, Patch, Timestamp,
    order::{Action, HistoryEvent, Metadata, Order, Refusal, Relation, relation},
    text::Caption,
};

use super::{Fingerprint, Media, MediaState, Origin, Rejection};

/// What to write, in one transaction: the file as it is now, and what history says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaChange {
    /// The file afterwards; on removal, as it was.
    pub media: Media,
    /// What history says, where it says anything. The order must then still be as it was read.
    pub event: Option<HistoryEvent>,
}

/// Content that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedContent {
    /// The length in bytes of what is served of it.
    pub size: u64,
    /// Which content it is.
    pub fingerprint: Fingerprint,
}

/// What to change about a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MediaEdit {
    /// What is said of it.
    pub description: Patch<Caption>,
    /// Whether the owner sees it before the order is completed.
    pub is_public: Given<bool>,
}

/// The file, if the actor may see it.
///
/// # Errors
/// What may not be seen does not exist.
pub fn see(order: &Order, media: &Media, actor: &Actor) -> Result<Relation, Refusal> {
    relation(order, actor)
        .filter(|relation| media.is_visible_to(actor, *relation, order.status))
        .ok_or(Refusal::NotFound)
}

/// Changes what is said of a file and who sees it; nothing where it is so already.
///
/// # Errors
/// Staff alone do this.
pub fn edit(
    order: &Order,
    media: &Media,
    actor: &Actor,
    edit: MediaEdit,
    now: Timestamp,
) -> Result<Option<MediaChange>, Refusal> {
    if !see(order, media, actor)?.is_staff() {
        return Err(Refusal::Forbidden("Only staff may change this"));
    }
    let mut edited = media.clone();
    if let Some(description) = edit.description.into_change() {
        edited.description = description;
    }
    if let Some(is_public) = edit.is_public.0 {
        edited.is_public = is_public;
    }
    if edited == *media {
        return Ok(None);
    }
    let media = edited.revised();
    Ok(Some(MediaChange {
        event: told(Action::MediaUpdated, order, &media, actor, now),
        media,
    }))
}

/// Takes a file away.
///
/// # Errors
/// Whoever uploaded it and ADMINs alone do this.
pub fn remove(
    order: &Order,
    media: &Media,
    actor: &Actor,
    now: Timestamp,
) -> Result<MediaChange, Refusal> {
    let relation = see(order, media, actor)?;
    if relation != Relation::Admin && media.uploaded_by.id != actor.id {
        return Err(Refusal::Forbidden(
            "Only who added a file or an administrator may remove it",
        ));
    }
    Ok(MediaChange {
        event: told(Action::MediaRemoved, order, media, actor, now),
        media: media.clone(),
    })
}

/// Has the uploader upload a file again that did not arrive.
///
/// # Errors
/// For others, and once the file is no longer waited for.
pub fn renew(order: &Order, media: &Media, actor: &Actor, now: Timestamp) -> Result<(), Refusal> {
    see(order, media, actor)?;
    if media.uploaded_by.id != actor.id {
        return Err(Refusal::Forbidden("Only who added a file may upload it"));
    }
    if !media.is_awaited(now) {
        return Err(Refusal::NotAwaited);
    }
    Ok(())
}

/// A file that was found to be what was declared.
pub fn accept(
    order: &Order,
    media: &Media,
    content: CheckedContent,
    now: Timestamp,
) -> MediaChange {
    let media = Media {
        state: MediaState::Ready,
        size: content.size,
        fingerprint: Some(content.fingerprint),
        ..media.revised()
    };
    let event = told(Action::MediaAdded, order, &media, &media.uploaded_by, now);
    MediaChange { event, media }
}

/// A file that was found to be something else.
pub fn reject(media: &Media, rejection: Rejection) -> MediaChange {
    let media = Media {
        state: MediaState::Rejected,
        rejection: Some(rejection),
        ..media.revised()
    };
    MediaChange { media, event: None }
}

fn told(
    action: Action,
    order: &Order,
    media: &Media,
    actor: &Actor,
    now: Timestamp,
) -> Option<HistoryEvent> {
    (media.state == MediaState::Ready).then(|| HistoryEvent {
        metadata: Some(Metadata::MediaId(media.id)),
        visible_to_owner: is_visible_to_owner(action, order, media),
        ..HistoryEvent::new(action, order, actor, order.next_instant(now))
    })
}

/// What happened to a file of the staff's is the owner's to see as long as the file is, which only
/// whoever reads the history can tell. Once the file is gone that is decided for good.
fn is_visible_to_owner(action: Action, order: &Order, media: &Media) -> bool {
    match action {
        Action::MediaRemoved => media.is_shown_to_owner(order.status),
        _ => media.origin == Origin::Customer,
    }
}
