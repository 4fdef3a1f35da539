//! A PNG without what is not needed to show it: what people and programs say in it is thrown away before anybody reads it.

use shared::domain::media::Rejection;

use super::chunks::{Chunk, Chunks, SIGNATURE};

/// What is needed: the size, the colours and what they mean, and the pixels where nothing moves.
/// <https://www.w3.org/TR/png-3/#5ChunkOrdering>
const NEEDED: [&[u8; 4]; 10] = [
    b"IHDR", b"PLTE", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"IDAT",
];

/// The parts of a PNG that matter here.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Clean<'a> {
    /// The image with the chunks that it needs.
    pub bytes: Vec<u8>,
    /// The TIFF structure that may tell which way is up.
    pub exif: Option<&'a [u8]>,
    has_pixels: bool,
}

/// Goes through a file to the end of the image, or of the file.
///
/// # Errors
/// `Damaged` where a chunk that is needed is, or one is missing.
pub fn read(bytes: &[u8]) -> Result<Clean<'_>, Rejection> {
    let mut clean = Clean {
        bytes: SIGNATURE.to_vec(),
        ..Clean::default()
    };
    for (position, chunk) in Chunks::of(bytes).enumerate() {
        let is_header = &chunk.kind == b"IHDR";
        let is_lost = chunk.is_critical() && !chunk.is_intact;
        if (position == 0) != is_header || is_lost {
            return Err(Rejection::Damaged);
        }
        clean.take(chunk);
    }
    if !clean.has_pixels {
        return Err(Rejection::Damaged);
    }
    clean.keep(*b"IEND", &[]);
    Ok(clean)
}

impl<'a> Clean<'a> {
    /// A decoder passes over what is not needed and was damaged, too.
    fn take(&mut self, chunk: Chunk<'a>) {
        if !chunk.is_intact {
            return;
        }
        self.has_pixels |= &chunk.kind == b"IDAT";
        if &chunk.kind == b"eXIf" {
            self.exif = self.exif.or(Some(chunk.data));
        }
        if NEEDED.contains(&&chunk.kind) {
            self.keep(chunk.kind, chunk.data);
        }
    }

    fn keep(&mut self, kind: [u8; 4], data: &[u8]) {
        // Chunks are at most as long as the file that they come from.
        let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
        let mut checksum = crc32fast::Hasher::new();
        checksum.update(&kind);
        checksum.update(data);
        self.bytes.extend(length.to_be_bytes());
        self.bytes.extend(kind);
        self.bytes.extend_from_slice(data);
        self.bytes.extend(checksum.finalize().to_be_bytes());
    }
}
