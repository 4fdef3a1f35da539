//! Orders: what they are, who may do what with them, and what each act changes.
//!
//! An act is a function from an order and an actor to a [`Decision`] or a [`Refusal`]. Refusals
//! come in the order in which callers hear of them: what they may not see, what they may not do,
//! what is wrong with what they sent, and last what the order's state does not allow.
//!
//! **Invariant:** an act that changes an order raises its version by one and makes exactly one
//! [`HistoryEvent`], whose status is the order's. Nothing changes a final order but whose it is
//! ([`transfer()`]).

mod add_note;
mod allowed;
mod assign;
mod cancel;
mod change;
mod change_status;
mod create;
mod edit;
mod estimate;
mod event;
mod metadata;
mod model;
mod note;
mod number;
mod reference;
mod refusal;
mod relation;
mod status;
mod transfer;
mod transition;

#[cfg(test)]
pub(super) mod tests;

pub use add_note::{NewNote, NoteAdded, add_note};
pub use allowed::allowed_transitions;
pub use assign::{NewAssignee, assign};
pub use cancel::cancel;
pub use change::{Change, Decision};
pub use change_status::{ChangeStatus, change_status};
pub use create::{NamedBy, NewOrder, Parties, create, misplaced};
pub use edit::{Edit, edit, misdated};
pub use estimate::check_estimate;
pub use event::{Action, HistoryEvent, HistorySight};
pub use metadata::{Changes, Field, FieldChange, Metadata};
pub use model::{Assignee, Customer, Order, OrderText};
pub use note::{Note, NoteKind, Visibility};
pub use number::OrderNumber;
pub use reference::OrderRef;
pub use refusal::Refusal;
pub use relation::{Relation, relation, require_sight};
pub use status::OrderStatus;
pub use transfer::transfer;
