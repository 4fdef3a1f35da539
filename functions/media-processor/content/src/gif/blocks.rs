//! The blocks of a GIF: GIF89a, appendix B.

use shared_domain::media::Rejection;

use crate::{
    bytes::{byte, le16},
    images::Size,
};

/// Signature, version and what is said of the screen: sections 17 and 18.
const SCREEN: usize = 13;

/// The end of the image: section 27.
pub const TRAILER: u8 = 0x3B;

/// A block of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<'a> {
    /// A frame: its size, and how large the screen has to be to show all of it.
    Frame {
        /// Of the frame alone.
        size: Size,
        /// Of a screen with the frame in its lower right corner.
        reach: Size,
    },
    /// An extension: its label, and its parts, each behind its length.
    Extension(u8, &'a [u8]),
}

/// The blocks of a file in order, up to the trailer or the end of the file. What is not one is
/// `Damaged`, once.
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
            _ => None,
        }
    }

    /// Sections 23 to 26.
    fn extension(&self, at: usize) -> Option<(Block<'a>, usize)> {
        let label = byte(self.bytes, at + 1)?;
        let end = self.skip(at + 2)?;
        Some((Block::Extension(label, self.bytes.get(at + 2..end)?), end))
    }

    /// Section 20, the colours of the frame, how many bits a code begins with, and the codes.
    fn frame(&self, at: usize) -> Option<(Block<'a>, usize)> {
        let number = |at| le16(self.bytes, at).map(u32::from);
        let (left, top) = (number(at + 1)?, number(at + 3)?);
        let (width, height) = (number(at + 5)?, number(at + 7)?);
        let codes = at + 10 + table(byte(self.bytes, at + 9)?) + 1;
        let frame = Block::Frame {
            size: Size { width, height },
            reach: Size {
                width: left + width,
                height: top + height,
            },
        };
        Some((frame, self.skip(codes)?))
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
        if let None | Some(TRAILER) = byte(self.bytes, at) {
            return None;
        }
        let Some((block, end)) = self.read(at) else {
            return Some(Err(Rejection::Damaged));
        };
        self.at = Some(end);
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
