//! Cursors: where a list goes on, sealed so that a client can neither read nor make one.

use crate::{ApiError, ErrorCode, Limit, PageQuery, Pagination};
use shared_auth::{Sealer, SecretHash, ServerSecret};
use shared_domain::UserId;

/// Seals and opens cursors.
#[derive(Debug, Clone)]
pub struct Cursors(Sealer);

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
        Sealer::new(secret, "list cursor").map(Self)
    }

    /// The cursor that leads to `position`, the same each time, so that a page that has not changed
    /// is known by its `ETag`.
    ///
    /// # Errors
    /// `INTERNAL_ERROR` where the position cannot be sealed, which no length of it brings about.
    pub fn seal(&self, position: &str, scope: &CursorScope) -> Result<String, ApiError> {
        let sealed = self.0.seal_alike(position, scope.0.as_str());
        sealed.map_err(ApiError::internal)
    }

    /// Where the cursor leads.
    ///
    /// # Errors
    /// `INVALID_CURSOR` where it was not issued for this scope.
    pub fn open(&self, cursor: &str, scope: &CursorScope) -> Result<String, ApiError> {
        let opened = self.0.open(cursor, scope.0.as_str());
        opened.ok_or_else(|| ErrorCode::InvalidCursor.into())
    }

    /// Where a page goes on; nowhere where it is the first one.
    ///
    /// # Errors
    /// As [`Cursors::open`].
    pub fn position(
        &self,
        page: &PageQuery,
        scope: &CursorScope,
    ) -> Result<Option<String>, ApiError> {
        let cursor = page.cursor.as_deref();
        cursor.map(|cursor| self.open(cursor, scope)).transpose()
    }

    /// Where a page of at most `limit` rows stands that goes on at `next`.
    ///
    /// # Errors
    /// As [`Cursors::seal`].
    pub fn pagination(
        &self,
        limit: Limit,
        next: Option<&str>,
        scope: &CursorScope,
    ) -> Result<Pagination, ApiError> {
        let cursor = next.map(|next| self.seal(next, scope)).transpose()?;
        Ok(Pagination::new(limit, cursor))
    }
}

#[cfg(test)]
mod tests {
    use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
    use proptest::prelude::*;

    use super::*;
    use shared_domain::Timestamp;

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
            prop_assert!(cursors().open(
                &cursor, &CursorScope::new("orders", caller(), ""),
            ).is_err());
        }

        #[test]
        fn no_changed_cursor_opens(
            position in ".{0,60}", at in any::<prop::sample::Index>(), bit in 0u8..8,
        ) {
            let scope = CursorScope::new("orders", caller(), "");
            let cursor = cursors().seal(&position, &scope).unwrap();
            let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(&cursor).unwrap();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            prop_assert!(cursors().open(&BASE64_URL_SAFE_NO_PAD.encode(bytes), &scope).is_err());
        }
    }
}
