//! Which kind of film a file says it is.

use shared_domain::media::{ContentType, Rejection};

use crate::bytes::{array, be32};

/// Brands of files that players of MP4 play: <https://mp4ra.org/registered-types/brands>. Not among
/// them are sound alone (`M4A `), 3GP (a type of its own), and HEIC and AVIF, which are images in
/// the same boxes.
const MP4: [&[u8; 4]; 23] = [
    b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9", b"mp41",
    b"mp42", b"mp71", b"avc1", b"M4V ", b"M4VH", b"M4VP", b"MSNV", b"dash", b"mmp4", b"XAVC",
    b"cmfc", b"cmf2", b"f4v ",
];

/// The brand of QuickTime, which phones of Apple film in:
/// <https://developer.apple.com/documentation/quicktime-file-format/file_type_compatibility_atom>.
const QUICKTIME: &[u8; 4] = b"qt  ";

/// The shortest `ftyp`: its header, the brand and its version. ISO/IEC 14496-12, 4.3.
const SHORTEST: u32 = 16;

/// Checks the first box of a file.
///
/// # Errors
/// `WrongType` where it is of another brand, `Damaged` where it cannot be read.
pub fn check(head: &[u8], declared: ContentType) -> Result<(), Rejection> {
    let brand = array::<4>(head, 8).ok_or(Rejection::Damaged)?;
    let is_declared = match declared {
        ContentType::QuickTime => &brand == QUICKTIME,
        _ => MP4.contains(&&brand),
    };
    if !is_declared {
        return Err(Rejection::WrongType);
    }
    match be32(head, 0) {
        Some(length) if length >= SHORTEST && length.is_multiple_of(4) => Ok(()),
        _ => Err(Rejection::Damaged),
    }
}
