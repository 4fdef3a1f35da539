//! What the endpoints work with.

use shared_files::Links;
use shared_http::{FunctionState, HasServices, Services};
use shared_store::{Ephemeral, Orders, ReadModels, SettingsCache};

/// Everything that a change of one's account takes.
#[derive(Debug)]
pub struct Profiles {
    /// What every function has.
    pub services: Services,
    /// The orders of customers.
    pub orders: Orders,
    /// How many there are.
    pub models: ReadModels,
    /// Counts failed attempts.
    pub ephemeral: Ephemeral,
    /// Takes and shows pictures.
    pub links: Links,
    /// What may be uploaded.
    pub settings: SettingsCache,
}

/// [`Profiles`], shared among requests.
pub type State = FunctionState<Profiles>;

impl HasServices for Profiles {
    fn services(&self) -> &Services {
        &self.services
    }
}
