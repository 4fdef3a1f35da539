//! What an event adds to its action.

use std::{collections::BTreeMap, fmt::Display};

use serde::{Deserialize, Serialize};

use crate::{MediaId, NoteId};

/// What an event adds to its action: `{"changes":{…}}`, `{"noteId":"…"}` or `{"mediaId":"…"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Metadata {
    /// The fields that changed.
    Changes(Changes),
    /// The note that was added.
    NoteId(NoteId),
    /// The file that was added, changed or removed.
    MediaId(MediaId),
}

/// The fields that a change touched: `{"title":{"from":"…","to":"…"}}`.
///
/// Long texts are kept in full, before and after: history is a record, and one that says only that
/// a description changed cannot answer what was agreed. An edit of them is rare and writes the text
/// anyway; at most (every character four bytes long) the event takes 56 KB.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Changes(pub BTreeMap<Field, FieldChange>);

/// A field of an order, named as on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// The title.
    Title,
    /// The description.
    Description,
    /// The special instructions.
    #[serde(rename = "special_instructions")]
    SpecialInstructions,
    /// The estimated completion.
    EstimatedCompletion,
    /// Who works on the order.
    AssigneeId,
    /// Whose order it is.
    CustomerId,
}

impl Field {
    /// The field's name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "description",
            Self::SpecialInstructions => "special_instructions",
            Self::EstimatedCompletion => "estimatedCompletion",
            Self::AssigneeId => "assigneeId",
            Self::CustomerId => "customerId",
        }
    }
}

/// What a field held before and after, as it is written on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// Before; `None` where it was empty.
    pub from: Option<String>,
    /// After; `None` where it was cleared.
    pub to: Option<String>,
}

impl Changes {
    /// True where nothing changed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts the given value into a field that always holds one, and notes where that changes it.
    pub(super) fn set<T: PartialEq + Display>(
        &mut self,
        field: Field,
        slot: &mut T,
        given: Option<T>,
    ) {
        self.put(field, slot, given, |value| Some(value.to_string()));
    }

    /// The same for a field that may be empty.
    pub(super) fn set_optional<T: PartialEq + Display>(
        &mut self,
        field: Field,
        slot: &mut Option<T>,
        given: Option<Option<T>>,
    ) {
        self.put(field, slot, given, |value| {
            value.as_ref().map(ToString::to_string)
        });
    }

    fn put<T: PartialEq>(
        &mut self,
        field: Field,
        slot: &mut T,
        given: Option<T>,
        written: impl Fn(&T) -> Option<String>,
    ) {
        if let Some(value) = given.filter(|value| value != slot) {
            let (from, to) = (written(slot), written(&value));
            self.0.insert(field, FieldChange { from, to });
            *slot = value;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Timestamp;

    use super::*;

    #[test]
    fn fields_are_named_as_on_the_wire_and_empty_ones_are_null() {
        let changes = BTreeMap::from(
            [
                Field::Title,
                Field::Description,
                Field::SpecialInstructions,
                Field::EstimatedCompletion,
                Field::AssigneeId,
                Field::CustomerId,
            ]
            .map(|field| {
                let (from, to) = (None, Some("x".to_owned()));
                (field, FieldChange { from, to })
            }),
        );
        let names: Vec<_> = changes.keys().map(|field| field.as_str()).collect();
        let metadata = Metadata::Changes(Changes(changes.clone()));
        let written = serde_json::to_value(&metadata).unwrap();
        assert_eq!(
            written["changes"]["special_instructions"].to_string(),
            r#"{"from":null,"to":"x"}"#
        );
        for name in names {
            assert!(written["changes"][name].is_object(), "{name}");
        }
        assert_eq!(
            serde_json::from_value::<Metadata>(written).unwrap(),
            metadata
        );
    }

    #[test]
    fn a_note_is_named_by_its_id() {
        let id = NoteId::generate(Timestamp::from_millis(0));
        let written = serde_json::to_string(&Metadata::NoteId(id)).unwrap();
        assert_eq!(written, format!(r#"{{"noteId":"{id}"}}"#));
    }

    #[test]
    fn what_is_given_as_it_was_is_no_change() {
        let mut changes = Changes::default();
        let (mut title, mut note) = ("Cake".to_owned(), None);
        changes.set(Field::Title, &mut title, Some("Cake".to_owned()));
        changes.set(Field::Title, &mut title, None);
        changes.set_optional(Field::SpecialInstructions, &mut note, Some(None::<String>));
        assert!(changes.is_empty());
        changes.set_optional(
            Field::SpecialInstructions,
            &mut note,
            Some(Some("Soon".to_owned())),
        );
        assert_eq!(note.as_deref(), Some("Soon"));
        assert!(!changes.is_empty());
    }
}
