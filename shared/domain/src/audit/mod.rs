//! The audit trail: who came in, who failed to, and who changed what others may do.
//!
//! **Invariant:** an event holds ids, names and roles. It never holds an e-mail address, a
//! password, a token, a key or a hash of one.

mod act;
mod event;
mod kind;
mod settings;

pub use act::{Act, Changes, Target};
pub use event::AuditEvent;
pub use kind::AuditType;
