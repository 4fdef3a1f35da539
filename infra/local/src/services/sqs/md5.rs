//! MD5 hashes of bodies and attributes.

use s3s::crypto::{Checksum, Md5};

/// The hash that clients check what they sent by, in hexadecimal.
pub(super) fn md5(text: &[u8]) -> String {
    let hash = Md5::checksum(text);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
