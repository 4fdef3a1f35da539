//! PDF documents within other files.

use memchr::{memchr_iter, memmem::find};

/// As far into a file as PDF readers look for where the document begins, in bytes: ISO 32000-1,
/// annex H.3, implementation note 13.
const BEGINS_WITHIN: usize = 1_024;

/// Where a document begins near the start. Five bytes are enough: 1,024 random bytes hold them once
/// in a thousand million files.
pub fn in_head(head: &[u8]) -> Option<usize> {
    let start = head.get(..BEGINS_WITHIN).unwrap_or(head);
    find(start, b"%PDF-")
}

/// True where a document begins anywhere. With the version behind them there are seven bytes, which
/// random bytes hold once in 2^55 places.
pub fn is_in_noise(bytes: &[u8]) -> bool {
    memchr_iter(b'%', bytes)
        .filter_map(|at| bytes.get(at..))
        .any(|rest| rest.starts_with(b"%PDF-1.") || rest.starts_with(b"%PDF-2."))
}
