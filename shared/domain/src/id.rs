//! Identifiers: UUIDv7 ([RFC 9562](https://www.rfc-editor.org/rfc/rfc9562#section-5.7)), one type
//! per kind of thing.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Invalid, Timestamp};

/// Makes a UUIDv7 of the given instant.
fn generate(now: Timestamp) -> Uuid {
    let millis = now.as_millis().unsigned_abs();
    let nanos = (millis % 1_000) as u32 * 1_000_000;
    Uuid::new_v7(uuid::Timestamp::from_unix(
        uuid::NoContext,
        millis / 1_000,
        nanos,
    ))
}

/// Reads the one spelling that this API gives out: hyphenated, version 7.
fn parse(text: &str) -> Result<Uuid, Invalid> {
    const HYPHENATED: usize = 36;
    match Uuid::try_parse(text) {
        Ok(id) if text.len() == HYPHENATED && id.get_version_num() == 7 => Ok(id),
        _ => Err(Invalid::new("must be an id as this API gives them")),
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id that sorts by `now`.
            pub fn generate(now: Timestamp) -> Self {
                Self(generate(now))
            }

            /// The id with these bytes, in network order.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The id's bytes, in network order.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(formatter)
            }
        }

        impl FromStr for $name {
            type Err = Invalid;

            fn from_str(text: &str) -> Result<Self, Invalid> {
                parse(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// Names an order.
    OrderId,
    /// Names an event in an order's history.
    EventId,
    /// Names a note on an order.
    NoteId,
    /// Names a file of an order.
    MediaId,
    /// Names a picture that a user uploads of themselves.
    PictureId,
    /// Names a user.
    UserId,
    /// Names a sign-in: the family of refresh tokens that descend from it.
    SessionId,
    /// Names a notification.
    NotificationId,
    /// Names a file that was exported.
    ExportId,
    /// Names an API key.
    ApiKeyId,
    /// Names an event of the audit trail.
    AuditEventId,
    /// Names a view of the list of orders that somebody has saved.
    SavedViewId,
    /// Names a turn to send something to somebody.
    TurnId,
}

impl NotificationId {
    /// The id that has the instant of `base`, the id of something else, and for the rest these
    /// bits.
    pub fn derived(base: &[u8; 16], bits: &[u8; 10]) -> Self {
        let [first, second, third, fourth, fifth, sixth, ..] = *base;
        let millis = u64::from_be_bytes([0, 0, first, second, third, fourth, fifth, sixth]);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, bits).into_uuid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        let id = UserId::generate(Timestamp::from_millis(1_700_000_000_123));
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn ids_sort_by_the_time_they_were_made() {
        let earlier = UserId::generate(Timestamp::from_millis(1_700_000_000_123));
        let later = UserId::generate(Timestamp::from_millis(1_700_000_000_124));
        assert!(earlier.to_string() < later.to_string());
    }

    #[test]
    fn a_derived_id_is_one_and_sorts_as_what_it_is_derived_from() {
        let base = |millis| EventId::generate(Timestamp::from_millis(millis));
        let derive = |base: EventId, bits| NotificationId::derived(base.as_bytes(), &bits);
        let earlier = derive(base(1_700_000_000_123), [0xff; 10]);
        let later = derive(base(1_700_000_000_124), [0; 10]);
        assert!(earlier.to_string() < later.to_string());
        for id in [earlier, later] {
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "",
            "1",
            "ORD-20260830-7KQ4M2X",
            "{01890a5d-ac96-774b-bcce-b302099a8057}",
            "01890a5dac96774bbcceb302099a8057",
            "urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057",
            "6ba7b810-9dad-41d1-80b4-00c04fd430c8",
        ] {
            assert!(text.parse::<UserId>().is_err(), "{text}");
        }
    }
}
