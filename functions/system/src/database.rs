//! Whether the database answers.

use std::fmt::Display;

use shared::store::Ephemeral;

use crate::probe::Dependency;

impl Dependency for Ephemeral {
    async fn ask(&self) -> Result<(), impl Display> {
        self.ping().await.map_err(|error| format!("{error:?}"))
    }
}
