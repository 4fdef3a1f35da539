//! Files that are two things at once, so that one reader sees a photo and another a program.

mod archives;
mod documents;
mod markup;

use shared::domain::media::{ContentType, Rejection};

pub use archives::END_OF_ZIP;

/// As far into a file as browsers look to guess its type, in bytes:
/// <https://mimesniff.spec.whatwg.org/#reading-the-resource-header>.
const SNIFFED: usize = 1_445;

/// How much of what follows an image is read as if it were text, from either end, in bytes.
const TRAILING_TEXT: usize = 65_536;

/// Looks at how a file of any type begins.
///
/// # Errors
/// `HiddenContent` where it is a page or a document as well.
pub fn in_head(head: &[u8], declared: ContentType) -> Result<(), Rejection> {
    let sniffed = head.get(..SNIFFED).unwrap_or(head);
    let is_document = declared != ContentType::Pdf && documents::is_in_head(head);
    refuse(markup::is_in_text(sniffed) || is_document || archives::has_signature(head))
}

/// Looks at how a file of any type ends; [`END_OF_ZIP`] bytes are enough.
///
/// # Errors
/// `HiddenContent` where it is an archive as well.
pub fn in_tail(tail: &[u8]) -> Result<(), Rejection> {
    refuse(archives::is_at_end(tail) || archives::has_signature(tail))
}

/// Looks at all of an image. Most of that is noise, so that only what noise never is counts.
///
/// # Errors
/// `HiddenContent` where it is something else as well.
pub fn in_image(bytes: &[u8]) -> Result<(), Rejection> {
    let is_else = markup::is_in_noise(bytes) || documents::is_in_noise(bytes);
    refuse(is_else || archives::has_signature(bytes) || archives::is_at_end(bytes))
}

/// Looks at a block of an image's metadata.
///
/// # Errors
/// `HiddenContent` where it holds a page or a script.
pub fn in_metadata(block: &[u8]) -> Result<(), Rejection> {
    refuse(markup::is_in_text(block))
}

/// Looks at what follows the end of an image. Phones put films, depth maps and notes of their own there.
///
/// # Errors
/// `HiddenContent` where it begins or ends with a page or a script.
pub fn in_trailing(bytes: &[u8]) -> Result<(), Rejection> {
    let start = bytes.get(..TRAILING_TEXT).unwrap_or(bytes);
    let end = bytes.len().saturating_sub(TRAILING_TEXT);
    refuse(markup::is_in_text(start) || bytes.get(end..).is_some_and(markup::is_in_text))
}

fn refuse(is_hidden: bool) -> Result<(), Rejection> {
    if is_hidden {
        Err(Rejection::HiddenContent)
    } else {
        Ok(())
    }
}
