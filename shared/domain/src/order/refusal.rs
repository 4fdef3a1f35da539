//! Why an act was refused.

use crate::InvalidField;

use super::OrderStatus;

/// Why an act was refused, whatever carried the request.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such order, or the actor may not see it: the two are told apart nowhere.
    #[error("Order not found")]
    NotFound,
    /// The actor sees the order but may not do this.
    #[error("{0}")]
    Forbidden(&'static str),
    /// What was sent is wrong in the light of what is kept. Lists every such field.
    #[error("The request is not valid")]
    InvalidFields(Vec<InvalidField>),
    /// The workflow does not lead from here to there.
    #[error("An order cannot go from {from} to {to}")]
    InvalidTransition {
        /// The order's status.
        from: OrderStatus,
        /// The status asked for.
        to: OrderStatus,
    },
    /// Work on an order needs somebody who does it.
    #[error("An order in progress needs an assignee")]
    Unassigned,
    /// The order is final.
    #[error("A completed or cancelled order cannot be changed")]
    NotEditable,
    /// The file was uploaded and checked already, or not in time.
    #[error("This file is no longer waited for")]
    NotAwaited,
}

impl Refusal {
    /// True where only the order's state stands in the way. A caller who named the version they
    /// know hears first that it is no longer current.
    pub const fn is_conflict(&self) -> bool {
        matches!(
            self,
            Self::InvalidTransition { .. }
                | Self::Unassigned
                | Self::NotEditable
                | Self::NotAwaited
        )
    }

    /// Refuses one field.
    pub(super) fn field(field: &'static str, reason: &'static str) -> Self {
        Self::InvalidFields(vec![InvalidField::new(field, reason)])
    }
}

/// Refuses all the fields found wrong at once, or none.
pub(super) fn refuse_all(found: impl IntoIterator<Item = InvalidField>) -> Result<(), Refusal> {
    let fields: Vec<_> = found.into_iter().collect();
    if fields.is_empty() {
        Ok(())
    } else {
        Err(Refusal::InvalidFields(fields))
    }
}
