//! A JPEG without what is not needed to show it: what phones and people say in it is thrown away
//! before anybody reads it.

use image::metadata::Orientation;
use shared_domain::media::Rejection;

use crate::images::{Size, check_size};

use super::{
    coverage::Coverage,
    segments::{ADOBE, APP0, APP2, EOI, SOS, Segment, Segments},
};

/// Scans of a progressive image that are followed. Encoders make about ten; each costs the time of
/// going through all pixels, which is what an image of thousands of them is for.
const MOST_SCANS: usize = 100;

/// Baseline, extended and progressive images, as opposed to lossless and arithmetic ones, which no
/// browser shows.
const SHOWN: std::ops::RangeInclusive<u8> = 0xC0..=0xC2;

/// The frame of an image whose scans hold some coefficients, or some bits of them.
const PROGRESSIVE: u8 = 0xC2;

/// Ones in place of the codes that a scan lacks. No code has ones alone (T.81, C.2), so that a
/// decoder that comes here fails, where it would fill up what is missing with grey. As many as it
/// may read ahead, which is 64.
const ONES: [u8; 16] = [
    0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0,
];

/// Where bits are read that are part of no code, ones are taken for them. A decoder that comes here
/// fails, too: a marker cannot be zero (B.1.1.2).
const NO_MARKER: [u8; 3] = [0xFF, 0xFF, 0];

/// What a profile is in behind, with its place in a row of parts and how many there are:
/// ICC.1:2022, B.4.
const PROFILE: &[u8] = b"ICC_PROFILE\0";

/// As much of a profile fits into a segment, in bytes.
const PROFILE_PART: usize = 65_519;

/// What says that colours are brightness and two differences, where components have names that say
/// otherwise: no thumbnail, and no size but that pixels are square. ITU-T T.871, 10.1.
const JFIF: &[u8] = b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0";

/// The parts of a JPEG that matter here.
#[derive(Debug, PartialEq, Eq)]
pub struct Clean<'a> {
    /// The segments that it needs, but for its profile.
    pub segments: Vec<Segment<'a>>,
    /// Which way is up.
    pub orientation: Orientation,
    profile: Vec<Segment<'a>>,
    is_jfif: bool,
    ends_with_scan: bool,
    size: Option<Size>,
    scans: usize,
    coverage: Coverage,
}

/// Goes through a file to the end of the image. What follows the last scan matters no more, whether
/// it is an end, a film or nothing.
///
/// # Errors
/// `Damaged` where it is no JPEG that can be shown or lacks a part; `TooManyPixels`.
pub fn read(bytes: &[u8]) -> Result<Clean<'_>, Rejection> {
    let mut clean = Clean {
        segments: Vec::new(),
        orientation: Orientation::NoTransforms,
        profile: Vec::new(),
        is_jfif: false,
        ends_with_scan: false,
        size: None,
        scans: 0,
        coverage: Coverage::default(),
    };
    let (mut exif, mut has_end, mut before) = (None, false, None);
    for segment in Segments::of(bytes) {
        has_end = segment.marker == EOI;
        if has_end {
            clean.ends_with_scan = segment.follows && before == Some(SOS);
        }
        if has_end || !clean.take(segment)? {
            break;
        }
        exif = exif.or_else(|| self::exif(&segment));
        before = Some(segment.marker);
    }
    // Encoders may leave out what is hardly seen; then the end says that this was all.
    if clean.scans == 0 || !(has_end || clean.coverage.is_complete()) {
        return Err(Rejection::Damaged);
    }
    if let Some(orientation) = exif.and_then(Orientation::from_exif_chunk) {
        clean.orientation = orientation;
    }
    Ok(clean)
}

