//! Sealing text so that nobody else can read or make it.

use std::{fmt, sync::Arc};

use aws_lc_rs::{
    aead::{AES_256_GCM_SIV, Aad, LessSafeKey, Nonce, UnboundKey},
    error::Unspecified,
    rand,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::{NoRandomness, ServerSecret};

const NONCE_BYTES: usize = 12;

/// Seals and opens text for one purpose.
#[derive(Clone)]
pub struct Sealer(Arc<LessSafeKey>);

impl Sealer {
    /// What this secret seals for a purpose.
    ///
    /// # Errors
    /// Where the cipher does not take the key, which no secret brings about.
    pub fn new(secret: &ServerSecret, purpose: &'static str) -> Result<Self, Unspecified> {
        let key = UnboundKey::new(&AES_256_GCM_SIV, &secret.key(purpose))?;
        Ok(Self(Arc::new(LessSafeKey::new(key))))
    }

    /// The text, sealed. It opens only together with what it is `bound_to`.
    ///
    /// # Errors
    /// Where the system has no randomness to give.
    pub fn seal(&self, text: &str, bound_to: &str) -> Result<String, NoRandomness> {
        let mut nonce = [0; NONCE_BYTES];
        rand::fill(&mut nonce).map_err(|_| NoRandomness)?;
        self.seal_with(nonce, text, bound_to)
            .map_err(|_| NoRandomness)
    }

    /// The same, which is sealed the same each time: whoever sees it twice knows that it is the
    /// same, and nothing more ([RFC 8452, 1](https://www.rfc-editor.org/rfc/rfc8452#section-1)).
    ///
    /// # Errors
    /// Where the text is longer than any that a cipher takes.
    pub fn seal_alike(&self, text: &str, bound_to: &str) -> Result<String, Unspecified> {
        self.seal_with([0; NONCE_BYTES], text, bound_to)
    }

    fn seal_with(
        &self,
        nonce: [u8; NONCE_BYTES],
        text: &str,
        bound_to: &str,
    ) -> Result<String, Unspecified> {
        let mut sealed = text.as_bytes().to_vec();
        let used = Nonce::assume_unique_for_key(nonce);
        self.0
            .seal_in_place_append_tag(used, Aad::from(bound_to), &mut sealed)?;
        Ok(BASE64_URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// What was sealed, or `None` where this was not, or not bound to that.
    pub fn open(&self, sealed: &str, bound_to: &str) -> Option<String> {
        let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_mut_checked(NONCE_BYTES)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let opened = self
            .0
            .open_in_place(nonce, Aad::from(bound_to), sealed)
            .ok()?;
        String::from_utf8(opened.to_vec()).ok()
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Sealer(…)")
    }
}
