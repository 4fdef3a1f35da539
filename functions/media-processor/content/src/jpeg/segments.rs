//! The segments of a JPEG: T.81, annex B.

use crate::{
    bytes::{be16, byte, slice},
    images::Size,
};

/// End of image.
pub const EOI: u8 = 0xD9;
/// Start of scan.
pub const SOS: u8 = 0xDA;
/// The application segment in which JFIF says what it is.
pub const APP0: u8 = 0xE0;
/// The application segments which profiles are in.
pub const APP2: u8 = 0xE2;
/// The application segment in which Adobe says which transform the colours went through.
pub const ADOBE: u8 = 0xEE;

/// A marker, what belongs to it, and the scan that follows it if one does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'a> {
    /// Which one it is; the byte behind 0xFF. Table B.1.
    pub marker: u8,
    /// How long it is, as it says.
    pub length: &'a [u8],
    /// What it says.
    pub payload: &'a [u8],
    /// The codes of the scan that it begins; nothing for all but SOS.
    pub scan: &'a [u8],
    /// True where nothing stands before it that belongs to no segment.
    pub follows: bool,
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
}

/// The segments of a file in order, up to the end of the image or of the file. As decoders do, it
/// goes on to the next marker where something else stands before it.
pub struct Segments<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Segments<'a> {
    /// The segments of a file that begins with the start of an image.
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 2 }
    }

    /// Where the byte is that names the next marker which begins a segment or ends the image:
    /// behind 0xFF, any number of times (B.1.1.2).
    fn marker(&self) -> Option<usize> {
        let rest = self.bytes.get(self.at..)?;
        let mut bytes = rest.iter().zip(rest.get(1..)?);
        let before = bytes
            .position(|(byte, next)| *byte == 0xFF && matches!(next, 0xC0..=0xCF | 0xD9..=0xFE))?;
        Some(self.at + before + 1)
    }

    fn read(&self, at: usize) -> Option<(Segment<'a>, usize)> {
        let follows = at == self.at + 1;
        let marker = byte(self.bytes, at)?;
        if marker == EOI {
            let segment = Segment {
                marker,
                length: &[],
                payload: &[],
                scan: &[],
                follows,
            };
            return Some((segment, at + 1));
        }
        let length = usize::from(be16(self.bytes, at + 1)?);
        let start = at + 1 + length;
        let end = match marker {
            SOS => self.scan(start),
            _ => start,
        };
        let segment = Segment {
            marker,
            length: slice(self.bytes, at + 1, 2)?,
            payload: slice(self.bytes, at + 3, length.checked_sub(2)?)?,
            scan: self.bytes.get(start..end)?,
            follows,
        };
        Some((segment, end))
    }

    /// Where a scan ends: at the next marker that is neither a zero, which stands for 0xFF itself,
    /// nor one of those that scans are divided by (B.1.1.5); or at the end of the file.
    fn scan(&self, start: usize) -> usize {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let mut pairs = rest.iter().zip(rest.iter().skip(1));
        let length = pairs
            .position(|(byte, next)| *byte == 0xFF && !matches!(next, 0x00 | 0xD0..=0xD7 | 0xFF));
        length.map_or(self.bytes.len(), |length| start + length)
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Segment<'a>> {
        let (segment, end) = self.read(self.marker()?)?;
        self.at = end;
        Some(segment)
    }
}
