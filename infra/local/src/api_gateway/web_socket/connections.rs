//! Open connections, by which messages are sent to clients.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::client::Client;

/// How many messages may wait for a client that reads slowly. AWS does not say how many it keeps,
/// nor what becomes of a client that more are sent to: here its connection is closed.
const MAX_QUEUED_MESSAGES: usize = 32;

/// Every open connection by its id.
#[derive(Debug, Default)]
pub(super) struct Connections(Mutex<BTreeMap<String, Connection>>);

/// The sending end of a connection. Dropping it closes the connection, once what waits is sent.
#[derive(Debug)]
struct Connection {
    client: Arc<Client>,
    outbox: mpsc::Sender<String>,
    too_slow: CancellationToken,
}

/// The receiving end: messages to be sent to a client.
#[derive(Debug)]
pub(super) struct OutgoingMessages {
    pub messages: mpsc::Receiver<String>,
    /// Set once more was sent than may wait.
    pub too_slow: CancellationToken,
}

/// There is no such connection, or no more.
#[derive(Debug)]
pub(super) struct Gone;

impl Connections {
    pub fn open(&self, client: &Arc<Client>) -> OutgoingMessages {
        let (outbox, messages) = mpsc::channel(MAX_QUEUED_MESSAGES);
        let too_slow = CancellationToken::new();
        let connection = Connection {
            client: Arc::clone(client),
            outbox,
            too_slow: too_slow.clone(),
        };
        self.all().insert(client.id.clone(), connection);
        OutgoingMessages { messages, too_slow }
    }

    pub fn client(&self, id: &str) -> Result<Arc<Client>, Gone> {
        let connections = self.all();
        let connection = connections.get(id).ok_or(Gone)?;
        Ok(Arc::clone(&connection.client))
    }

    /// Has a message sent. Nobody waits until it is.
    pub fn send(&self, id: &str, message: String) -> Result<(), Gone> {
        let mut connections = self.all();
        let connection = connections.get(id).ok_or(Gone)?;
        if connection.outbox.try_send(message).is_ok() {
            return Ok(());
        }
        connection.too_slow.cancel();
        connections.remove(id);
        Err(Gone)
    }

    pub fn close(&self, id: &str) -> Result<(), Gone> {
        self.all().remove(id).map(drop).ok_or(Gone)
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<String, Connection>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
