//! How operations come to their functions.

use crate::{
    assumptions::{ACCESS_LINE, ANSWER, FILE_DOWNLOADED, FILE_GETS, FILE_PUTS},
    usage::Usage,
};

/// How an operation comes to its function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Through API Gateway.
    Api,
    /// From a table's stream, and on to the topic. Batches make it cheaper; here each event comes
    /// alone.
    Stream,
    /// From a queue: received and deleted, alone too.
    Queue,
    /// From the queue of uploads, a photograph each.
    Upload,
}

impl Entry {
    /// What it costs to get there, and what follows of itself.
    pub fn usage(self) -> Usage {
        let mut usage = Usage::default();
        match self {
            Self::Api => (usage.requests, usage.logged, usage.sent) = (1.0, ACCESS_LINE, ANSWER),
            Self::Stream => usage.published = 1.0,
            Self::Queue => usage.queued = 2.0,
            Self::Upload => {
                usage.queued = 2.0;
                (usage.puts, usage.gets) = (FILE_PUTS, FILE_GETS);
                usage.sent = FILE_DOWNLOADED;
            }
        }
        usage
    }
}
