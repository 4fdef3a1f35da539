//! Photographs: ITU-T T.81, <https://www.w3.org/Graphics/JPEG/itu-t81.pdf>.
//!
//! A photo is served with the pixels that it came with, code for code, where nothing has to be done
//! to them. Where it lies on its side, is made of inks or is put together in a way that some
//! viewers do not understand, it is decoded and written anew, as exactly as it came and no more.

mod clean;
mod coverage;
mod pixels;
mod precision;
mod segments;

use ::bytes::Bytes;
use image::{DynamicImage, metadata::Orientation};
use shared_domain::media::{ContentType, Rejection};

use super::{
    hidden,
    images::{self, Colours, PORTRAIT, PREVIEW, Precision, Renditions, Size, Still},
};
use clean::Clean;
use pixels::Pixels;
use segments::Segments;

/// As large, in bytes, a file may be whatever its size was: its tables weigh more than its pixels.
const SMALL: usize = 16_384;

/// How often steps are made larger for a file that grew.
const TRIES: usize = 3;

/// How large an image has to be that is decoded to be made smaller, in pixels.
#[derive(Debug, Clone, Copy)]
enum Least {
    /// The longest side.
    Longest(u16),
    /// The shortest side.
    Shortest(u16),
}

/// How large the image is that begins like this, as far as that can be told.
pub fn size(head: &[u8]) -> Option<Size> {
    Segments::of(head).find_map(|segment| segment.frame())
}

/// What is served of it.
///
/// # Errors
/// Where it is damaged, is too large or hides something.
pub fn renditions(bytes: Bytes) -> Result<Renditions, Rejection> {
    let clean = clean::read(&bytes)?;
    match as_it_came(&clean)? {
        Some(made) => Ok(made),
        None => anew(&clean, bytes.len()),
    }
}

/// What is to be seen, the right way up.
///
/// # Errors
/// Where it is damaged or is too large.
pub fn still(bytes: Bytes) -> Result<Still, Rejection> {
    let clean = clean::read(&bytes)?;
    let Pixels { mut image, profile } =
        pixels::read(&clean.guarded(), Some(Least::Shortest(PORTRAIT)))?;
    image.apply_orientation(clean.orientation);
    Ok(Still::new(image, &profile.colours))
}

/// The segments that came, where they show it as it is to be seen, and hide nothing.
fn as_it_came(clean: &Clean<'_>) -> Result<Option<Renditions>, Rejection> {
    if clean.orientation != Orientation::NoTransforms || !clean.is_usual() {
        return Ok(None);
    }
    let Pixels { image, profile } = pixels::read(&clean.guarded(), Some(Least::Longest(PREVIEW)))?;
    let file = clean.served(profile.kept.as_deref());
    if profile.is_lost() || hidden::in_served(&file, ContentType::Jpeg).is_err() {
        return Ok(None);
    }
    Still::new(image, &profile.colours)
        .renditions(file)
        .map(Some)
}

/// The pixels that came, in sRGB where a profile is not served.
fn anew(clean: &Clean<'_>, came: usize) -> Result<Renditions, Rejection> {
    let Pixels { mut image, profile } = pixels::read(&clean.guarded(), None)?;
    let mut colours = profile.colours.clone();
    if profile.is_lost() {
        image = colours.to_srgb(image);
        colours = Colours::default();
    }
    image.apply_orientation(clean.orientation);
    let precision = precision::turned(precision::read(&clean.segments), clean.orientation);
    let file = written(&image, precision, profile.kept.as_deref(), came)?;
    hidden::in_served(&file, ContentType::Jpeg)?;
    Still::new(image, &colours).renditions(file)
}

/// An image that came in so many bytes, in hardly more.
fn written(
    image: &DynamicImage,
    mut precision: Precision,
    profile: Option<&[u8]>,
    came: usize,
) -> Result<Vec<u8>, Rejection> {
    let most = (came + came / 10).max(SMALL);
    let mut file = images::jpeg(image, &precision, profile)?;
    for _ in 0..TRIES {
        if file.len() <= most {
            break;
        }
        precision = precision::coarser(precision, file.len(), most);
        file = images::jpeg(image, &precision, profile)?;
    }
    Ok(file)
}
