//! Cursors: where a list goes on, sealed so that a client can neither read nor make one.

use std::{fmt, sync::Arc};

use aws_lc_rs::aead::{AES_256_GCM_SIV, Aad, Nonce, RandomizedNonceKey};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::{ApiError, ErrorCode};
use crate::auth::{SecretHash, ServerSecret};
use crate::domain::UserId;

const NONCE_BYTES: usize = 12;

/// Seals and opens cursors.
#[derive(Clone)]
pub struct Cursors(Arc<RandomizedNonceKey>);

/// What a cursor is bound to: a list, its filters and the caller it was issued to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CursorScope(SecretHash);

impl CursorScope {
    /// The list called `list`, as `caller` sees it under `filters`.
    pub fn new(list: &str, caller: UserId, filters: &str) -> Self {
        Self(SecretHash::of(&[
            list.as_bytes(),
            caller.as_bytes(),
            filters.as_bytes(),
        ]))
    }
}

impl Cursors {
    /// The cursors that this secret seals.
    ///
    /// # Errors
    /// Where the cipher does not take the key, which no secret brings about.
    pub fn new(secret: &ServerSecret) -> Result<Self, aws_lc_rs::error::Unspecified> {
        let key = RandomizedNonceKey::new(&AES_256_GCM_SIV, &secret.key("list cursor"))?;
        Ok(Self(Arc::new(key)))
    }

    /// The cursor that leads to `position`.
    ///
    /// # Errors
    /// `INTERNAL_ERROR` where the system has no randomness to give.
    pub fn seal(&self, position: &str, scope: &CursorScope) -> Result<String, ApiError> {
        let mut sealed = position.as_bytes().to_vec();
        let nonce = self
            .0
            .seal_in_place_append_tag(Aad::from(scope.0.as_str()), &mut sealed)
            .map_err(|_| ApiError::internal("a cursor could not be sealed"))?;
        Ok(BASE64_URL_SAFE_NO_PAD.encode([nonce.as_ref().as_slice(), &sealed].concat()))
    }

    /// Where the cursor leads.
    ///
    /// # Errors
    /// `INVALID_CURSOR` where it was not issued for this scope.
    pub fn open(&self, cursor: &str, scope: &CursorScope) -> Result<String, ApiError> {
        self.try_open(cursor, scope)
            .ok_or_else(|| ErrorCode::InvalidCursor.into())
    }

    fn try_open(&self, cursor: &str, scope: &CursorScope) -> Option<String> {
        let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).ok()?;
        let (nonce, sealed) = bytes.split_at_mut_checked(NONCE_BYTES)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let opened = self
            .0
            .open_in_place(nonce, Aad::from(scope.0.as_str()), sealed)
            .ok()?;
        String::from_utf8(opened.to_vec()).ok()
    }
}

impl fmt::Debug for Cursors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Cursors(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Timestamp;

    fn cursors() -> Cursors {
        Cursors::new(&ServerSecret::new(&"s".repeat(64)).unwrap()).unwrap()
    }

    fn caller() -> UserId {
        UserId::generate(Timestamp::from_millis(1_700_000_000_000))
    }

    #[test]
    fn a_cursor_is_bound_to_its_list_its_caller_and_its_filters() {
        let (cursors, caller) = (cursors(), caller());
        let scope = CursorScope::new("orders", caller, "status=PENDING");
        let cursor = cursors.seal("here", &scope).unwrap();
        assert_eq!(cursors.open(&cursor, &scope).unwrap(), "here");
        for other in [
            CursorScope::new("history", caller, "status=PENDING"),
            CursorScope::new("orders", self::caller(), "status=PENDING"),
            CursorScope::new("orders", caller, ""),
        ] {
            assert_eq!(
                cursors.open(&cursor, &other).unwrap_err().code(),
                ErrorCode::InvalidCursor
            );
        }
    }

    proptest! {
        #[test]
        fn no_invented_cursor_opens(cursor in "[A-Za-z0-9_-]{0,200}") {
            prop_assert!(cursors().open(&cursor, &CursorScope::new("orders", caller(), "")).is_err());
        }

        #[test]
        fn no_changed_cursor_opens(position in ".{0,60}", at in any::<prop::sample::Index>(), bit in 0u8..8) {
            let scope = CursorScope::new("orders", caller(), "");
            let cursor = cursors().seal(&position, &scope).unwrap();
            let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(&cursor).unwrap();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            prop_assert!(cursors().open(&BASE64_URL_SAFE_NO_PAD.encode(bytes), &scope).is_err());
        }
    }
}
