//! What the segments of a whole file say.

use shared::domain::media::Rejection;

use crate::{
    hidden,
    images::{Size, check_size},
};

use super::{
    scan::Scans,
    segments::{EOI, SOS, Segment, Segments},
};

/// Scans of a progressive image that are followed. Encoders make about ten; each costs the time of going
/// through all pixels, which is what an image of thousands of them is for.
pub const MOST_SCANS: usize = 100;

/// Baseline, extended and progressive images, as opposed to lossless and arithmetic ones, which no browser
/// shows.
const SHOWN: std::ops::RangeInclusive<u8> = 0xC0..=0xC2;

/// The parts of a JPEG that matter here.
#[derive(Debug, PartialEq, Eq)]
pub struct Layout<'a> {
    /// The TIFF structure in which cameras tell which way is up, among much else.
    pub exif: Option<&'a [u8]>,
    /// Where the image ends, in bytes.
    pub end: usize,
}

/// What was seen on the way.
#[derive(Default)]
struct Seen<'a> {
    size: Option<Size>,
    exif: Option<&'a [u8]>,
    scans: usize,
    followed: Scans,
}

/// Goes through a file to the end of the image.
///
/// # Errors
/// `Damaged` where it is no JPEG that can be shown or lacks a part; `TooManyPixels`; `HiddenContent` where its metadata
/// holds a page or a script.
pub fn read(bytes: &[u8]) -> Result<Layout<'_>, Rejection> {
    let mut seen = Seen::default();
    for segment in Segments::of(bytes) {
        let segment = segment?;
        if segment.marker == EOI {
            return finish(&seen, segment.end);
        }
        seen.see(segment)?;
    }
    Err(Rejection::Damaged)
}

impl<'a> Seen<'a> {
    fn see(&mut self, segment: Segment<'a>) -> Result<(), Rejection> {
        if segment.is_metadata() {
            hidden::in_metadata(segment.payload)?;
            self.exif = self.exif.or_else(|| exif(segment));
        }
        if segment.is_frame() {
            self.frame(segment)?;
        }
        if segment.marker == SOS {
            self.scans += 1;
        }
        if self.scans > MOST_SCANS {
            return Err(Rejection::TooManyPixels);
        }
        self.followed.follow(&segment).ok_or(Rejection::Damaged)
    }

    /// There is one frame: several make a hierarchical image, which no browser shows.
    fn frame(&mut self, segment: Segment<'_>) -> Result<(), Rejection> {
        if self.size.is_some() || !SHOWN.contains(&segment.marker) {
            return Err(Rejection::Damaged);
        }
        self.size = segment.frame();
        check_size(self.size.ok_or(Rejection::Damaged)?)
    }
}

fn finish<'a>(seen: &Seen<'a>, end: usize) -> Result<Layout<'a>, Rejection> {
    if seen.followed.is_complete() {
        Ok(Layout {
            exif: seen.exif,
            end,
        })
    } else {
        Err(Rejection::Damaged)
    }
}

/// APP1 with this name: JEITA CP-3451, 4.7.2.
fn exif(segment: Segment<'_>) -> Option<&[u8]> {
    match segment.marker {
        0xE1 => segment.payload.strip_prefix(b"Exif\0\0"),
        _ => None,
    }
}
