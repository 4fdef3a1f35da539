//! Photographs: ITU-T T.81, <https://www.w3.org/Graphics/JPEG/itu-t81.pdf>.

mod layout;
mod pixels;
mod scan;
mod segments;

use ::bytes::Bytes;
use image::metadata::Orientation;
use shared::domain::media::Rejection;

use super::{
    hidden,
    images::{Size, Still},
};
use segments::Segments;

/// How large the image is that begins like this, as far as that can be told.
pub fn size(head: &[u8]) -> Option<Size> {
    Segments::of(head)
        .map_while(Result::ok)
        .find_map(|segment| segment.frame())
}

/// What is to be seen, the right way up.
///
/// # Errors
/// Where it is damaged, hides something or is too large.
pub fn decode(bytes: Bytes) -> Result<Still, Rejection> {
    hidden::in_image(&bytes)?;
    let layout = layout::read(&bytes)?;
    hidden::in_trailing(bytes.get(layout.end..).unwrap_or_default())?;
    let orientation = layout.exif.and_then(Orientation::from_exif_chunk);
    let mut still = pixels::read(bytes.get(..layout.end).unwrap_or_default())?;
    drop(bytes);
    still.turn(orientation);
    Ok(still)
}
