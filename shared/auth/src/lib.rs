//! Who somebody is, and how they prove it.
//!
//! **Depends on** `shared-domain` alone.
//!
//! **Invariant:** secrets are kept as hashes alone, and no type here that holds one prints it.

mod access_token;
mod api_key;
mod hash;
mod password;
mod password_token;
mod public_key;
mod random;
mod refresh_token;
mod sealer;
mod server_secret;
mod session;
mod signing_keys;
mod ticket;
#[cfg(feature = "wire")]
mod wire;

pub use access_token::{AccessTokenError, Claims, Jwks, Signer, Verifier};
pub use api_key::ApiKeySecret;
pub use hash::SecretHash;
pub use hash::digest_of;
pub use password::{HashingFailed, Match, Password, PasswordHash};
pub use password_token::PasswordToken;
pub use public_key::PublicKey;
pub use random::NoRandomness;
pub use refresh_token::{RefreshKey, RefreshToken};
pub use sealer::Sealer;
pub use server_secret::ServerSecret;
pub use session::{Presented, Session};
pub use signing_keys::{KeyGenerationFailed, MalformedSigningKeys, SigningKeys};
pub use ticket::Ticket;
