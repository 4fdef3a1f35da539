//! The header of a box: ISO/IEC 14496-12, 4.2.

use std::ops::Range;

use crate::bytes::{array, be32, be64};

/// The longest header, in bytes: length, type, and the length again where four bytes cannot hold it.
pub const LONGEST: u64 = 16;

/// The shortest, in bytes: length and type.
pub const SHORTEST: u64 = 8;

/// What a box is, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its type, four letters as a rule.
    pub kind: [u8; 4],
    /// Where in the file what it holds is.
    pub body: Range<u64>,
}

impl Header {
    /// Reads the header at an offset, of a box in something that ends at `limit`. `None` where the box
    /// would be longer than that or shorter than its header.
    pub fn read(bytes: &[u8], at: u64, limit: u64) -> Option<Self> {
        let kind = array(bytes, 4)?;
        let (start, end) = match be32(bytes, 0)? {
            0 => (at + 8, limit),
            1 => (at + 16, at.checked_add(be64(bytes, 8)?)?),
            length => (at + 8, at + u64::from(length)),
        };
        (start <= end && end <= limit).then_some(Self {
            kind,
            body: start..end,
        })
    }
}
