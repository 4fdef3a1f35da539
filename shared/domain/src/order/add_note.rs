//! Writing on an order.

use crate::{Actor, NoteId, Timestamp, text::NoteText};

use super::{
    Action, HistoryEvent, Metadata, Note, NoteKind, Order, Refusal, Relation, Visibility,
    relation::require_sight,
};

/// What to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNote {
    /// What the note is.
    pub kind: NoteKind,
    /// What it says.
    pub text: NoteText,
    /// Who reads it. Staff say so; a message is always the customer's to read.
    pub visibility: Option<Visibility>,
}

/// What to write, in one transaction, on condition that the order is still as it was read. The
/// order itself stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteAdded {
    /// The note.
    pub note: Note,
    /// What the order's history says of it.
    pub event: HistoryEvent,
}

/// Writes a note.
///
/// # Errors
/// Staff write notes and reports, at any time and for readers they name. The owner writes messages
/// until the order is final.
pub fn add_note(
    order: &Order,
    actor: &Actor,
    command: NewNote,
    now: Timestamp,
) -> Result<NoteAdded, Refusal> {
    let visibility = check(order, actor, &command)?;
    let created_at = order.next_instant(now);
    let note = Note {
        id: NoteId::generate(created_at),
        order_id: order.id,
        kind: command.kind,
        text: command.text,
        visibility,
        author: actor.clone(),
        created_at,
    };
    let event = HistoryEvent {
        metadata: Some(Metadata::NoteId(note.id)),
        visible_to_owner: note.is_visible_to(Relation::Owner),
        ..HistoryEvent::new(Action::NoteAdded, order, actor, created_at)
    };
    Ok(NoteAdded { note, event })
}

fn check(order: &Order, actor: &Actor, command: &NewNote) -> Result<Visibility, Refusal> {
    match (require_sight(order, actor)?, command.kind) {
        (Relation::Queue, _) => Err(Refusal::Forbidden("Take the order before you write on it")),
        (Relation::Owner, NoteKind::Message) if order.status.is_final() => Err(Refusal::Forbidden(
            "Messages may be written until the order is completed or cancelled",
        )),
        (Relation::Owner, NoteKind::Message) => match command.visibility {
            None | Some(Visibility::Customer) => Ok(Visibility::Customer),
            Some(Visibility::Internal) => Err(Refusal::field(
                "visibility",
                "must be CUSTOMER for a message",
            )),
        },
        (Relation::Owner, NoteKind::Note | NoteKind::Report) => {
            Err(Refusal::Forbidden("Customers write messages only"))
        }
        (Relation::Assignee | Relation::Admin, NoteKind::Message) => {
            Err(Refusal::Forbidden("Only customers write messages"))
        }
        (Relation::Assignee | Relation::Admin, NoteKind::Note | NoteKind::Report) => command
            .visibility
            .ok_or_else(|| Refusal::field("visibility", "must be INTERNAL or CUSTOMER")),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        order::{
            OrderStatus,
            tests::{World, at, fields},
        },
        user::User,
    };

    use super::*;

    fn by(
        user: &User,
        order: &Order,
        kind: NoteKind,
        visibility: Option<Visibility>,
    ) -> Result<NoteAdded, Refusal> {
        let text = "The oven is broken".parse().unwrap();
        let command = NewNote {
            kind,
            text,
            visibility,
        };
        add_note(order, &user.into(), command, at(9_000))
    }

    #[test]
    fn staff_write_for_readers_they_name_even_on_a_final_order() {
        let world = World::new();
        for status in OrderStatus::ALL {
            let order = world.order(status, true);
            for user in [&world.assignee, &world.admin] {
                for kind in [NoteKind::Note, NoteKind::Report] {
                    for visibility in [Visibility::Internal, Visibility::Customer] {
                        let NoteAdded { note, event } =
                            by(user, &order, kind, Some(visibility)).unwrap();
                        assert_eq!(note.visibility, visibility);
                        assert_eq!(note.author, user.into());
                        let is_shared = visibility == Visibility::Customer;
                        assert_eq!(event.is_visible_to(&Relation::Owner.into()), is_shared);
                        assert!(event.is_visible_to(&Relation::Assignee.into()));
                        assert_eq!(event.metadata, Some(Metadata::NoteId(note.id)));
                        assert_eq!((event.version, event.status), (order.version, status));
                    }
                }
            }
        }
    }

    #[test]
    fn staff_say_who_reads_a_note() {
        let world = World::new();
        let order = world.order(OrderStatus::InProgress, true);
        assert_eq!(
            fields(by(&world.assignee, &order, NoteKind::Note, None)),
            ["visibility"]
        );
    }

    #[test]
    fn the_owner_writes_messages_until_the_order_is_final() {
        let world = World::new();
        for status in OrderStatus::ALL {
            let order = world.order(status, true);
            let written = by(&world.owner, &order, NoteKind::Message, None);
            if status.is_final() {
                assert!(matches!(written, Err(Refusal::Forbidden(_))));
            } else {
                let NoteAdded { note, event } = written.unwrap();
                assert_eq!(note.visibility, Visibility::Customer);
                assert!(event.visible_to_owner);
            }
        }
    }

    #[test]
    fn a_message_cannot_be_kept_from_the_customer() {
        let world = World::new();
        let order = world.order(OrderStatus::Pending, true);
        let kind = NoteKind::Message;
        let internal = by(&world.owner, &order, kind, Some(Visibility::Internal));
        assert_eq!(fields(internal), ["visibility"]);
        assert!(by(&world.owner, &order, kind, Some(Visibility::Customer)).is_ok());
    }

    #[test]
    fn each_writes_what_is_theirs_to_write() {
        let world = World::new();
        let assigned = world.order(OrderStatus::Pending, true);
        let queued = world.order(OrderStatus::Pending, false);
        for (user, order, kind) in [
            (&world.owner, &assigned, NoteKind::Note),
            (&world.owner, &assigned, NoteKind::Report),
            (&world.assignee, &assigned, NoteKind::Message),
            (&world.admin, &assigned, NoteKind::Message),
            (&world.staff, &queued, NoteKind::Note),
            (&world.staff, &queued, NoteKind::Message),
        ] {
            let refusal = by(user, order, kind, Some(Visibility::Customer)).unwrap_err();
            assert!(matches!(refusal, Refusal::Forbidden(_)), "{refusal:?}");
        }
        assert_eq!(
            by(&world.stranger, &assigned, NoteKind::Message, None),
            Err(Refusal::NotFound)
        );
    }
}