impl<'a> Clean<'a> {
    /// False where the image was over before.
    fn take(&mut self, segment: Segment<'a>) -> Result<bool, Rejection> {
        if segment.is_frame() {
            if self.size.is_some() && self.scans > 0 {
                return Ok(false);
            }
            self.frame(&segment)?;
        }
        if segment.marker == SOS {
            self.scans += 1;
            self.coverage.scan(segment.payload);
        }
        if self.scans > MOST_SCANS {
            return Err(Rejection::TooManyPixels);
        }
        self.is_jfif |= segment.marker == APP0 && segment.payload.starts_with(b"JFIF\0");
        if is_needed(&segment) {
            self.segments.push(segment);
        } else if segment.marker == APP2 && segment.payload.starts_with(PROFILE) {
            self.profile.push(segment);
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

    /// True where viewers show it whatever decoder they have: it is grey or of three colours, its
    /// first scan holds something of all of them, all of it where pixels are not sent bit by bit,
    /// and its end follows its last scan, and no scan ends in text: what stands between its last
    /// code and the next marker, no decoder tells of.
    pub fn is_usual(&self) -> bool {
        let frame = self.segments.iter().find(|segment| segment.is_frame());
        let components = frame.and_then(|frame| frame.payload.get(5));
        let is_progressive = frame.is_some_and(|frame| frame.marker == PROGRESSIVE);
        let first = self.segments.iter().find(|segment| segment.marker == SOS);
        matches!(components, Some(1 | 3))
            && first.and_then(|scan| scan.payload.first()) == components
            && (is_progressive || self.scans == 1)
            && self.ends_with_scan
            && !self
                .segments
                .iter()
                .any(|segment| ends_in_text(segment.scan))
    }

    /// The image for a decoder, which fails where anything is missing.
    pub fn guarded(&self) -> Vec<u8> {
        let mut bytes = self.start();
        for segment in &self.profile {
            write(&mut bytes, segment);
        }
        for segment in &self.segments {
            write(&mut bytes, segment);
            if segment.marker == SOS {
                bytes.extend(ONES);
                bytes.extend(NO_MARKER);
            }
        }
        bytes.extend([0xFF, EOI]);
        bytes
    }

    /// The image for those who look at it.
    pub fn served(&self, profile: Option<&[u8]>) -> Vec<u8> {
        let mut bytes = self.start();
        let parts = profile.unwrap_or_default().chunks(PROFILE_PART);
        let count = parts.len() as u8;
        for (part, number) in parts.zip(1_u8..) {
            let payload = [PROFILE, &[number, count], part].concat();
            write_new(&mut bytes, APP2, &payload);
        }
        for segment in &self.segments {
            write(&mut bytes, segment);
        }
        bytes.extend([0xFF, EOI]);
        bytes
    }

    fn start(&self) -> Vec<u8> {
        let mut bytes = vec![0xFF, 0xD8];
        if self.is_jfif {
            write_new(&mut bytes, APP0, JFIF);
        }
        bytes
    }
}

/// True where letters stand in a row near the end of a scan, more than codes have by chance: once
/// in 2,000 photos.
fn ends_in_text(scan: &[u8]) -> bool {
    const NEAR: usize = 4_096;
    const IN_A_ROW: usize = 16;
    let end = scan.get(scan.len().saturating_sub(NEAR)..);
    let is_letter = |byte: &u8| (b' '..=b'~').contains(byte);
    let mut rows = end.unwrap_or_default().split(|byte| !is_letter(byte));
    rows.any(|row| row.len() >= IN_A_ROW)
}

fn write(bytes: &mut Vec<u8>, segment: &Segment<'_>) {
    bytes.extend([0xFF, segment.marker]);
    bytes.extend_from_slice(segment.length);
    bytes.extend_from_slice(segment.payload);
    bytes.extend_from_slice(segment.scan);
}

fn write_new(bytes: &mut Vec<u8>, marker: u8, payload: &[u8]) {
    // A payload is never longer than a part of a profile.
    let length = u16::try_from(payload.len() + 2).unwrap_or(u16::MAX);
    bytes.extend([0xFF, marker]);
    bytes.extend(length.to_be_bytes());
    bytes.extend_from_slice(payload);
}

/// Tables, frames, scans, and what tells how colours were transformed: T.81, table B.1.
fn is_needed(segment: &Segment<'_>) -> bool {
    match segment.marker {
        0xC0..=0xC2 | 0xC4 | 0xDA | 0xDB | 0xDC | 0xDD => true,
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
