//! Pictures without loss: <https://www.w3.org/TR/png-3/>.
//!
//! A picture is served with the pixels that it came with, bit for bit, and moves if it moved. Where
//! it lies on its side it is decoded and written anew.

mod chunks;
mod clean;
mod meaning;
mod pixels;

use ::bytes::Bytes;
use image::metadata::Orientation;
use shared_domain::media::{ContentType, Rejection};

use super::{
    bytes::be32,
    hidden,
    images::{self, Colours, Renditions, Size, Still},
};
use clean::Clean;
use pixels::Pixels;

/// How large the image is that begins like this: IHDR comes first.
pub fn size(head: &[u8]) -> Option<Size> {
    Some(Size {
        width: be32(head, 16)?,
        height: be32(head, 20)?,
    })
}

/// What is served of it.
///
/// # Errors
/// Where it is damaged, is too large or hides something.
pub fn renditions(bytes: Bytes) -> Result<Renditions, Rejection> {
    let clean = clean::read(&bytes)?;
    let pixels = pixels::read(&clean.decoded(false))?;
    match as_it_came(&clean, &pixels) {
        Some(file) => Still::new(pixels.image, &pixels.meaning.colours).renditions(file),
        None => anew(&clean, pixels),
    }
}

/// What is to be seen, the right way up; of an animation, what is seen where it does not move.
///
/// # Errors
/// Where it is damaged or is too large.
pub fn still(bytes: Bytes) -> Result<Still, Rejection> {
    let clean = clean::read(&bytes)?;
    let Pixels { mut image, meaning } = pixels::read(&clean.decoded(false))?;
    image.apply_orientation(clean.orientation);
    Ok(Still::new(image, &meaning.colours))
}

/// The chunks that came, where they show it as it is to be seen, and hide nothing.
fn as_it_came(clean: &Clean<'_>, pixels: &Pixels) -> Option<Vec<u8>> {
    if clean.orientation != Orientation::NoTransforms || pixels.meaning.is_lost {
        return None;
    }
    let moves = clean.is_animated() && pixels::moves(&clean.decoded(true));
    let file = clean.served(moves, pixels.meaning.profile.as_deref());
    let is_plain = hidden::in_served(&file, ContentType::Png).is_ok();
    is_plain.then_some(file)
}

/// The pixels that came, in sRGB where a profile is not served.
fn anew(clean: &Clean<'_>, pixels: Pixels) -> Result<Renditions, Rejection> {
    let Pixels { mut image, meaning } = pixels;
    image.apply_orientation(clean.orientation);
    let (colours, file);
    if meaning.is_lost {
        image = meaning.colours.to_srgb(image);
        (colours, file) = (Colours::default(), images::png(&image)?);
    } else {
        colours = meaning.colours;
        file = clean.coloured(&images::png(&image)?, meaning.profile.as_deref());
    }
    hidden::in_served(&file, ContentType::Png)?;
    Still::new(image, &colours).renditions(file)
}
