//! Pictures without loss: <https://www.w3.org/TR/png-3/>.

mod chunks;
mod clean;

use std::io::Cursor;

use ::bytes::Bytes;
use image::{
    DynamicImage, ImageDecoder, ImageError, codecs::png::PngDecoder, metadata::Orientation,
};
use shared::domain::media::Rejection;

use super::{
    bytes::be32,
    images::{self, Size, Still},
};

/// How large the image is that begins like this: IHDR comes first.
pub fn size(head: &[u8]) -> Option<Size> {
    Some(Size {
        width: be32(head, 16)?,
        height: be32(head, 20)?,
    })
}

/// What is to be seen, the right way up; of an animation, what is seen where it does not move.
///
/// # Errors
/// Where it is damaged or is too large.
pub fn decode(bytes: Bytes) -> Result<Still, Rejection> {
    let clean = clean::read(&bytes)?;
    let orientation = clean.exif.and_then(Orientation::from_exif_chunk);
    let clean = clean.bytes;
    drop(bytes);
    let mut still = pixels(&clean)?;
    still.turn(orientation);
    Ok(still)
}

fn pixels(bytes: &[u8]) -> Result<Still, Rejection> {
    let mut decoder =
        PngDecoder::with_limits(Cursor::new(bytes), images::limits()).map_err(rejection)?;
    images::check_bytes(decoder.total_bytes())?;
    let profile = decoder.icc_profile().map_err(rejection)?;
    let image = DynamicImage::from_decoder(decoder).map_err(rejection)?;
    Ok(Still::new(image, profile))
}

fn rejection(error: ImageError) -> Rejection {
    match error {
        ImageError::Limits(_) => Rejection::TooManyPixels,
        _ => Rejection::Damaged,
    }
}
