//! Notes on orders.

use serde::{Deserialize, Serialize};

use crate::{Actor, NoteId, OrderId, Timestamp, string_enum, text::NoteText};

use super::Relation;

string_enum! {
    /// What a note is.
    NoteKind {
        /// A remark by staff.
        Note = "NOTE",
        /// An account of work done, by staff.
        Report = "REPORT",
        /// Something the customer says.
        Message = "MESSAGE",
    }
}

string_enum! {
    /// Who reads a note.
    Visibility {
        /// Staff only.
        Internal = "INTERNAL",
        /// The customer too.
        Customer = "CUSTOMER",
    }
}

/// A note on an order. It never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// Sorts by `created_at`.
    pub id: NoteId,
    /// The order it is on.
    pub order_id: OrderId,
    /// What it is.
    pub kind: NoteKind,
    /// What it says.
    pub text: NoteText,
    /// Who reads it.
    pub visibility: Visibility,
    /// Who wrote it.
    pub author: Actor,
    /// When it was written.
    pub created_at: Timestamp,
}

impl Note {
    /// True where somebody who is this to the order may read the note. Whoever only looks at the
    /// queue reads none.
    pub fn is_visible_to(&self, relation: Relation) -> bool {
        match relation {
            Relation::Assignee | Relation::Admin => true,
            Relation::Owner => self.visibility == Visibility::Customer,
            Relation::Queue => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_visibilities_read_back_as_they_were_written() {
        for kind in [NoteKind::Note, NoteKind::Report, NoteKind::Message] {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        for visibility in [Visibility::Internal, Visibility::Customer] {
            assert_eq!(visibility.as_str().parse(), Ok(visibility));
        }
        assert!("note".parse::<NoteKind>().is_err());
        assert!("PUBLIC".parse::<Visibility>().is_err());
    }
}
