//! Declaring files that are about to be uploaded.

use crate::{
    Actor, MediaId, Timestamp,
    order::{Order, Refusal, Relation, require_sight},
    text::Caption,
};

use super::{ContentType, FileName, Media, MediaState, Origin};

/// A file that is about to be uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// What it is called.
    pub file_name: FileName,
    /// What it is.
    pub content_type: ContentType,
    /// Its length in bytes.
    pub size: u64,
    /// What is said of it.
    pub description: Option<Caption>,
}

/// The files as they are kept until they are uploaded.
///
/// # Errors
/// Staff add files at any time, the owner until the order is final; each with the call that is
/// theirs.
pub fn declare(
    order: &Order,
    actor: &Actor,
    origin: Origin,
    files: Vec<NewFile>,
    now: Timestamp,
) -> Result<Vec<Media>, Refusal> {
    check_side(order, actor, origin)?;
    if origin == Origin::Customer && order.status.is_final() {
        return Err(Refusal::Forbidden(
            "Files may be added until the order is completed or cancelled",
        ));
    }
    let declared = files.into_iter().map(|file| Media {
        id: MediaId::generate(now),
        order_id: order.id,
        origin,
        file_name: file.file_name,
        mime_type: file.content_type,
        size: file.size,
        state: MediaState::Pending,
        fingerprint: None,
        rejection: None,
        description: file.description,
        is_public: false,
        uploaded_by: actor.clone(),
        created_at: now,
        version: 1,
    });
    Ok(declared.collect())
}

/// Whether this is the actor's side of the order.
///
/// # Errors
/// Where it is not, or the order is none of the actor's.
pub fn check_side(order: &Order, actor: &Actor, origin: Origin) -> Result<(), Refusal> {
    let relation = require_sight(order, actor)?;
    match (origin, relation) {
        (Origin::Staff, Relation::Assignee | Relation::Admin) => Ok(()),
        (Origin::Staff, Relation::Owner) => Err(Refusal::Forbidden(
            "Customers add files with customer-media",
        )),
        (Origin::Staff, Relation::Queue) => {
            Err(Refusal::Forbidden("Take the order before you add files"))
        }
        (Origin::Customer, Relation::Owner) => Ok(()),
        (Origin::Customer, _) => Err(Refusal::Forbidden("Only the customer adds files here")),
    }
}
