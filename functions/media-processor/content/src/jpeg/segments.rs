//! The segments of a JPEG: T.81, annex B.

use shared::domain::media::Rejection;

use crate::{
    bytes::{be16, byte, slice},
    images::Size,
};

/// End of image.
pub const EOI: u8 = 0xD9;
/// Start of scan.
pub const SOS: u8 = 0xDA;

/// A marker, what belongs to it, and the scan that follows it if one does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'a> {
    /// Which one it is; the byte behind 0xFF. Table B.1.
    pub marker: u8,
    /// What it says.
    pub payload: &'a [u8],
    /// The codes of the scan that it begins; nothing for all but SOS.
    pub scan: &'a [u8],
    /// Where the next one begins.
    pub end: usize,
}

impl Segment<'_> {
    /// The size of the image, where this segment is the header of a frame (B.2.2).
    pub fn frame(&self) -> Option<Size> {
        if !self.is_frame() {
            return None;
        }
        Some(Size {
            height: be16(self.payload, 1)?.into(),
            width: be16(self.payload, 3)?.into(),
        })
    }

    /// True for every kind of frame: 0xC4, 0xC8 and 0xCC are other things.
    pub const fn is_frame(&self) -> bool {
        matches!(self.marker, 0xC0..=0xCF) && !matches!(self.marker, 0xC4 | 0xC8 | 0xCC)
    }

    /// True for what applications and people say: APP0 to APP15 and COM.
    pub const fn is_metadata(&self) -> bool {
        matches!(self.marker, 0xE0..=0xEF | 0xFE)
    }
}

/// The segments of a file in order, up to the end of the image. What is not one is `Damaged`, once.
pub struct Segments<'a> {
    bytes: &'a [u8],
    at: Option<usize>,
}

impl<'a> Segments<'a> {
    /// The segments of a file that begins with the start of an image.
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: Some(2) }
    }

    fn read(&self, at: usize) -> Option<Segment<'a>> {
        let at = self.marker(at)?;
        let marker = byte(self.bytes, at)?;
        if marker == EOI {
            return Some(Segment {
                marker,
                payload: &[],
                scan: &[],
                end: at + 1,
            });
        }
        if !matches!(marker, 0xC0..=0xCF | 0xDA..=0xFE) {
            return None;
        }
        let length = usize::from(be16(self.bytes, at + 1)?);
        let payload = slice(self.bytes, at + 3, length.checked_sub(2)?)?;
        let start = at + 1 + length;
        let end = if marker == SOS {
            self.scan(start)?
        } else {
            start
        };
        Some(Segment {
            marker,
            payload,
            scan: self.bytes.get(start..end)?,
            end,
        })
    }

    /// Where the byte that names a marker is: behind 0xFF, any number of times (B.1.1.2).
    fn marker(&self, at: usize) -> Option<usize> {
        let fill = self
            .bytes
            .get(at..)?
            .iter()
            .take_while(|byte| **byte == 0xFF);
        match fill.count() {
            0 => None,
            length => Some(at + length),
        }
    }

    /// Where a scan ends: at the next marker that is neither a zero, which stands for 0xFF itself, nor
    /// one of those that scans are divided by (B.1.1.5).
    fn scan(&self, mut at: usize) -> Option<usize> {
        loop {
            let rest = self.bytes.get(at..)?;
            at += rest.iter().position(|byte| *byte == 0xFF)?;
            match byte(self.bytes, at + 1)? {
                0x00 | 0xD0..=0xD7 => at += 2,
                0xFF => at += 1,
                _ => return Some(at),
            }
        }
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = Result<Segment<'a>, Rejection>;

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at.take()?;
        let segment = self.read(at);
        self.at = segment
            .filter(|segment| segment.marker != EOI)
            .map(|segment| segment.end);
        Some(segment.ok_or(Rejection::Damaged))
    }
}
