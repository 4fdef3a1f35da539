//! Telling types apart by how files begin.

use shared_domain::media::{ContentType, Rejection};

use crate::{bytes::slice, hidden};

/// What a file that begins like this is, if it is of a type that can be uploaded.
///
/// The patterns are those of <https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern>
/// and the sections after it. Which kind of MP4 it is, if at all, its first box tells later.
fn recognise(head: &[u8]) -> Option<ContentType> {
    match head {
        [0xFF, 0xD8, 0xFF, ..] => Some(ContentType::Jpeg),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(ContentType::Gif),
        [
            _,
            _,
            _,
            _,
            b'f',
            b't',
            b'y',
            b'p',
            b'q',
            b't',
            b' ',
            b' ',
            ..,
        ] => Some(ContentType::QuickTime),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some(ContentType::Mp4),
        _ if head.starts_with(b"\x89PNG\r\n\x1A\n") => Some(ContentType::Png),
        // Readers pass over what printers and programs of mail put before it.
        _ => hidden::document(head).map(|_| ContentType::Pdf),
    }
}

/// Brands of pictures in the boxes of films, HEIC and AVIF:
/// <https://mp4ra.org/registered-types/brands>.
const BRANDS_OF_PICTURES: [&[u8]; 8] = [
    b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis",
];

/// True for pictures that phones and browsers save, and that are not taken.
fn is_other_picture(head: &[u8]) -> bool {
    let is_boxes = slice(head, 4, 4) == Some(b"ftyp");
    let brand = slice(head, 8, 4).unwrap_or_default();
    is_boxes && BRANDS_OF_PICTURES.contains(&brand) || head.starts_with(b"RIFF") && brand == b"WEBP"
}

/// Checks that a file begins like one of the declared type.
///
/// # Errors
/// `WrongType` where it begins otherwise, `OtherPicture` where it is a picture that people take for
/// one of these.
pub fn expect(head: &[u8], declared: ContentType) -> Result<(), Rejection> {
    if declared.is_image() && is_other_picture(head) {
        Err(Rejection::OtherPicture)
    } else if recognise(head) == Some(declared) {
        Ok(())
    } else {
        Err(Rejection::WrongType)
    }
}
