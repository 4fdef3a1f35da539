//! A JPEG without what is not needed to show it: what phones and people say in it is thrown away before anybody reads it.

use shared::domain::media::Rejection;

use crate::images::{Size, check_size};

use super::{
    coverage::Coverage,
    segments::{ADOBE, EOI, SOS, Segment, Segments},
};

/// Scans of a progressive image that are followed. Encoders make about ten; each costs the time of going
/// through all pixels, which is what an image of thousands of them is for.
const MOST_SCANS: usize = 100;

/// Baseline, extended and progressive images, as opposed to lossless and arithmetic ones, which no browser
/// shows.
const SHOWN: std::ops::RangeInclusive<u8> = 0xC0..=0xC2;

/// Ones in place of the codes that a scan lacks. No code has ones alone (T.81, C.2), so that a decoder that comes here
/// fails, where it would fill up what is missing with grey. As many as it may read ahead, which is 64.
const ONES: [u8; 16] = [
    0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0,
];

/// Where bits are read that are part of no code, ones are taken for them. A decoder that comes here fails, too: a marker
/// cannot be zero (B.1.1.2).
const NO_MARKER: [u8; 3] = [0xFF, 0xFF, 0];

/// The parts of a JPEG that matter here.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Clean<'a> {
    /// The image with the segments that it needs.
    pub bytes: Vec<u8>,
    /// The TIFF structure in which cameras tell which way is up, among much else.
    pub exif: Option<&'a [u8]>,
    size: Option<Size>,
    scans: usize,
    coverage: Coverage,
}

/// Goes through a file to the end of the image. What follows the last scan matters no more, whether it is an end, a film or
/// nothing.
///
/// # Errors
/// `Damaged` where it is no JPEG that can be shown or lacks a part; `TooManyPixels`.
pub fn read(bytes: &[u8]) -> Result<Clean<'_>, Rejection> {
    let mut clean = Clean {
        bytes: vec![0xFF, 0xD8],
        ..Clean::default()
    };
    let mut has_end = false;
    for segment in Segments::of(bytes) {
        has_end = segment.marker == EOI;
        if has_end || !clean.take(&segment)? {
            break;
        }
    }
    // Encoders may leave out what is hardly seen; then the end says that this was all.
    if clean.scans == 0 || !(has_end || clean.coverage.is_complete()) {
        return Err(Rejection::Damaged);
    }
    clean.bytes.extend([0xFF, EOI]);
    Ok(clean)
}

impl<'a> Clean<'a> {
    /// False where the image was over before.
    fn take(&mut self, segment: &Segment<'a>) -> Result<bool, Rejection> {
        if segment.is_frame() {
            if self.size.is_some() && self.scans > 0 {
                return Ok(false);
            }
            self.frame(segment)?;
        }
        if segment.marker == SOS {
            self.scans += 1;
            self.coverage.scan(segment.payload);
        }
        if self.scans > MOST_SCANS {
            return Err(Rejection::TooManyPixels);
        }
        self.exif = self.exif.or_else(|| exif(segment));
        if is_needed(segment) {
            self.keep(segment);
        }
        Ok(true)
    }

    /// There is one frame: several make a hierarchical image, which no browser shows.
    fn frame(&mut self, segment: &Segment<'_>) -> Result<(), Rejection> {
        if self.size.is_some() || !SHOWN.contains(&segment.marker) {
            return Err(Rejection::Damaged);
        }
        self.size = segment.frame();
        self.coverage = Coverage::of_frame(segment.payload);
        check_size(self.size.ok_or(Rejection::Damaged)?)
    }

    fn keep(&mut self, segment: &Segment<'_>) {
        self.bytes.extend([0xFF, segment.marker]);
        self.bytes.extend_from_slice(segment.length);
        self.bytes.extend_from_slice(segment.payload);
        if segment.marker == SOS {
            self.bytes.extend_from_slice(segment.scan);
            self.bytes.extend(ONES);
            self.bytes.extend(NO_MARKER);
        }
    }
}

/// Tables, frames, scans, and what tells what colours mean: T.81, table B.1.
fn is_needed(segment: &Segment<'_>) -> bool {
    match segment.marker {
        0xC0..=0xC2 | 0xC4 | 0xDA | 0xDB | 0xDC | 0xDD => true,
        0xE2 => segment.payload.starts_with(b"ICC_PROFILE\0"),
        ADOBE => segment.payload.starts_with(b"Adobe"),
        _ => false,
    }
}

/// APP1 with this name: JEITA CP-3451, 4.7.2.
fn exif<'a>(segment: &Segment<'a>) -> Option<&'a [u8]> {
    match segment.marker {
        0xE1 => segment.payload.strip_prefix(b"Exif\0\0"),
        _ => None,
    }
}
