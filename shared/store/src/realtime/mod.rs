//! Who is connected, and what they have still to hear. All of it is in the Ephemeral table.

mod connections;
mod delivery;
mod log;
mod tickets;

pub use connections::{Opened, Owner};
pub use delivery::{Delivery, Released};
pub use log::Entry;
pub use tickets::Admission;
