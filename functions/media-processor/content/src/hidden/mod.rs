//! Files that are two things at once, so that one reader sees a photo and another a program.

mod archives;
mod documents;
mod markup;
mod programs;

use shared::domain::media::{ContentType, Rejection};

use crate::{Failure, Upload, upload};

pub use archives::END_OF_ZIP;

/// As far into a file as browsers look to guess its type, in bytes:
/// <https://mimesniff.spec.whatwg.org/#reading-the-resource-header>.
const SNIFFED: usize = 1_445;

/// How much of what follows an image is read as if it were text, from either end, in bytes.
const TRAILING_TEXT: usize = 65_536;

/// How much of a file is in memory at a time, in bytes.
const PART: u64 = 4 * 1_048_576;

/// Longer than anything that is looked for, so that what lies across the end of a part is found in the next one.
const LONGEST_SIGNATURE: u64 = 64;

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

/// Looks at all of a film or document, which is served as it came, one part after the other.
///
/// # Errors
/// `HiddenContent` where it is something else as well; and where it cannot be read.
pub async fn in_file<U: Upload>(
    upload: &U,
    declared: ContentType,
) -> Result<(), Failure<U::Error>> {
    let mut at = 0;
    while at < upload.size() {
        let end = upload.size().min(at + PART);
        let part = upload::read(upload, at..end).await?;
        let is_document = declared != ContentType::Pdf && documents::is_in_noise(&part);
        let is_program = programs::begins(&part) || archives::begins(&part);
        refuse(is_document || is_program || markup::is_in_file(&part))?;
        refuse(archives::has_signature(&part))?;
        at = if end == upload.size() {
            end
        } else {
            end - LONGEST_SIGNATURE
        };
    }
    Ok(())
}

fn refuse(is_hidden: bool) -> Result<(), Rejection> {
    if is_hidden {
        Err(Rejection::HiddenContent)
    } else {
        Ok(())
    }
}
