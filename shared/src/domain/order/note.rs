//! Notes on orders.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::domain::{Invalid, NoteId, OrderId, Timestamp, text::NoteText};

use super::{Actor, Relation};

/// What a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NoteKind {
    /// A remark by staff.
    Note,
    /// An account of work done, by staff.
    Report,
    /// Something the customer says.
    Message,
}

impl NoteKind {
    /// The kind as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "NOTE",
            Self::Report => "REPORT",
            Self::Message => "MESSAGE",
        }
    }
}

impl fmt::Display for NoteKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for NoteKind {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        [Self::Note, Self::Report, Self::Message]
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or(Invalid::new("must be NOTE, REPORT or MESSAGE"))
    }
}

/// Who reads a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Visibility {
    /// Staff only.
    Internal,
    /// The customer too.
    Customer,
}

impl Visibility {
    /// The visibility as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Internal => "INTERNAL",
            Self::Customer => "CUSTOMER",
        }
    }
}

impl fmt::Display for Visibility {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Visibility {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        [Self::Internal, Self::Customer]
            .into_iter()
            .find(|visibility| visibility.as_str() == text)
            .ok_or(Invalid::new("must be INTERNAL or CUSTOMER"))
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
    /// True where somebody who is this to the order may read the note. Whoever only looks at the queue
    /// reads none.
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
