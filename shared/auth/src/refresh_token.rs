//! Refresh tokens: opaque, rotated at every use, kept only as a hash.
//!
//! A token names its user and its session, so that it is found with one read, and carries a seal
//! that only this system can make: what somebody invented ends nobody's session. The successor of a
//! token is derived from it with a key, so a client that lost the answer gets the same one again
//! although nothing but hashes is stored.

use std::fmt;

use aws_lc_rs::{constant_time, hmac};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::{NoRandomness, SecretHash, ServerSecret, random::random};
use shared_domain::{SessionId, UserId};

const ID_BYTES: usize = 16;
const SEED_BYTES: usize = 32;
const SEAL_BYTES: usize = 16;
const SEALED_BYTES: usize = 2 * ID_BYTES + SEED_BYTES;

/// One token of a session's line.
#[derive(Clone, PartialEq, Eq)]
pub struct RefreshToken {
    user: UserId,
    session: SessionId,
    seed: [u8; SEED_BYTES],
}

impl RefreshToken {
    /// Whose token it is.
    pub const fn user(&self) -> UserId {
        self.user
    }

    /// The session whose line it belongs to.
    pub const fn session(&self) -> SessionId {
        self.session
    }

    /// What is kept of it.
    pub fn hash(&self) -> SecretHash {
        SecretHash::of(&[b"refresh-token", &self.bytes()])
    }

    fn bytes(&self) -> [u8; SEALED_BYTES] {
        let mut bytes = [0; SEALED_BYTES];
        bytes[..ID_BYTES].copy_from_slice(self.user.as_bytes());
        bytes[ID_BYTES..2 * ID_BYTES].copy_from_slice(self.session.as_bytes());
        bytes[2 * ID_BYTES..].copy_from_slice(&self.seed);
        bytes
    }
}

impl fmt::Debug for RefreshToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "RefreshToken({}, {}, …)",
            self.user, self.session
        )
    }
}

/// Seals refresh tokens and derives their successors.
#[derive(Clone)]
pub struct RefreshKey {
    seal: hmac::Key,
    successor: hmac::Key,
}

impl RefreshKey {
    /// The keys that this secret gives.
    pub fn new(secret: &ServerSecret) -> Self {
        let key = |purpose| hmac::Key::new(hmac::HMAC_SHA256, &secret.key(purpose));
        Self {
            seal: key("refresh-token seal"),
            successor: key("refresh-token successor"),
        }
    }

    /// The first token of a session.
    ///
    /// # Errors
    /// Where the system has no randomness to give.
    pub fn first(&self, user: UserId, session: SessionId) -> Result<RefreshToken, NoRandomness> {
        Ok(RefreshToken {
            user,
            session,
            seed: random()?,
        })
    }

    /// The token that follows this one: always the same.
    pub fn successor(&self, token: &RefreshToken) -> RefreshToken {
        let tag = hmac::sign(&self.successor, &token.bytes());
        let mut seed = [0; SEED_BYTES];
        seed.copy_from_slice(&tag.as_ref()[..SEED_BYTES]);
        RefreshToken { seed, ..*token }
    }

    /// The token as it is handed out.
    pub fn reveal(&self, token: &RefreshToken) -> String {
        let bytes = token.bytes();
        let seal = hmac::sign(&self.seal, &bytes);
        BASE64_URL_SAFE_NO_PAD.encode([&bytes, &seal.as_ref()[..SEAL_BYTES]].concat())
    }

    /// Reads a token that this system has made; none where it has not.
    pub fn read(&self, text: &str) -> Option<RefreshToken> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        let (sealed, seal) = bytes.split_at_checked(SEALED_BYTES)?;
        let expected = hmac::sign(&self.seal, sealed);
        constant_time::verify_slices_are_equal(seal, &expected.as_ref()[..SEAL_BYTES]).ok()?;
        let (user, rest) = sealed.split_at(ID_BYTES);
        let (session, seed) = rest.split_at(ID_BYTES);
        Some(RefreshToken {
            user: UserId::from_bytes(user.try_into().ok()?),
            session: SessionId::from_bytes(session.try_into().ok()?),
            seed: seed.try_into().ok()?,
        })
    }
}

impl fmt::Debug for RefreshKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RefreshKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared_domain::Timestamp;

    fn key(secret: &str) -> RefreshKey {
        RefreshKey::new(&ServerSecret::new(&secret.repeat(64)).unwrap())
    }

    fn token(key: &RefreshKey) -> RefreshToken {
        let now = Timestamp::from_millis(1_700_000_000_000);
        key.first(UserId::generate(now), SessionId::generate(now))
            .unwrap()
    }

    #[test]
    fn a_token_reads_back_as_it_was_handed_out() {
        let key = key("a");
        let token = token(&key);
        assert_eq!(key.read(&key.reveal(&token)), Some(token));
    }

    #[test]
    fn a_token_that_somebody_changed_or_invented_is_none_of_ours() {
        let ours = key("a");
        let text = ours.reveal(&token(&ours));
        let other = key("b").reveal(&token(&ours));
        for forged in [
            "",
            "AAAA",
            &other,
            &text[1..],
            &text[..text.len() - 1],
            &format!("B{}", &text[1..]),
        ] {
            if *forged != text {
                assert_eq!(ours.read(forged), None, "{forged}");
            }
        }
    }

    #[test]
    fn a_token_has_one_successor_of_the_same_session() {
        let key = key("a");
        let token = token(&key);
        let successor = key.successor(&token);
        assert_eq!(successor, key.successor(&token));
        assert_ne!(successor.hash(), token.hash());
        assert_eq!(successor.session(), token.session());
    }
}
