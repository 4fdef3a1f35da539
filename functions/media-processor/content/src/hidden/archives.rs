//! Archives, and programs that are archives, within other files.

use crate::bytes::slice;

/// A ZIP or JAR is found from its end: 22 bytes and a comment of 65,535 at most, from which its parts are
/// found wherever they are. <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>, 4.3.16.
pub const END_OF_ZIP: u64 = 65_557;

/// Each is six bytes or more, which random bytes hold once in 2^48 places: one of three million files
/// of 100 MiB.
const SIGNATURES: [&[u8]; 2] = [b"Rar!\x1A\x07", b"7z\xBC\xAF\x27\x1C"];

/// True where a RAR or 7z archive begins anywhere: both are also found behind something else, such as the
/// program that unpacks them.
pub fn has_signature(bytes: &[u8]) -> bool {
    let starts = bytes.iter().enumerate();
    let starts = starts.filter(|(_, byte)| matches!(byte, b'R' | b'7'));
    starts.filter_map(|(at, _)| bytes.get(at..)).any(|rest| {
        SIGNATURES
            .iter()
            .any(|signature| rest.starts_with(signature))
    })
}

/// True where bytes end as a ZIP does.
pub fn is_at_end(bytes: &[u8]) -> bool {
    let from = bytes.len().saturating_sub(END_OF_ZIP as usize);
    let tail = bytes.get(from..).unwrap_or(bytes);
    let ends = tail.iter().enumerate().filter(|(_, byte)| **byte == b'P');
    ends.filter_map(|(at, _)| slice(tail, at, 8))
        .any(is_end_of_zip)
}

/// The signature is four bytes, which one in 65,000 noisy tails would hold. That the archive is in one
/// part is said by four more, either zero or, in ZIP64, all ones.
fn is_end_of_zip(record: &[u8]) -> bool {
    matches!(
        record,
        [b'P', b'K', 5, 6, 0, 0, 0, 0] | [b'P', b'K', 5, 6, 0xFF, 0xFF, 0xFF, 0xFF]
    )
}
