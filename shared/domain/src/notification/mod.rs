//! Notifications: who hears of what happens to an order, and in which words.
//!
//! **Invariant:** who hears of an event follows from the event and the order as it was after it,
//! and from nothing else. So an event that is delivered again, late or after others reaches the
//! same people.

mod audience;
mod model;
mod notice;
mod wording;

#[cfg(test)]
mod tests;

pub use audience::notices;
pub use model::{Notification, NotificationType};
pub use notice::{Notice, Occasion, Recipient};
