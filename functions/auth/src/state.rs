//! What the endpoints work with.

use shared_auth::{Jwks, RefreshKey, Signer};
use shared_domain::Duration;
use shared_files::Links;
use shared_http::{FunctionState, HasServices, Services};
use shared_store::Ephemeral;

/// Everything that signing in takes.
#[derive(Debug)]
pub struct Auth {
    /// What every function has.
    pub services: Services,
    /// Counts failed attempts.
    pub ephemeral: Ephemeral,
    /// Makes access tokens.
    pub signer: Signer,
    /// Makes and reads refresh tokens.
    pub refresh_key: RefreshKey,
    /// How long a refresh token may lie unused.
    pub refresh_lifetime: Duration,
    /// Shows users' pictures.
    pub links: Links,
    /// The public keys, for everybody.
    pub jwks: Jwks,
}

/// [`Auth`], shared among requests.
pub type State = FunctionState<Auth>;

impl HasServices for Auth {
    fn services(&self) -> &Services {
        &self.services
    }
}
