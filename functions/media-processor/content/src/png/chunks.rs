//! The chunks of a PNG: <https://www.w3.org/TR/png-3/#5DataRep>.

use crate::bytes::{array, be32, slice};

/// What a file begins with.
pub const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1A\n";

/// Length, type and checksum, in bytes.
const AROUND: usize = 12;

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk<'a> {
    /// Its type, four letters.
    pub kind: [u8; 4],
    /// What it says.
    pub data: &'a [u8],
    /// True where its checksum is right.
    pub is_intact: bool,
}

impl Chunk<'_> {
    /// True where the image cannot be shown without it: the first letter is a capital.
    pub fn is_critical(&self) -> bool {
        matches!(self.kind, [first, ..] if first.is_ascii_uppercase())
    }
}

/// The chunks of a file in order, up to IEND or to the end of the file. What is left of one that is
/// cut off counts as one that is damaged.
pub struct Chunks<'a> {
    bytes: &'a [u8],
    at: Option<usize>,
}

impl<'a> Chunks<'a> {
    /// The chunks of a file that begins with the signature.
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: Some(SIGNATURE.len()),
        }
    }

    fn read(&self, at: usize) -> Option<(Chunk<'a>, usize)> {
        let length = usize::try_from(be32(self.bytes, at)?).ok()?;
        let kind = array(self.bytes, at + 4)?;
        let end = at.checked_add(AROUND)?.checked_add(length)?;
        let checked = slice(self.bytes, at + 4, length.checked_add(4)?);
        let checksum = be32(self.bytes, end - 4);
        let chunk = Chunk {
            kind,
            data: checked
                .and_then(|checked| checked.get(4..))
                .unwrap_or_default(),
            is_intact: checked.is_some_and(|checked| checksum == Some(crc32fast::hash(checked))),
        };
        Some((chunk, end))
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Chunk<'a>;

    fn next(&mut self) -> Option<Chunk<'a>> {
        let at = self.at.take()?;
        let (chunk, end) = self.read(at)?;
        if &chunk.kind == b"IEND" {
            return None;
        }
        self.at = Some(end);
        Some(chunk)
    }
}
