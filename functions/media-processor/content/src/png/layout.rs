//! What the chunks of a whole file say.

use shared::domain::media::Rejection;

use crate::hidden;

use super::chunks::{Chunk, Chunks};

/// The parts of a PNG that matter here.
#[derive(Debug, PartialEq, Eq)]
pub struct Layout<'a> {
    /// The TIFF structure that may tell which way is up.
    pub exif: Option<&'a [u8]>,
    /// Where the image ends, in bytes.
    pub end: usize,
}

/// Goes through a file to the end of the image.
///
/// # Errors
/// `Damaged` where a chunk is, or one is missing; `HiddenContent` where metadata holds a page or script.
pub fn read(bytes: &[u8]) -> Result<Layout<'_>, Rejection> {
    let (mut exif, mut has_pixels) = (None, false);
    for (position, chunk) in Chunks::of(bytes).enumerate() {
        let chunk = chunk?;
        if (position == 0) != (&chunk.kind == b"IHDR") {
            return Err(Rejection::Damaged);
        }
        match &chunk.kind {
            b"IEND" => return finish(chunk, exif, has_pixels),
            b"IDAT" => has_pixels = true,
            b"eXIf" => exif = exif.or(Some(chunk.data)),
            _ => {}
        }
        if is_metadata(chunk) {
            hidden::in_metadata(chunk.data)?;
        }
    }
    Err(Rejection::Damaged)
}

fn finish<'a>(
    last: Chunk<'_>,
    exif: Option<&'a [u8]>,
    has_pixels: bool,
) -> Result<Layout<'a>, Rejection> {
    if has_pixels && last.data.is_empty() {
        Ok(Layout {
            exif,
            end: last.end,
        })
    } else {
        Err(Rejection::Damaged)
    }
}

/// True for all but the colours and the pixels, of the image and of the frames of an animation.
fn is_metadata(chunk: Chunk<'_>) -> bool {
    !matches!(&chunk.kind, b"PLTE" | b"IDAT" | b"fdAT")
}
