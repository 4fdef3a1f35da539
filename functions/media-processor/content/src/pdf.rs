//! Documents: ISO 32000-1, 7.5,
//! <https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf>.
//!
//! A document begins with its version, and ends with the place of its table of contents and
//! `%%EOF`. What cuts it short takes that end away.

use ::bytes::Bytes;
use memchr::memmem::{find, rfind};
use shared_domain::media::Rejection;

use super::{Failure, Upload, hidden, upload};

/// Readers look for the end of a document in as many bytes: annex H.3, implementation note 18.
/// Printers and programs of mail leave something of their own behind it.
const ENDS_WITHIN: usize = 1_024;

/// A linearised document says so within as many bytes: annex F.3.3.
const LINEARISED_WITHIN: usize = 1_024;

/// What the place of the table of contents stands behind: 7.5.5.
const START: &[u8] = b"startxref";

/// Checks that a document is whole and nothing else.
///
/// # Errors
/// Where it is damaged or an archive as well; and where it cannot be read.
pub async fn check<U: Upload>(upload: &U, head: &Bytes) -> Result<(), Failure<U::Error>> {
    let tail = upload::tail(upload, hidden::END_OF_ZIP).await?;
    hidden::in_tail(&tail)?;
    let document = hidden::document(head).and_then(|at| head.get(at..));
    let is_whole = document.is_some_and(has_version)
        && linearised_length(head).is_none_or(|length| length <= upload.size())
        && contents(&tail).is_some_and(|at| (1..upload.size()).contains(&at));
    if is_whole {
        Ok(())
    } else {
        Err(Rejection::Damaged.into())
    }
}

/// `%PDF-1.0` to `%PDF-2.9`.
fn has_version(document: &[u8]) -> bool {
    matches!(
        document,
        [
            b'%',
            b'P',
            b'D',
            b'F',
            b'-',
            b'1' | b'2',
            b'.',
            b'0'..=b'9',
            ..
        ]
    )
}

/// The length in bytes that a linearised document says it has. It holds two ends, so that one which
/// was cut off behind the first looks whole otherwise. Later additions make it longer, nothing
/// makes it shorter.
fn linearised_length(head: &[u8]) -> Option<u64> {
    let start = head.get(..LINEARISED_WITHIN).unwrap_or(head);
    let dictionary = start.get(find(start, b"/Linearized")?..)?;
    let length = dictionary.get(find(dictionary, b"/L ")? + 3..)?;
    number(length)
}

/// Where a document that ends like this has its table of contents. `%%EOF` may be missing behind
/// that.
fn contents(tail: &[u8]) -> Option<u64> {
    let end = trim_end(tail);
    let end = end.get(end.len().saturating_sub(ENDS_WITHIN)..)?;
    let place = end.get(rfind(end, START)? + START.len()..)?;
    let blank = place.iter().take_while(|byte| is_space(**byte)).count();
    number(place.get(blank..)?)
}

fn trim_end(bytes: &[u8]) -> &[u8] {
    let blank = bytes.iter().rev().take_while(|byte| is_space(**byte));
    let end = bytes.len() - blank.count();
    bytes.get(..end).unwrap_or(bytes)
}

/// The number that bytes begin with.
fn number(bytes: &[u8]) -> Option<u64> {
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit());
    let digits = bytes.get(..end.unwrap_or(bytes.len()))?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// White space: 7.2.2, table 1.
const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}
