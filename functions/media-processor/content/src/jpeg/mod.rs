//! Photographs: ITU-T T.81, <https://www.w3.org/Graphics/JPEG/itu-t81.pdf>.

mod clean;
mod coverage;
mod pixels;
mod segments;

use ::bytes::Bytes;
use image::metadata::Orientation;
use shared::domain::media::Rejection;

use super::images::{Size, Still};
use segments::Segments;

/// How large the image is that begins like this, as far as that can be told.
pub fn size(head: &[u8]) -> Option<Size> {
    Segments::of(head).find_map(|segment| segment.frame())
}

/// What is to be seen, the right way up.
///
/// # Errors
/// Where it is damaged or is too large.
pub fn decode(bytes: Bytes) -> Result<Still, Rejection> {
    let clean = clean::read(&bytes)?;
    let orientation = clean.exif.and_then(Orientation::from_exif_chunk);
    let clean = clean.bytes;
    drop(bytes);
    let mut still = pixels::read(&clean)?;
    still.turn(orientation);
    Ok(still)
}
