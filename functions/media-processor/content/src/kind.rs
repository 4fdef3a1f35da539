//! Telling types apart by how files begin.

use shared::domain::media::{ContentType, Rejection};

use crate::hidden;

/// What a file that begins like this is, if it is of a type that can be uploaded.
///
/// The patterns are those of <https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern> and the
/// sections after it. Which kind of MP4 it is, if at all, its first box tells later.
fn recognise(head: &[u8]) -> Option<ContentType> {
    match head {
        [0xFF, 0xD8, 0xFF, ..] => Some(ContentType::Jpeg),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(ContentType::Gif),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some(ContentType::Mp4),
        _ if head.starts_with(b"\x89PNG\r\n\x1A\n") => Some(ContentType::Png),
        // Readers pass over what printers and programs of mail put before it.
        _ => hidden::document(head).map(|_| ContentType::Pdf),
    }
}

/// Checks that a file begins like one of the declared type.
///
/// # Errors
/// `WrongType` where it begins otherwise.
pub fn expect(head: &[u8], declared: ContentType) -> Result<(), Rejection> {
    if recognise(head) == Some(declared) {
        Ok(())
    } else {
        Err(Rejection::WrongType)
    }
}
