//! The blocks of a GIF: GIF89a, appendix B.

use std::borrow::Cow;

use shared::domain::media::Rejection;

use crate::{
    bytes::{byte, le16, slice},
    images::Size,
};

/// Signature, version and what is said of the screen: sections 17 and 18.
const SCREEN: usize = 13;

/// A block of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<'a> {
    /// A frame: its size.
    Frame(Size),
    /// An extension: its label, and what it says.
    Extension(u8, Cow<'a, [u8]>),
    /// The end of the image, and where that is.
    Trailer(usize),
}

/// The blocks of a file in order. What is not one is `Damaged`, once.
pub struct Blocks<'a> {
    bytes: &'a [u8],
    at: Option<usize>,
}

impl<'a> Blocks<'a> {
    /// The blocks of a file that begins with the signature.
    pub fn of(bytes: &'a [u8]) -> Self {
        let flags = byte(bytes, 10);
        Self {
            bytes,
            at: flags.map(|flags| SCREEN + table(flags)),
        }
    }

    fn read(&self, at: usize) -> Option<(Block<'a>, usize)> {
        match byte(self.bytes, at)? {
            0x21 => self.extension(at),
            0x2C => self.frame(at),
            0x3B => Some((Block::Trailer(at + 1), at + 1)),
            _ => None,
        }
    }

    /// Sections 23 to 26.
    fn extension(&self, at: usize) -> Option<(Block<'a>, usize)> {
        let label = byte(self.bytes, at + 1)?;
        let end = self.skip(at + 2)?;
        let blocks = self.bytes.get(at + 2..end)?;
        Some((Block::Extension(label, joined(blocks)), end))
    }

    /// Section 20, the colours of the frame, how many bits a code begins with, and the codes.
    fn frame(&self, at: usize) -> Option<(Block<'a>, usize)> {
        let size = Size {
            width: le16(self.bytes, at + 5)?.into(),
            height: le16(self.bytes, at + 7)?.into(),
        };
        let codes = at + 10 + table(byte(self.bytes, at + 9)?) + 1;
        Some((Block::Frame(size), self.skip(codes)?))
    }

    /// Where a row of blocks ends that each begin with their length; the last has none. Section 15.
    fn skip(&self, mut at: usize) -> Option<usize> {
        loop {
            match usize::from(byte(self.bytes, at)?) {
                0 => return Some(at + 1),
                length => at += 1 + length,
            }
        }
    }
}

impl<'a> Iterator for Blocks<'a> {
    type Item = Result<Block<'a>, Rejection>;

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at.take()?;
        let Some((block, end)) = self.read(at) else {
            return Some(Err(Rejection::Damaged));
        };
        self.at = (!matches!(block, Block::Trailer(_))).then_some(end);
        Some(Ok(block))
    }
}

/// The length in bytes of a table of colours, by the flags before it: section 18, c and g.
const fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}

/// What blocks hold without their lengths, which would divide what hides there.
fn joined(blocks: &[u8]) -> Cow<'_, [u8]> {
    let first = usize::from(byte(blocks, 0).unwrap_or_default());
    if first + 2 == blocks.len() {
        return Cow::Borrowed(slice(blocks, 1, first).unwrap_or_default());
    }
    let (mut joined, mut at) = (Vec::with_capacity(blocks.len()), 0);
    while let Some(length) = byte(blocks, at) {
        joined.extend_from_slice(slice(blocks, at + 1, length.into()).unwrap_or_default());
        at += 1 + usize::from(length);
    }
    Cow::Owned(joined)
}
