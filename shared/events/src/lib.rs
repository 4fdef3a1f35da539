//! What subscribers hear: events, and the messages of SQS that carry them.
//!
//! **Depends on** `shared-domain`, of which events are made, and `shared-runtime` for the log.

mod event;
mod queue;
mod subscriber;

pub use event::{
    Attribute, CONTACT_MERGED, Event, FileRejected, OrderEvent, Published, SessionEnded, UserEvent,
};
pub use queue::{
    BatchItemFailure, BatchItemFailures, BatchResponse, SqsEvent, SqsMessage, SqsMessageAttributes,
    each_event,
};
pub use subscriber::run;
