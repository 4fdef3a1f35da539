//! Tickets: what a browser, which sends no headers with a WebSocket, shows in their place.

use std::{fmt, str::FromStr};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::{NoRandomness, SecretHash, random::random};
use shared_domain::{Duration, Invalid};

const SECRET_BYTES: usize = 32;

/// Lets its bearer connect once, as whoever asked for it.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket([u8; SECRET_BYTES]);

impl Ticket {
    /// How long it may be used.
    pub const LIFETIME: Duration = Duration::from_secs(60);

    /// A new one.
    ///
    /// # Errors
    /// Where the system has no randomness to give.
    pub fn generate() -> Result<Self, NoRandomness> {
        random().map(Self)
    }

    /// What is kept of it.
    pub fn hash(&self) -> SecretHash {
        SecretHash::of(&[b"ws-ticket", &self.0])
    }

    /// The ticket as it is handed out.
    pub fn reveal(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0)
    }
}

impl FromStr for Ticket {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok();
        let secret = bytes.and_then(|bytes| bytes.try_into().ok());
        secret
            .map(Self)
            .ok_or_else(|| Invalid::new("is not a ticket"))
    }
}

impl fmt::Debug for Ticket {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Ticket(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_reads_back_as_it_was_handed_out_and_is_like_no_other() {
        let ticket = Ticket::generate().unwrap();
        assert_eq!(ticket.reveal().parse(), Ok(ticket.clone()));
        assert_ne!(ticket.hash(), Ticket::generate().unwrap().hash());
    }

    #[test]
    fn what_is_no_ticket_is_refused() {
        for text in ["", "AAAA", "not base64!", &"A".repeat(44)] {
            assert!(text.parse::<Ticket>().is_err(), "{text}");
        }
    }
}
