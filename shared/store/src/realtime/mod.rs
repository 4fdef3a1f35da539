//! Who is connected, and what they have still to hear. All of it is in the Ephemeral table.

mod connections;
mod event_log;
mod send_lease;
mod tickets;

pub use connections::{ConnectOutcome, ConnectionOwner};
pub use event_log::EventLogEntry;
pub use send_lease::{LeaseRelease, SendLease};
pub use tickets::RedeemedTicket;
