//! Files that are two things at once, so that one reader sees a photo and another a program.

mod archives;
mod documents;
mod markup;
mod programs;

use shared_domain::media::{ContentType, Rejection};

use crate::{
    Failure, Upload,
    upload::{self, PART},
};

pub use archives::END_OF_ZIP;
pub use documents::in_head as document;

/// As far into a file as browsers look to guess its type, in bytes:
/// <https://mimesniff.spec.whatwg.org/#reading-the-resource-header>.
const SNIFFED: usize = 1_445;

/// Longer than anything that is looked for, so that what lies across the end of a part is found in
/// the next one.
const LONGEST_SIGNATURE: u64 = 64;

/// Looks at how a film or document begins.
///
/// # Errors
/// `HiddenContent` where it is a page or a document as well.
pub fn in_head(head: &[u8], declared: ContentType) -> Result<(), Rejection> {
    let sniffed = head.get(..SNIFFED).unwrap_or(head);
    let is_document = declared != ContentType::Pdf && documents::in_head(head).is_some();
    refuse(markup::is_in_text(sniffed) || is_document)
}

/// Looks at how a film or document ends; its last [`END_OF_ZIP`] bytes are enough.
///
/// # Errors
/// `HiddenContent` where it is an archive as well.
pub fn in_tail(tail: &[u8]) -> Result<(), Rejection> {
    refuse(archives::is_at_end(tail))
}

/// True where text is a page or a script.
pub fn is_page(text: &[u8]) -> bool {
    markup::is_in_text(text)
}

/// Looks at all of a document, which is served as it came, one part after the other.
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
        in_served(&part, declared)?;
        at = if end == upload.size() {
            end
        } else {
            end - LONGEST_SIGNATURE
        };
    }
    Ok(())
}

/// Looks at what is served, or at a part of it. What is served of an image is written anew: what
/// hides in an upload is not in it.
///
/// # Errors
/// `HiddenContent` where it is something else as well.
pub fn in_served(bytes: &[u8], kind: ContentType) -> Result<(), Rejection> {
    let is_document = kind != ContentType::Pdf && documents::is_in_noise(bytes);
    let is_program = programs::begins(bytes) || archives::begins(bytes);
    refuse(is_document || is_program || markup::is_in_file(bytes))
}

fn refuse(is_hidden: bool) -> Result<(), Rejection> {
    if is_hidden {
        Err(Rejection::HiddenContent)
    } else {
        Ok(())
    }
}
