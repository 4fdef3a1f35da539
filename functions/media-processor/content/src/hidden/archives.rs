//! Archives, and programs that are archives, within other files.

use memchr::memmem::{find, find_iter};

use crate::bytes::slice;

/// A ZIP or JAR is found from its end: 22 bytes and a comment of 65,535 at most, from which its
/// parts are found wherever they are.
/// <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>, 4.3.16.
pub const END_OF_ZIP: u64 = 65_557;

/// Each is six bytes or more, which random bytes hold once in 2^48 places: one of three million
/// files of 100 MiB.
const SIGNATURES: [&[u8]; 2] = [b"Rar!\x1A\x07", b"7z\xBC\xAF\x27\x1C"];

/// True where a RAR or 7z archive begins anywhere: both are also found behind something else, such
/// as the program that unpacks them.
fn has_signature(bytes: &[u8]) -> bool {
    SIGNATURES
        .iter()
        .any(|signature| find(bytes, signature).is_some())
}

/// True where an archive begins anywhere. Programs that repair a ZIP take the parts whose
/// beginnings they find. <https://learn.microsoft.com/en-us/previous-versions/bb417343(v=msdn.10)>
pub fn begins(bytes: &[u8]) -> bool {
    let mut parts = find_iter(bytes, b"PK\x03\x04");
    has_signature(bytes)
        || parts.any(|at| slice(bytes, at, 6).is_some_and(needs_version))
        || find(bytes, b"MSCF\0\0\0\0").is_some()
}

/// The signature is four bytes, which one in 43 noisy files of 100 MiB would hold. Behind it there
/// is the version that unpacking needs, 1.0 to 6.3: APPNOTE.TXT, 4.4.3.
const fn needs_version(part: &[u8]) -> bool {
    matches!(part, [_, _, _, _, 10..=63, 0])
}

/// True where bytes end as a ZIP does.
pub fn is_at_end(bytes: &[u8]) -> bool {
    let from = bytes.len().saturating_sub(END_OF_ZIP as usize);
    let tail = bytes.get(from..).unwrap_or(bytes);
    let ends = tail.iter().enumerate().filter(|(_, byte)| **byte == b'P');
    ends.filter_map(|(at, _)| slice(tail, at, 8))
        .any(is_end_of_zip)
}

/// The signature is four bytes, which one in 65,000 noisy tails would hold. That the archive is in
/// one part is said by four more, either zero or, in ZIP64, all ones.
fn is_end_of_zip(record: &[u8]) -> bool {
    matches!(
        record,
        [b'P', b'K', 5, 6, 0, 0, 0, 0] | [b'P', b'K', 5, 6, 0xFF, 0xFF, 0xFF, 0xFF]
    )
}
