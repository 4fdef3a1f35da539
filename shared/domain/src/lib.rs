//! What the system knows about orders and the people around them.
//!
//! **Depends on** no other crate of ours.
//!
//! **Invariant:** nothing here reads a clock, a network, an environment variable or a table. Every
//! function decides from its arguments alone, so every rule can be tested by calling it.

mod actor;
pub mod api_key;
pub mod audit;
mod day;
pub mod durations;
mod id;
mod invalid_field;
pub mod media;
mod network;
pub mod notification;
mod numbers;
pub mod order;
mod patch;
mod quarter_hour;
pub mod rate_limit;
pub mod realtime;
pub mod saved_view;
pub mod search;
pub mod settings;
pub mod shop;
mod string_enum;
pub mod tally;
pub mod text;
mod time;
mod time_zone;
pub mod user;
#[cfg(feature = "wire")]
pub mod wire;

pub use actor::Actor;
pub use day::Day;
pub use id::{
    ApiKeyId, AuditEventId, EventId, ExportId, MediaId, NoteId, NotificationId, OrderId, PictureId,
    SavedViewId, SessionId, TurnId, UserId,
};
pub use invalid_field::InvalidField;
pub use network::Network;
pub(crate) use numbers::whole_numbers;
pub use patch::{Given, Patch};
pub use quarter_hour::{DayRange, QuarterHour};
pub use time::{Duration, Timestamp};
pub use time_zone::TimeZone;

/// Why a value was refused, in words for the person who sent it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Invalid(pub std::borrow::Cow<'static, str>);

impl Invalid {
    /// Says why a value was refused.
    pub fn new(message: impl Into<std::borrow::Cow<'static, str>>) -> Self {
        Self(message.into())
    }
}
