//! A PNG without what is not needed to show it: what people and programs say in it is thrown away
//! before anybody reads it.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use image::metadata::Orientation;
use shared_domain::media::Rejection;

use super::chunks::{Chunk, Chunks, SIGNATURE};
use crate::{
    bytes::be32,
    images::{Frames, Size},
};

/// What colours mean, but for a profile: <https://www.w3.org/TR/png-3/#5ChunkOrdering>
const COLOURS: [&[u8; 4]; 5] = [b"cICP", b"sRGB", b"gAMA", b"cHRM", b"sBIT"];
/// The colours of a palette, and the pixels.
const PIXELS: [&[u8; 4]; 3] = [b"PLTE", b"tRNS", b"IDAT"];
/// What moves: <https://www.w3.org/TR/png-3/#apng-frame-based-animation>
const ANIMATION: [&[u8; 4]; 3] = [b"acTL", b"fcTL", b"fdAT"];

/// The parts of a PNG that matter here.
#[derive(Debug, PartialEq, Eq)]
pub struct Clean<'a> {
    /// Which way is up.
    pub orientation: Orientation,
    chunks: Vec<Chunk<'a>>,
    frames: Frames,
}

/// Goes through a file to the end of the image, or of the file.
///
/// # Errors
/// `Damaged` where a chunk that is needed is, or one is missing; `TooManyPixels` where many frames
/// have too many.
pub fn read(bytes: &[u8]) -> Result<Clean<'_>, Rejection> {
    let mut clean = Clean {
        orientation: Orientation::NoTransforms,
        chunks: Vec::new(),
        frames: Frames::default(),
    };
    for (position, chunk) in Chunks::of(bytes).enumerate() {
        let is_header = &chunk.kind == b"IHDR";
        let is_lost = chunk.is_critical() && !chunk.is_intact;
        if (position == 0) != is_header || is_lost {
            return Err(Rejection::Damaged);
        }
        // A decoder passes over what is not needed and was damaged, too.
        if chunk.is_intact {
            clean.take(chunk)?;
        }
    }
    if !clean.has(b"IDAT") {
        return Err(Rejection::Damaged);
    }
    Ok(clean)
}

impl<'a> Clean<'a> {
    fn take(&mut self, chunk: Chunk<'a>) -> Result<(), Rejection> {
        match &chunk.kind {
            b"eXIf" => {
                let orientation = Orientation::from_exif_chunk(chunk.data);
                self.orientation = orientation.unwrap_or(self.orientation);
            }
            b"fcTL" => self.frame(chunk.data)?,
            _ => {}
        }
        self.chunks.push(chunk);
        Ok(())
    }

    fn frame(&mut self, control: &[u8]) -> Result<(), Rejection> {
        let side = |at| be32(control, at).unwrap_or_default();
        let (width, height) = (side(4), side(8));
        self.frames.add(Size { width, height })
    }

    fn has(&self, kind: &[u8; 4]) -> bool {
        self.chunks.iter().any(|chunk| &chunk.kind == kind)
    }

    /// True where it says that it moves.
    pub fn is_animated(&self) -> bool {
        self.has(b"acTL")
    }

    /// The image for a decoder. Where it does not move, what would is left out.
    pub fn decoded(&self, moves: bool) -> Vec<u8> {
        self.written(moves, |chunk| &chunk.kind == b"iCCP", None)
    }

    /// The image for those who look at it, with this profile.
    pub fn served(&self, moves: bool, profile: Option<&[u8]>) -> Vec<u8> {
        self.written(moves, |_| false, profile)
    }

    /// An image that was written anew, with what this one says of its colours.
    pub fn coloured(&self, image: &[u8], profile: Option<&[u8]>) -> Vec<u8> {
        let mut bytes = SIGNATURE.to_vec();
        for chunk in Chunks::of(image) {
            put(&mut bytes, chunk.kind, chunk.data);
            if &chunk.kind == b"IHDR" {
                put_profile(&mut bytes, profile);
                self.put(&mut bytes, |chunk| COLOURS.contains(&&chunk.kind));
            }
        }
        put(&mut bytes, *b"IEND", &[]);
        bytes
    }

    fn written(
        &self,
        moves: bool,
        also: impl Fn(&Chunk<'_>) -> bool,
        profile: Option<&[u8]>,
    ) -> Vec<u8> {
        let mut bytes = SIGNATURE.to_vec();
        self.put(&mut bytes, |chunk| &chunk.kind == b"IHDR");
        put_profile(&mut bytes, profile);
        self.put(&mut bytes, |chunk| {
            COLOURS.contains(&&chunk.kind)
                || PIXELS.contains(&&chunk.kind)
                || moves && ANIMATION.contains(&&chunk.kind)
                || also(chunk)
        });
        put(&mut bytes, *b"IEND", &[]);
        bytes
    }

    fn put(&self, bytes: &mut Vec<u8>, which: impl Fn(&Chunk<'_>) -> bool) {
        for chunk in self.chunks.iter().filter(|chunk| which(chunk)) {
            put(bytes, chunk.kind, chunk.data);
        }
    }
}

/// A profile whose name says nothing: <https://www.w3.org/TR/png-3/#11iCCP>
fn put_profile(bytes: &mut Vec<u8>, profile: Option<&[u8]>) {
    let Some(profile) = profile else { return };
    let mut data = ZlibEncoder::new(b"ICC\0\0".to_vec(), Compression::default());
    // Writing to memory does not fail.
    if data.write_all(profile).is_ok()
        && let Ok(data) = data.finish()
    {
        put(bytes, *b"iCCP", &data);
    }
}

fn put(bytes: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    // Chunks are at most as long as the file that they come from.
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    let mut checksum = crc32fast::Hasher::new();
    checksum.update(&kind);
    checksum.update(data);
    bytes.extend(length.to_be_bytes());
    bytes.extend(kind);
    bytes.extend_from_slice(data);
    bytes.extend(checksum.finalize().to_be_bytes());
}
