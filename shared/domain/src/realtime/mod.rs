//! What people hear at once, while they are connected.
//!
//! For each of them there is a log of what concerns them, in which every entry has the position
//! after the last one's. They were sent it up to a position, save those connections that have to
//! catch up; what comes after is still to be sent. What is sent is not the entry but what it names,
//! as it is at that moment and as far as this person may see it then.

mod connection;
mod fan_out;
mod position;
mod push_event;

pub use connection::{CatchUp, Connection, ConnectionId};
pub use fan_out::{Push, PushTarget, fan_out};
pub use position::Position;
pub use push_event::PushEvent;
