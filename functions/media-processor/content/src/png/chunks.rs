//! The chunks of a PNG: <https://www.w3.org/TR/png-3/#5DataRep>.

use shared::domain::media::Rejection;

use crate::bytes::{array, be32, slice};

/// The length of the signature, in bytes.
const SIGNATURE: usize = 8;

/// Length, type and checksum, in bytes.
const AROUND: usize = 12;

/// A chunk whose checksum is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk<'a> {
    /// Its type, four letters.
    pub kind: [u8; 4],
    /// What it says.
    pub data: &'a [u8],
    /// Where the next one begins.
    pub end: usize,
}

/// The chunks of a file in order, up to IEND. What is not one is `Damaged`, once.
pub struct Chunks<'a> {
    bytes: &'a [u8],
    at: Option<usize>,
}

impl<'a> Chunks<'a> {
    /// The chunks of a file that begins with the signature.
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: Some(SIGNATURE),
        }
    }

    fn read(&self, at: usize) -> Option<Chunk<'a>> {
        let length = usize::try_from(be32(self.bytes, at)?).ok()?;
        let checked = slice(self.bytes, at + 4, length.checked_add(4)?)?;
        let is_right = be32(self.bytes, at + 8 + length)? == crc32fast::hash(checked);
        is_right.then_some(Chunk {
            kind: array(checked, 0)?,
            data: checked.get(4..)?,
            end: at + AROUND + length,
        })
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Result<Chunk<'a>, Rejection>;

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at.take()?;
        let chunk = self.read(at);
        self.at = chunk
            .filter(|chunk| &chunk.kind != b"IEND")
            .map(|chunk| chunk.end);
        Some(chunk.ok_or(Rejection::Damaged))
    }
}
