//! Boxes: ISO/IEC 14496-12, 4.2. What QuickTime calls atoms is the same.

use std::ops::Range;

use shared_domain::media::Rejection;

use crate::bytes::{array, be32, be64};

/// The shortest header, in bytes: length and type. Fewer bytes than that are padding.
const SHORTEST: usize = 8;

/// What a box is, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boxed {
    /// Its type, four letters as a rule.
    pub kind: [u8; 4],
    /// Where in the file its header is, in which the type is behind four bytes.
    pub start: usize,
    /// Where in the file what it holds is.
    pub body: Range<usize>,
}

/// The boxes in a part of a file, which they fill without gaps.
///
/// # Errors
/// `Damaged` where one is longer than that or shorter than its header.
pub fn read(file: &[u8], part: Range<usize>) -> Result<Vec<Boxed>, Rejection> {
    let mut boxes = Vec::new();
    let mut at = part.start;
    while part.end.saturating_sub(at) >= SHORTEST {
        let read = boxed(file, at, part.end).ok_or(Rejection::Damaged)?;
        at = read.body.end;
        boxes.push(read);
    }
    Ok(boxes)
}

fn boxed(file: &[u8], at: usize, limit: usize) -> Option<Boxed> {
    let (header, end) = match be32(file, at)? {
        0 => (SHORTEST, limit),
        1 => {
            let length = usize::try_from(be64(file, at + SHORTEST)?).ok()?;
            (SHORTEST * 2, at.checked_add(length)?)
        }
        length => (SHORTEST, at.checked_add(usize::try_from(length).ok()?)?),
    };
    let body = at + header..end;
    (body.start <= end && end <= limit).then_some(Boxed {
        kind: array(file, at + 4)?,
        start: at,
        body,
    })
}
