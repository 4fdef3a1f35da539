//! What the endpoints work with.

use std::{ops::Deref, sync::Arc};

use axum::extract::FromRef;
use shared_auth::{Jwks, RefreshKey, Signer};
use shared_domain::Duration;
use shared_files::Links;
use shared_http::Services;
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
#[derive(Debug, Clone)]
pub struct State(Arc<Auth>);

impl State {
    /// Shares it.
    pub fn new(auth: Auth) -> Self {
        Self(Arc::new(auth))
    }
}

impl Deref for State {
    type Target = Auth;

    fn deref(&self) -> &Auth {
        &self.0
    }
}

impl FromRef<State> for Services {
    fn from_ref(state: &State) -> Self {
        state.services.clone()
    }
}
