//! What one person is shown at one moment, on all their connections.

use std::collections::{HashMap, hash_map::Entry};

use shared::{
    domain::{SessionId, Timestamp, live::Position, user::User},
    store::{self, Delivery, StoreError},
};

use crate::{Realtime, render::Message};

/// What was looked up for somebody's first connection serves the others, moments later.
#[derive(Debug)]
pub(crate) struct View {
    /// When it is time to end.
    pub until: Timestamp,
    signed_in: HashMap<SessionId, Option<User>>,
    messages: HashMap<Position, Option<Message>>,
}

impl View {
    /// Nothing was looked up yet.
    pub fn until(until: Timestamp) -> Self {
        Self {
            until,
            signed_in: HashMap::new(),
            messages: HashMap::new(),
        }
    }
}

impl Realtime {
    /// The account behind a connection, if it may have it still.
    pub(crate) async fn holder(
        &self,
        turn: &Delivery,
        view: &mut View,
    ) -> Result<Option<User>, StoreError> {
        let connection = &turn.connection;
        let user = match view.signed_in.entry(connection.session) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let user = self.signed_in(connection.user, connection.session);
                unknown.insert(user.await?)
            }
        };
        let user = user.clone();
        Ok(user.filter(|user| connection.is_of(user)))
    }

    /// What is sent of an entry, if anything is.
    pub(crate) async fn message<'a>(
        &self,
        entry: &store::Entry,
        user: &User,
        view: &'a mut View,
    ) -> Result<Option<&'a Message>, StoreError> {
        let message = match view.messages.entry(entry.position) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(self.render(entry, user).await?),
        };
        Ok(message.as_ref())
    }
}
